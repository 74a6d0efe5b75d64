import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { giveRole } from '../factories/give-role.js';
import { type App, launchBrowser, type SignedUp, startApp, type TestBrowser } from '../harness.js';
import { signIn } from '../support/console.js';
import { query } from '../support/query.js';
import { signInOn } from '../support/sign-in-page.js';
import { newPhone } from '../support/sms.js';
import { thorough } from '../support/thorough.js';

let app: App;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ role: 'api' }), launchBrowser()]);
}, 60_000);

async function newPage(): Promise<void> {
  ({ page } = await browser.newPage({ viewport: { width: 390, height: 844 } }));
  page.setDefaultTimeout(20_000);
}

/** Within one frame, as a script or a shaking finger does; the page has no time to lock the button. */
const pressTwice = (button: Locator): Promise<void> =>
  button.evaluate((element) => {
    const pressed = element as unknown as { click(): void };
    pressed.click();
    pressed.click();
  });

/** How often the page asks for something to be made at an address of the API from now on. */
function sentBy(page: Page): (path: string) => number {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  });
  return (path) => sent.filter((each) => each === `/api/v1${path}`).length;
}

const count = async (from: string, values: unknown[] = []): Promise<number> =>
  (await query<{ count: number }>(app, `select count(*)::int as count from ${from}`, values))[0]
    ?.count ?? -1;

/** What was written for somebody who may have been sent too much. */
const messagesTo = ({ user }: SignedUp, channel: string, kind: string): Promise<number> =>
  count('outgoing_message where user_id = $1 and channel = $2 and kind = $3', [
    user.id,
    channel,
    kind,
  ]);

describe('a button that is pressed twice within a frame', () => {
  thorough(
    'makes one account',
    async () => {
      await newPage();
      await page.goto(`${app.url}/sign-up`);
      await page.getByLabel('What shall we call you?').fill('Twice Pressed');
      await page.getByLabel('Email').fill('twice@example.test');
      await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
      await pressTwice(page.getByRole('button', { name: 'Make my account' }));
      await page.getByRole('button', { name: 'Open menu' }).waitFor();
      await page.waitForURL(({ pathname }) => pathname !== '/sign-up');
      expect(
        await count(`session s join app_user u on u.id = s.user_id where u.email = $1`, [
          'twice@example.test',
        ]),
      ).toBe(1);
      expect(await count(`app_user where email = 'twice@example.test'`)).toBe(1);
    },
    60_000,
  );

  it('starts one run', async () => {
    await newPage();
    const person = await app.signUp();
    await signInOn(page, app, person, '/studio/photo-duotone');
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByText('Free run 1 of 5').waitFor();
    await pressTwice(page.getByRole('button', { name: 'Make it' }));
    await page.getByText('You are next').waitFor();
    expect(await count('generation where user_id = $1', [person.user.id])).toBe(1);
  }, 60_000);

  thorough(
    'sends one code, one link and one confirmation',
    async () => {
      await newPage();
      const person = await app.signUp();
      await signInOn(page, app, person, '/account/security');
      const section = page.getByRole('region', { name: 'Phone number' });
      await section.getByRole('button', { name: 'Add a phone number' }).click();
      await section.getByLabel('Your password').fill(person.password);
      await section.getByLabel('Phone number').fill(newPhone());
      await pressTwice(section.getByRole('button', { name: 'Text me a code' }));
      await section.getByLabel('Code', { exact: true }).waitFor();
      expect(await messagesTo(person, 'sms', 'text')).toBe(1);

      await page.goto(`${app.url}/account`);
      const before = await messagesTo(person, 'email', 'verify-address');
      await pressTwice(page.getByRole('button', { name: 'Send it again' }));
      await page.getByText('A new link is on its way.').waitFor();
      expect(await messagesTo(person, 'email', 'verify-address')).toBe(before + 1);

      await newPage();
      await page.goto(`${app.url}/forgot-password`);
      await page.getByLabel('Email').fill(person.email);
      await pressTwice(page.getByRole('button', { name: 'Send me a link' }));
      await page.getByText('Look into your mail').waitFor();
      expect(await messagesTo(person, 'email', 'reset-password')).toBe(1);
    },
    60_000,
  );

  thorough(
    'makes one role and grants credits once',
    async () => {
      await newPage();
      const admin = await app.signUp();
      await giveRole(app.databaseUrl as string, admin.user.id as string, 'ADMIN');
      const person = await app.signUp();
      await page.goto(`${app.url}/admin/roles/create`);
      await signIn(page, admin);
      await page.goto(`${app.url}/admin/roles/create`);
      const sent = sentBy(page);
      await page.getByLabel('Name *').fill('Made once');
      await page.getByLabel(/^Suspend and reactivate accounts/).check();
      await pressTwice(page.getByRole('button', { name: 'Save' }));
      await page.getByRole('heading', { name: 'Made once' }).first().waitFor();
      expect(await count(`role where name = 'Made once'`)).toBe(1);
      // Of two, the second would be told that the name is taken.
      expect(sent('/admin/roles')).toBe(1);

      await page.goto(`${app.url}/admin/users/${person.user.id}/show/credits`);
      await page.getByRole('button', { name: 'Grant credits' }).click();
      await page.getByLabel('Credits *').fill('30');
      await page.getByLabel('Reason *').fill('A test of the console');
      await pressTwice(page.getByRole('dialog').getByRole('button', { name: 'Grant 30' }));
      await page.getByText('30 credits granted').first().waitFor();
      const { body } = await app.get('/billing/balance', { token: person.accessToken });
      expect(body.credits.available).toBe(30);
      expect(sent('/admin/grants')).toBe(1);
    },
    60_000,
  );
});
