import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type App, launchBrowser, type SignedUp, startApp, type TestBrowser } from '../harness.js';
import { overhang, seriousFindings } from '../support/accessibility.js';
import { eventually } from '../support/eventually.js';
import { beginCheckout, creditsOf, payAt, untilPayment, webhooks } from '../support/payments.js';
import { bought, refundThere } from '../support/reversals.js';
import { query } from '../support/query.js';
import { oneOrAll, thorough } from '../support/thorough.js';
import { visits } from '../support/visits.js';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { useUpFreeRuns } from '../factories/use-up-free-runs.js';
import { newId } from '../../src/platform/database/new-id.js';

const SIZES = [
  ['on a phone', { width: 390, height: 844 }],
  ['on a desktop', { width: 1440, height: 900 }],
] as const;

let app: App;
let browser: TestBrowser;
const { visit, visitAs } = visits(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
}, 60_000);
afterEach(() => webhooks(app, { mode: 'deliver' }));

async function signedIn(
  path: string,
  person: Pick<SignedUp, 'email' | 'password'>,
  viewport: { width: number; height: number } = SIZES[1][1],
): Promise<Page> {
  return (await visitAs(person, path, { viewport })).page;
}

/** From the prices to the payment service's page. */
async function toPay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Buy for .9\.90: 100 credits/ }).click();
  await page.getByRole('heading', { name: /9\.90/ }).waitFor();
}

async function choose(page: Page, card: string): Promise<void> {
  await page.getByLabel(card).check();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
}

describe.each(oneOrAll(SIZES))('somebody %s', (_, viewport) => {
  it('buys a pack, sees the credits, and has the receipt', async () => {
    const ada = await app.signUp();
    const page = await signedIn('/pricing', ada, viewport);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await toPay(page);
    await choose(page, /Visa that pays/.source);
    await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await page.goto(`${app.url}/account/billing`);
    await page.getByText('100', { exact: true }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Receipt PS-/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^PS-\d{4}-\d{6}\.pdf$/);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
  }, 90_000);

  it('is declined, says so, and pays by another card', async () => {
    const ada = await app.signUp();
    const page = await signedIn('/pricing', ada, viewport);
    await toPay(page);
    await choose(page, /Visa that is declined/.source);
    await page.getByRole('alert').filter({ hasText: 'Your card was declined.' }).waitFor();
    await page.getByRole('button', { name: 'Back without paying' }).click();
    await page.getByRole('heading', { name: 'The card was declined' }).waitFor();
    expect(await creditsOf(app, ada.accessToken)).toBe(0);
    await page.getByRole('link', { name: 'Try another card' }).click();
    await choose(page, /Visa that pays/.source);
    await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
  }, 90_000);

  thorough(
    'leaves without paying, and may pay after all',
    async () => {
      const ada = await app.signUp();
      const page = await signedIn('/pricing', ada, viewport);
      await toPay(page);
      await page.getByRole('button', { name: 'Back without paying' }).click();
      await page.getByRole('heading', { name: 'You came back without paying' }).waitFor();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: /^Pay .* after all$/ }).click();
      await page.getByRole('heading', { name: /9\.90/ }).waitFor();
      // Left by the browser's Back, and begun anew: it is the same page, and one payment.
      await page.goto(`${app.url}/pricing`);
      await toPay(page);
      const { body } = await app.get('/billing/history', { token: ada.accessToken });
      expect(body.data).toHaveLength(1);
      // A page that the browser has kept is shown as it was left: one can buy on it again.
      await page.route(page.url(), (route) => route.fulfill({ status: 204 }));
      await page.goto(`${app.url}/pricing`);
      const buy = page.getByRole('button', { name: /^Buy for .9\.90: 100 credits/ });
      await buy.click();
      await buy.and(page.locator('[aria-busy]')).waitFor();
      const shown = `dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`;
      await page.evaluate(shown);
      await buy.and(page.locator(':not([aria-busy])')).waitFor();
    },
    90_000,
  );

  thorough(
    'leaves for good: what is not paid is cancelled, there or in the list of payments',
    async () => {
      const ada = await app.signUp();
      const page = await signedIn('/pricing', ada, viewport);
      await toPay(page);
      await page.getByRole('button', { name: 'Back without paying' }).click();
      await page.getByRole('button', { name: 'Cancel this payment: 100 credits' }).click();
      await page.getByRole('heading', { name: 'Nothing was charged' }).waitFor();
      await page.getByText('You cancelled this payment.').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await beginCheckout(app, ada.accessToken);
      await page.goto(`${app.url}/account/billing`);
      await page.getByRole('link', { name: 'Pay now' }).waitFor();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Cancel: 100 credits' }).click();
      await page.getByRole('link', { name: 'Pay now' }).waitFor({ state: 'detached' });
      expect(await page.getByText(/cancelled, nothing charged/).count()).toBe(2);
    },
    90_000,
  );
});

