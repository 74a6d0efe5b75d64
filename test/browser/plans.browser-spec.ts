import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import {
  type App,
  launchBrowser,
  sharedApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { overhang, seriousFindings } from '../support/accessibility.js';
import {
  renewThere,
  subscribed,
  type Subscriber,
  untilSubscription,
} from '../support/subscriptions.js';
import { oneOrAll, thorough } from '../support/thorough.js';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);
afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function signedIn(
  path: string,
  account: { email: string; password: string },
  viewport: { width: number; height: number },
): Promise<Page> {
  const watched = await browser.newPage({ viewport });
  open.push(watched);
  const { page } = watched;
  page.setDefaultTimeout(20_000);
  await page.goto(`${app.url}/sign-in?returnTo=${encodeURIComponent(path)}`);
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(app.url + path);
  return page;
}

const planPage = ({ person }: Subscriber, viewport = DESKTOP): Promise<Page> =>
  signedIn('/account/plan', person, viewport);

/** A picture that was made to be kept; its id. */
async function keptRun(token: string): Promise<string> {
  const asset = await upload(app, token, await smallPhoto(320, 240));
  const { body } = await startRun(app, token, asset, { retention: 'GALLERY' });
  await untilEnded(app, token, body.id as string);
  return body.id as string;
}

async function expectSound(page: Page): Promise<void> {
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
}

describe.each(
  oneOrAll([
    ['on a phone', PHONE],
    ['on a desktop', DESKTOP],
  ]),
)('somebody %s', (_, viewport) => {
  it('gets a plan, sees when it renews, cancels it and takes that back', async () => {
    const ada = await app.signUp();
    const earlier = await keptRun(ada.accessToken);
    await app.put('/billing/cap', { token: ada.accessToken, body: { credits: 1000 } });
    const page = await signedIn('/pricing', ada, viewport);
    await page.getByText('use 1,000 credits a month, less than Pro brings').waitFor();
    await app.put('/billing/cap', { token: ada.accessToken, body: { credits: 100 } });
    await page.reload();
    await page.getByText('use 100 credits a month, less than Premium and Pro bring').waitFor();
    await page.getByRole('heading', { name: 'Every month', exact: true }).waitFor();
    await page.getByText('What becomes of pictures that I made before a plan?').waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Get Premium for $9.99 a month' }).click();
    await page.getByLabel(/Visa whose bank asks/).check();
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Premium is yours' }).waitFor();
    await page.getByText('What you made before keeps its time').waitFor();
    await page.getByText('use 100 credits a month, less than Premium brings').waitFor();
    await expectSound(page);

    await page.goto(`${app.url}/g/${earlier}`);
    await page.getByText(/^Kept until \d+ \w+$/).waitFor();
    await page.getByRole('button', { name: 'Keep it until I remove it' }).click();
    await page.getByText('Until you delete it.').waitFor();

    // A photo's look is a short stay all the same, and the studio says what the plan would change.
    await page.goto(`${app.url}/studio/photo-duotone`);
    await page
      .getByText(/^Erased 5 minutes after .* With your plan, Keep lets it stay until you remove it/)
      .waitFor();
    await page.getByRole('radio', { name: 'Keep', exact: true }).check();
    await page.getByText('Stays in your gallery until you remove it.').waitFor();

    await page.goto(`${app.url}/account/plan`);
    await page.getByText(/^Renews on \d+ \w+\.$/).waitFor();
    await expectSound(page);
    await page.getByText('What you made before keeps its time').waitFor();
    await page.getByText('use 100 credits a month, less than Premium brings').waitFor();
    await page.getByRole('link', { name: 'Change or remove the cap' }).waitFor();
    await page.getByRole('button', { name: 'Keep all that I make' }).click();
    await page.getByText('All that you make is kept').waitFor();
    await page.getByRole('button', { name: 'Cancel plan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel Premium?' });
    await dialog.getByText('nothing more is charged').waitFor();
    await dialog.getByRole('button', { name: 'Cancel plan' }).click();
    await page.getByText(/^Ends on \d+ \w+\. Nothing more is charged\.$/).waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Keep Premium' }).click();
    await page.getByText(/^Renews on /).waitFor();
    await page.getByText('Goes on after all').waitFor();

    await page.goto(`${app.url}/account/billing`);
    await page.getByText(/^1,000 of your plan, until \d+ \w+ \d{4}$/).waitFor();
    await expectSound(page);

    await page.goto(`${app.url}/pricing`);
    await page.getByRole('link', { name: 'Your plan' }).waitFor();
    await page.getByRole('link', { name: 'Change to Pro' }).waitFor();
  }, 90_000);

  thorough(
    'whose month could not be paid is told so, and pays by another card',
    async () => {
      const subscriber = await subscribed(app);
      await renewThere(app, subscriber.atStripe, 'pm_card_chargeDeclined');
      await untilSubscription(app, subscriber.token, { status: 'PAST_DUE' });
      const page = await signedIn('/account', subscriber.person, viewport);
      await page.getByText('The next month could not be paid.').waitFor();
      await expectSound(page);
      await page.getByRole('link', { name: 'Put it right' }).click();
      await page.getByRole('alert').getByText('your plan stays until').waitFor();
      await expectSound(page);
      await page.getByRole('button', { name: 'Pay with another card' }).click();
      await page.getByLabel(/Visa that pays/).check();
      await page.getByRole('button', { name: 'Pay with this card' }).click();
      await page.getByText('Renews on').waitFor();
      await page.getByRole('link', { name: 'Back' }).click();
      await page.waitForURL(`${app.url}/account/plan`);
      await page.getByText(/^Renews on /).waitFor();
      await page.getByText('Renewed for a month: Premium').waitFor();
    },
    90_000,
  );
});

it('says what a bigger plan costs before it does, and a smaller one waits for the month to end', async () => {
  const subscriber = await subscribed(app);
  const page = await planPage(subscriber);
  await page.getByRole('button', { name: 'Change to Pro' }).click();
  const more = page.getByRole('dialog', { name: 'Change to Pro?' });
  await more.getByText(/charged \$(10\.00|9\.9\d) at once/).waitFor();
  await more.getByText('up to 1,000 standard pictures').waitFor();
  await expectSound(page);
  await more.getByRole('button', { name: 'Change to Pro' }).click();
  await page.getByRole('heading', { name: 'Pro', exact: true }).waitFor();
  await more.waitFor({ state: 'hidden' });
  await page.getByText(/^Renews on /).waitFor();
  await page.getByText('up to 1,000 standard pictures').waitFor();

  await page.getByRole('button', { name: 'Change to Premium' }).click();
  const less = page.getByRole('dialog', { name: 'Change to Premium?' });
  await less.getByText(/You keep Pro until/).waitFor();
  await less.getByRole('button', { name: 'Change to Premium' }).click();
  const planned = /^Changes to Premium on \d+ \w+, for \$9\.99 a month\.$/;
  await page.getByText(planned).waitFor();
  await page.goto(`${app.url}/pricing`);
  await page.getByText(planned).waitFor();
  await page.getByText(/^Yours from \d+ \w+ on, for \$9\.99 a month\.$/).waitFor();
  expect(await page.getByRole('link', { name: 'Change to Premium' }).count()).toBe(0);
  await expectSound(page);
  await page.getByRole('link', { name: 'Your next plan' }).click();
  await page.getByRole('button', { name: 'Keep Pro' }).click();
  await page.getByText(/^Renews on /).waitFor();
}, 90_000);