thorough(
  'says how much of a payment went back, and what one’s own cap leaves of the credits',
  async () => {
    const ada = await bought(app);
    await refundThere(app, ada.intent, 335);
    await untilPayment(app, ada.token, ada.paymentId, 'PARTIALLY_REFUNDED');
    const page = await signedIn('/account/billing', ada.person, SIZES[0][1]);
    await page.getByText('$3.35 of it given back').waitFor();
    await page.getByText('Enough for 6 standard pictures, besides your 5 free runs.').waitFor();
    await page.getByLabel('Credits a month, at the most').fill('5');
    await page.getByText('Less than one picture costs').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Set the cap' }).click();
    await page.getByText('Your cap leaves room for none of them this month.').waitFor();
    await page.getByRole('link', { name: 'Your plan' }).click();
    await page.waitForURL('**/account/plan');
  },
  90_000,
);

thorough(
  'says that it waits where no word has come, and shows it when it has',
  async () => {
    const ada = await app.signUp();
    await webhooks(app, { mode: 'drop' });
    const page = await signedIn('/pricing', ada);
    await toPay(page);
    await choose(page, /Visa that pays/.source);
    await page.getByRole('heading', { name: 'Waiting for the payment service' }).waitFor();
    // Nothing is sent: asking while somebody waits finds it.
    await page.getByRole('heading', { name: '100 credits are yours' }).waitFor({ timeout: 60_000 });
  },
  120_000,
);

thorough(
  'at the limit, credits are a press away, and the studio is as it was left',
  async () => {
    const ada = await app.signUp();
    const page = await signedIn('/studio/photo-duotone', ada);
    await page.getByLabel('Use the sample photo: A rocket at dusk').click();
    for (let run = 1; run <= 5; run += 1) {
      await page.getByText(`Free run ${run} of 5`).waitFor();
      await page.getByRole('button', { name: 'Make it' }).click();
    }
    await page.getByText(/free runs are used up/).waitFor();
    await page.getByRole('link', { name: 'Buy credits' }).click();
    await toPay(page);
    await choose(page, /Visa that pays/.source);
    await page.getByRole('heading', { name: '100 credits are yours' }).waitFor();
    await page.getByRole('link', { name: 'Back to what you were making' }).click();
    await page.waitForURL(/\/studio\/photo-duotone/);
    await page.getByText('from your 100 credits').waitFor();
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('heading', { name: 'There it is' }).waitFor({ timeout: 40_000 });
  },
  120_000,
);

it('what the books promise, and whether they keep it, is public', async () => {
  const admin = await adminWithCredits(app);
  const { body } = await app.get('/admin/ledger/verify', { token: admin });
  const found = (checks: object[]) =>
    query(
      app,
      `insert into ledger_verification (day, started_at, finished_at, checks)
       values ((now() at time zone 'UTC')::date, now(), now(), $1)
       on conflict (day) do update set finished_at = now(), checks = excluded.checks`,
      [JSON.stringify(checks)],
    );
  await found(body.checks);
  for (const [, viewport] of SIZES) {
    const { page } = await visit('/', { viewport });
    await page.getByRole('link', { name: 'The books' }).click();
    await page.getByText('All promises are kept').waitFor();
    await page.getByText(/^Last checked on \d/).waitFor();
    await page.getByText('Every balance is the sum of its entries.').waitFor();
    expect(await page.getByLabel('Kept', { exact: true }).count()).toBe(body.checks.length);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
  }
  const [first, ...others] = body.checks;
  await found([{ ...first, ok: false, violations: 1 }, ...others]);
  const { page } = await visit('/trust');
  await page.getByText('Not all promises are kept').waitFor();
  expect(await page.getByLabel('Not kept').count()).toBe(1);
}, 60_000);

it('prices are public, and lead through signing in back to them', async () => {
  const ada = await app.signUp();
  const { paymentId, url } = await beginCheckout(app, ada.accessToken);
  await payAt(url);
  await untilPayment(app, ada.accessToken, paymentId, 'COMPLETED');
  const { page } = await visit('/pricing');
  await page.getByText('$9.90', { exact: true }).waitFor();
  await page.getByRole('link', { name: /Sign in to buy 100 credits/ }).click();
  await page.waitForURL(/\/sign-in\?returnTo=/);
  // To the other page of the two and back again: the way stays known.
  await page.getByRole('banner').getByRole('link', { name: 'Start free' }).click();
  await page.waitForURL(/\/sign-up\?returnTo=/);
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL(/\/sign-in\?returnTo=/);
  await page.getByLabel('Email').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${app.url}/pricing`);
  await page.getByText(/^100 credits ·/).waitFor();
}, 60_000);

describe.each(oneOrAll(SIZES))('a cap on one’s own spending, %s', (_, viewport) => {
  it('is set, says when it is in the way, and goes again', async () => {
    const ada = await app.signUp();
    const { paymentId, url } = await beginCheckout(app, ada.accessToken);
    await payAt(url);
    await untilPayment(app, ada.accessToken, paymentId, 'COMPLETED');
    await query(
      app,
      `insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance, period)
       values (gen_random_uuid(), now(), now(), $1, 'available', 'FREE_RUN', 0, to_char(now() at time zone 'UTC', 'YYYY-MM'))
       on conflict on constraint ledger_account_owner_unique do update set balance = 0, period = excluded.period`,
      [ada.user.id],
    );
    const page = await signedIn('/account/billing', ada, viewport);
    const field = page.getByLabel('Credits a month, at the most');
    await field.fill('a lot');
    await page.getByRole('button', { name: 'Set the cap' }).click();
    await page.getByText('A whole number from 1 to 1,000,000, please.').waitFor();
    await field.fill('9');
    await page.getByRole('button', { name: 'Set the cap' }).click();
    await page.getByText('0 of 9 credits used this month').waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);

    await page.goto(`${app.url}/studio/photo-duotone`);
    await page.getByLabel('Use the sample photo: A rocket at dusk').click();
    await page.getByText('Your own cap is in the way').waitFor();
    const usage = page.getByRole('link', { name: 'Your usage' });
    expect(await usage.getAttribute('href')).toBe('/account/billing#cap');
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Change or remove the cap' }).click();
    await page.getByRole('button', { name: 'Remove the cap' }).click();
    await page.getByRole('button', { name: 'Set the cap' }).waitFor();
    await page.goto(`${app.url}/studio/photo-duotone`);
    await page.getByText('from your 100 credits').waitFor();
    // With no free run left, the catalogue promises none.
    await page.goto(`${app.url}/catalogue`);
    await page.getByText('10 credits', { exact: true }).first().waitFor();
    expect(await page.getByText(/^Free run/).count()).toBe(0);

    const token = ada.accessToken;
    await app.put('/billing/cap', { token, body: { credits: 10 } });
    const { body: run } = await startRun(app, token, await upload(app, token));
    await untilEnded(app, token, run.id as string);
    await page.goto(`${app.url}/account`);
    await page.getByText('Your cap is reached').waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Change or remove the cap' }).click();
    await page.getByText('Your cap is reached').waitFor();
  }, 90_000);
});

thorough(
  'credits change by themselves in every open tab, and again after the line was cut',
  async () => {
    const ada = await app.signUp();
    const admin = await adminWithCredits(app);
    const give = (credits: number) =>
      app.post('/admin/grants', {
        token: admin,
        headers: { 'idempotency-key': newId() },
        body: { userId: ada.user.id, credits, reason: 'work for the test' },
      });
    const page = await signedIn('/catalogue', ada);
    const second = await page.context().newPage();
    await second.goto(`${app.url}/pricing`);
    const reads = (tab: Page, words: RegExp) =>
      tab.getByRole('banner').getByRole('link', { name: words }).waitFor({ timeout: 20_000 });
    const seen = (tab: Page, credits: number) => reads(tab, new RegExp(`^${credits} credits`));
    await reads(page, /^5 of 5/);
    await reads(second, /^5 of 5/);
    await give(25);
    await Promise.all([seen(page, 25), seen(second, 25)]);
    // The tab that listens goes; the other one takes over.
    await page.close();
    await give(5);
    await seen(second, 30);
    await second.context().setOffline(true);
    await give(7);
    await second.context().setOffline(false);
    await seen(second, 37);
  },
  90_000,
);

it.each(oneOrAll(SIZES))(
  'at the limit, one picture is paid for by itself, %s',
  async (_, viewport) => {
    const ada = await app.signUp();
    await useUpFreeRuns(app, ada);
    const page = await signedIn('/studio/photo-duotone', ada, viewport);
    await page.getByLabel('Use the sample photo: A rocket at dusk').click();
    const pay = page.getByRole('button', { name: 'Pay $0.99 for this one picture' });
    await pay.waitFor();
    await page.getByRole('radio', { name: /^PayPal/ }).check();
    await page.getByRole('radio', { name: /^Card/ }).check();
    // How long it stays is said, and chosen, before anything is paid.
    await page.getByText(/^Erased 5 minutes after you download/).waitFor();
    await page.getByRole('radio', { name: 'Keep', exact: true }).check();
    await page.getByText(/^Stays in your gallery for 30 days/).waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await pay.click();
    await page.getByRole('heading', { name: /0\.99/ }).waitFor();
    await page.getByRole('button', { name: 'Back without paying' }).click();
    await page.getByRole('heading', { name: 'You came back without paying' }).waitFor();
    await page.getByRole('link', { name: 'Back to what you were making' }).click();
    await page.getByText('This one waits for its payment').waitFor();
    expect(await page.getByRole('radio', { name: /^Card/ }).isChecked()).toBe(true);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    // By somebody else after all, and back again.
    await page.getByRole('radio', { name: /^PayPal/ }).check();
    await page.getByRole('button', { name: 'Pay $0.99' }).click();
    await page.getByRole('button', { name: 'Cancel and go back' }).click();
    await page.getByRole('link', { name: 'Back to what you were making' }).click();
    await page.getByText('This one waits for its payment').waitFor();
    expect(await page.getByRole('radio', { name: /^PayPal/ }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: /^Card/ }).check();
    await page.getByRole('button', { name: 'Pay $0.99' }).click();
    await choose(page, /Visa that pays/.source);
    await page.getByRole('heading', { name: 'Paid: your picture is on its way' }).waitFor();
    await page.getByRole('link', { name: 'See your picture' }).click();
    await page.getByText('Paid for by itself').waitFor({ timeout: 40_000 });
    const { body } = await app.get('/generations', { token: ada.accessToken });
    expect(body.data[0].retention.class).toBe('GALLERY');
  },
  120_000,
);

it('an address that is no payment’s says so, and leads to those that there are', async () => {
  const page = await signedIn('/billing/return?payment=x', await app.signUp(), SIZES[0][1]);
  await page.getByRole('heading', { name: 'There is no such payment' }).waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await page.goto(`${app.url}/billing/return?payment=${newId()}`);
  await page.getByRole('heading', { name: 'There is no such payment' }).waitFor();
  await page.getByRole('link', { name: 'To your payments' }).click();
  await page.waitForURL('**/account/billing');
});

it('one picture that nothing came of says on the page of its payment that the money goes back', async () => {
  const ada = await app.signUp();
  await useUpFreeRuns(app, ada);
  const wall = { width: 300, height: 300, channels: 3, background: '#888' } as const;
  const photo = await upload(app, ada.accessToken, await sharp({ create: wall }).jpeg().toBuffer());
  const asked = { type: 'coloring-from-photo', inputAssetIds: [photo], pay: 'single' };
  const run = await app.post('/generations', { token: ada.accessToken, body: asked });
  expect(run.status).toBe(202);
  const page = await signedIn(`/g/${run.body.id as string}`, ada, SIZES[0][1]);
  await page.getByRole('radio', { name: /^Card/ }).check();
  await page.getByRole('button', { name: 'Pay $0.99' }).click();
  await choose(page, /Visa that pays/.source);
  // Without a word from the person on the page.
  await page.getByRole('heading', { name: '$0.99 was given back' }).waitFor({ timeout: 40_000 });
  await page.getByText('No picture came of it.').waitFor();
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: 'See what happened' }).click();
  await page.getByText('It did not work this time').waitFor();
}, 90_000);

thorough(
  'at the limit, what is refused is told where it was asked for: the photo, and the press to pay',
  async () => {
    const ada = await app.signUp();
    await useUpFreeRuns(app, ada);
    const page = await signedIn('/studio/photo-duotone', ada, SIZES[0][1]);
    const photo = page.getByRole('region', { name: 'Your photo' });
    const ticket = page.getByRole('region', { name: 'Price and start' });
    const pay = ticket.getByRole('button', { name: 'Pay $0.99 for this one picture' });
    await photo.getByLabel('Use the sample photo: A cat').click();
    await pay.waitFor();
    // What a browser shows may yet be no whole picture for the server.
    const damaged = { error: { code: 'VALIDATION_ERROR', message: 'The picture is damaged.' } };
    await page.route('**/api/v1/uploads', (route) => route.fulfill({ status: 400, json: damaged }));
    await photo.getByLabel('Use the sample photo: A rocket at dusk').click();
    await photo.getByText('The picture is damaged.').waitFor();
    await page.unroute('**/api/v1/uploads');
    await photo.getByLabel('Use the sample photo: A cat').click();
    await photo.getByText('The picture is damaged.').waitFor({ state: 'detached' });
    await pay.waitFor();

    const busy = { error: { code: 'RATE_LIMITED', message: 'Please wait a minute.' } };
    await page.route('**/api/v1/generations', (route) =>
      route.fulfill({ status: 429, json: busy }),
    );
    await pay.click();
    await ticket.getByRole('alert').getByText('Please wait a minute.').waitFor();
    expect(await pay.isEnabled()).toBe(true);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
  },
  60_000,
);

it('a run that waits for its payment says so in the gallery, and what it cost when it is given up', async () => {
  const ada = await app.signUp();
  const token = ada.accessToken;
  const asked = { type: 'coloring-from-photo', pay: 'single' };
  const { body: run } = await startRun(app, token, await upload(app, token), asked);
  const page = await signedIn('/gallery', ada, SIZES[0][1]);
  const tile = page.getByRole('article');
  await tile.getByText('Waits for its payment').waitFor();
  const isWhole = await tile
    .getByText('Colouring page from a photo')
    .evaluate(
      ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
        scrollWidth <= clientWidth && scrollHeight <= clientHeight,
    );
  expect(isWhole).toBe(true);
  await page.goto(`${app.url}/g/${run.id}`);
  await page.getByText('Not paid yet').waitFor();
  await page.getByRole('button', { name: 'Never mind' }).click();
  await page.getByText('Nothing charged: anything paid for it goes back').waitFor();
}, 60_000);

it('what failed and has no free run any more is tried again for money, by whom one likes', async () => {
  const ada = await app.signUp();
  const token = ada.accessToken;
  const { body: run } = await startRun(app, token, await upload(app, token), { pay: 'single' });
  await app.post(`/generations/${run.id}/cancel`, { token });
  await useUpFreeRuns(app, ada);
  const page = await signedIn(`/g/${run.id}`, ada, SIZES[0][1]);
  await page.getByRole('button', { name: 'Try the same again' }).click();
  await page.getByRole('radio', { name: /^PayPal/ }).check();
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pay $0.99 for this one picture' }).click();
  await page.waitForURL(/\/paypal\/checkoutnow/);
}, 90_000);

thorough(
  'what is part of a plan says so, and the plans are a press away',
  async () => {
    const admin = await adminWithCredits(app);
    const slug = 'photo-1970s';
    const { body: types } = await app.get(`/admin/transformation-types?q=${slug}`, {
      token: admin,
    });
    const { id, revision } = types.data.find((type: { slug: string }) => type.slug === slug);
    const changed = await app.patch(`/admin/transformation-types/${id}`, {
      token: admin,
      body: { revision, minPlan: 'premium' },
    });
    expect(changed.status).toBe(200);
    const ada = await app.signUp();
    const token = ada.accessToken;
    const isRefused = async () =>
      (await app.post('/quotes', { token, body: { type: slug } })).status === 402;
    await eventually(isRefused, 20_000);
    const page = await signedIn(`/studio/${slug}`, ada, SIZES[0][1]);
    await page.getByLabel('Use the sample photo: A rocket at dusk').click();
    await page.getByText('This one is part of a plan').waitFor();
    await page.getByText(/needs the plan Premium or Pro\.$/).waitFor();
    expect(await page.getByRole('button', { name: /for this one picture/ }).count()).toBe(0);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'See the plans' }).click();
    await page.getByRole('button', { name: 'Get Premium for $9.99 a month' }).waitFor();
  },
  90_000,
);

thorough(
  'a price that staff change is the one that is shown, wherever a picture has one',
  async () => {
    const admin = await adminWithCredits(app);
    const changed = await app.put('/admin/prices/plans/basic', {
      token: admin,
      body: {
        after: 1,
        name: 'Pay as you go',
        description: 'Pay for the pictures you make.',
        amountMinor: 121,
        credits: 10,
        fairUse: null,
        onSale: true,
      },
    });
    expect([changed.status, changed.body]).toEqual([200, expect.anything()]);
    const { page } = await visit('/pricing');
    await page.getByRole('heading', { name: '5 free every month, then $1.21' }).waitFor();
    await page.goto(`${app.url}/catalogue`);
    await page.getByText('Free run or $1.21').first().waitFor();
    await page.goto(`${app.url}/studio/photo-duotone`);
    await page.getByText('5 runs every month, then $1.21 each').waitFor();
    expect(await page.getByText('$0.99').count()).toBe(0);
  },
  60_000,
);
