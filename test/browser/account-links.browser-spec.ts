import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type App, launchBrowser, sharedApp, type TestBrowser } from '../harness.js';
import { overhang, seriousFindings } from '../support/accessibility.js';
import { signInOn } from '../support/sign-in-page.js';
import { confirmAddress } from '../support/confirm-address.js';
import { mailTo, tokenIn } from '../support/inbox.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

const NEXT = 'a whole new password';

let app: App;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await signInOn(page, app, { email, password }, '/account');
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
};

describe('an address', () => {
  it('is confirmed by the link in the mail, on any device', async () => {
    const person = await app.signUp();
    const mail = await mailTo(app, person.email, /confirm your mail address/);
    const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`${app.url}/verify-email#token=${tokenIn(mail)}`);
    await page.getByRole('button', { name: 'Confirm my address' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Confirm my address' }).waitFor();
    // The key does not stay in the address, and is spent by nothing but the button.
    expect(new URL(page.url()).hash).toBe('');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirm my address' }).click();
    await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await page.getByRole('link', { name: 'To my account' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await page.getByText(person.email).waitFor();
    expect(await page.getByText('Please confirm your address').count()).toBe(0);
    // Opened a second time, over the page that it opened the first time.
    await page.goto(`${app.url}/verify-email`);
    await page.getByText('This page needs the whole link').waitFor();
    await page.evaluate(`location.hash = 'token=${tokenIn(mail)}'`);
    await page.getByRole('button', { name: 'Confirm my address' }).click();
    await page.getByRole('heading', { name: 'Your address is confirmed already' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  }, 60_000);

  thorough(
    'is confirmed once by a link that is open in two tabs, and the other one says so',
    async () => {
      const person = await app.signUp();
      const mail = await mailTo(app, person.email, /confirm your mail address/);
      const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
      const other = await page.context().newPage();
      for (const tab of [page, other]) {
        tab.setDefaultTimeout(15_000);
        await tab.goto(`${app.url}/verify-email#token=${tokenIn(mail)}`);
        await tab.getByRole('button', { name: 'Confirm my address' }).waitFor();
      }
      await page.getByRole('button', { name: 'Confirm my address' }).click();
      await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
      await other.getByRole('button', { name: 'Confirm my address' }).click();
      await other.getByRole('heading', { name: 'Your address is confirmed already' }).waitFor();
      for (const tab of [page, other]) {
        await tab.getByRole('link', { name: 'To my account' }).click();
        await tab.getByText(person.email).waitFor();
      }
      await close();
    },
    60_000,
  );

  thorough(
    'that waits is asked for in the account, which sends the link again',
    async () => {
      const person = await app.signUp();
      const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
      page.setDefaultTimeout(15_000);
      await signIn(page, person.email, person.password);
      await page.getByText('Please confirm your address').waitFor();
      await page.getByRole('button', { name: 'Send it again' }).click();
      await page.getByText('A new link is on its way.').waitFor();
      await mailTo(app, person.email, /confirm your mail address/, { count: 2 });
      expect(await seriousFindings(page)).toEqual([]);
      await close();
    },
    60_000,
  );
});

describe('a password', () => {
  thorough(
    'is set once by a link that is open in two tabs, and the other one says what helps',
    async () => {
      const person = await app.signUp();
      await app.post('/auth/forgot-password', { body: { email: person.email } });
      const mail = await mailTo(app, person.email, /Choose a new password/);
      const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
      const other = await page.context().newPage();
      for (const tab of [page, other]) {
        tab.setDefaultTimeout(15_000);
        await tab.goto(`${app.url}/reset-password#token=${tokenIn(mail)}`);
        await tab.getByLabel('New password', { exact: true }).fill(`${NEXT} ${tab === page}`);
      }
      await page.getByRole('button', { name: 'Set my password' }).click();
      await page.getByRole('heading', { name: 'Your account' }).waitFor();
      await other.getByRole('button', { name: 'Set my password' }).click();
      await other.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
      await other.getByRole('link', { name: 'Send me a new link' }).waitFor();
      // The one who chose first is still signed in, with what they chose.
      await page.reload();
      await page.getByRole('heading', { name: 'Your account' }).waitFor();
      const login = (password: string) =>
        app.post('/auth/login', { body: { email: person.email, password } });
      expect((await login(`${NEXT} true`)).status).toBe(200);
      expect((await login(`${NEXT} false`)).status).toBe(401);
      await close();
    },
    60_000,
  );

  it('that is forgotten is replaced by way of the mail', async () => {
    const person = await app.signUp();
    const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`${app.url}/sign-in`);
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByRole('button', { name: 'Send me a link' }).waitFor();
    await page.getByLabel('Email').fill(person.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('Look into your mail').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const mail = await mailTo(app, person.email, /Choose a new password/);
    await page.goto(`${app.url}/reset-password#token=${tokenIn(mail)}`);
    await page.getByLabel('New password', { exact: true }).fill('1234567890');
    await page.getByRole('button', { name: 'Set my password' }).click();
    await page.getByText(/tried first/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('New password', { exact: true }).fill(NEXT);
    await page.getByRole('button', { name: 'Set my password' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(
      (await app.post('/auth/login', { body: { email: person.email, password: NEXT } })).status,
    ).toBe(200);
    await page.goto('about:blank');
    await page.goto(`${app.url}/reset-password#token=${tokenIn(mail)}`);
    await page.reload();
    await page.getByLabel('New password', { exact: true }).fill(`${NEXT} again`);
    await page.getByRole('button', { name: 'Set my password' }).click();
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    expect(await page.getByLabel('New password', { exact: true }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Send me a new link' }).click();
    await page.getByRole('button', { name: 'Send me a link' }).waitFor();
    await close();
  }, 60_000);

  it('is changed on the security page', async () => {
    const person = await app.signUp();
    const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(15_000);
    await signIn(page, person.email, person.password);
    await page.getByRole('link', { name: 'Sign-in and security' }).click();
    await page.getByLabel('Your password now').fill('not my password');
    await page.getByLabel('New password', { exact: true }).fill(NEXT);
    await page.getByRole('button', { name: 'Change my password' }).click();
    await page.getByText('This is not your password.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Your password now').fill(person.password);
    await page.getByRole('button', { name: 'Change my password' }).click();
    await page.getByText(/Your password is changed/).waitFor();
    const body = { email: person.email, password: NEXT };
    expect((await app.post('/auth/login', { body })).status).toBe(200);
    await close();
  }, 60_000);
});

describe('another address', () => {
  thorough(
    'is asked for on the security page, opened from its mail, and can be taken back',
    async () => {
      const person = await app.signUp();
      await confirmAddress(app, person.email);
      const email = `new-${person.email}`;
      const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
      page.setDefaultTimeout(15_000);
      await signInOn(page, app, person, '/account/security');
      const section = page.getByRole('region', { name: 'Email address' });
      await section.getByText(person.email).waitFor();
      await section.getByRole('button', { name: 'Change' }).click();
      await section.getByRole('button', { name: 'Send me a link' }).click();
      await section.getByText('Your email address is needed.').waitFor();
      await section.getByLabel('New email address').fill(email);
      await section.getByLabel('Your password').fill('not my password');
      expect(await seriousFindings(page)).toEqual([]);
      await section.getByRole('button', { name: 'Send me a link' }).click();
      await section.getByText('This is not your password.').waitFor();
      await section.getByLabel('Your password').fill(person.password);
      await section.getByRole('button', { name: 'Send me a link' }).click();
      await section.getByText('Look into your mail').waitFor();
      await section.getByText(`your account keeps ${person.email}`).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await overhang(page)).toBeLessThanOrEqual(0);

      const mail = await mailTo(app, email, /confirm your new mail address/);
      await page.goto(`${app.url}/verify-email#token=${tokenIn(mail)}`);
      await page.getByRole('button', { name: 'Confirm my address' }).click();
      await page.getByRole('link', { name: 'To my account' }).click();
      await page.getByText(email, { exact: true }).first().waitFor();

      // On another device, with the old address.
      const owner = await browser.newPage({ viewport: { width: 390, height: 844 } });
      owner.page.setDefaultTimeout(15_000);
      const told = await mailTo(app, person.email, /address at PixShift was changed/);
      await owner.page.goto(`${app.url}/take-back#token=${tokenIn(told)}`);
      await owner.page.getByRole('heading', { name: 'Take your account back' }).waitFor();
      expect(new URL(owner.page.url()).hash).toBe('');
      expect(await seriousFindings(owner.page)).toEqual([]);
      await owner.page.getByRole('button', { name: 'It was not me: take it back' }).click();
      await owner.page.getByText(/yours again/).waitFor();
      const theirs = owner.page.getByRole('region', { name: 'Email address' });
      await theirs.getByText(person.email, { exact: true }).waitFor();
      // The password is gone: no present one is asked for.
      expect(await owner.page.getByLabel('Your password now').count()).toBe(0);
      await owner.page.getByLabel('New password', { exact: true }).fill(NEXT);
      await owner.page.getByRole('button', { name: 'Set a password' }).click();
      await owner.page.getByText(/Your password is changed/).waitFor();
      await owner.page.getByLabel('Your password now').waitFor();
      const body = { email: person.email, password: NEXT };
      expect((await app.post('/auth/login', { body })).status).toBe(200);
      await owner.page.goto('about:blank');
      await owner.page.goto(`${app.url}/take-back#token=${tokenIn(told)}`);
      await owner.page.getByRole('button', { name: 'It was not me: take it back' }).click();
      await owner.page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
      await owner.page.getByRole('link', { name: 'Get in by another link' }).waitFor();
      await Promise.all([close(), owner.close()]);
    },
    90_000,
  );

  it('whose link has expired is asked for again where it was', async () => {
    const person = await app.signUp();
    const email = `late-${person.email}`;
    const { accessToken: token, password } = person;
    await app.post('/auth/change-email', { token, body: { email, password } });
    const link = tokenIn(await mailTo(app, email, /confirm your new mail address/));
    await query(
      app,
      `update email_token set expires_at = now() - interval '1 second' where user_id = $1`,
      [person.user.id],
    );
    const { page, close } = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`${app.url}/verify-email#token=${link}`);
    await page.getByRole('button', { name: 'Confirm my address' }).click();
    await page.getByText(/This link has expired/).waitFor();
    expect(await page.getByRole('button', { name: 'Send me a new link' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await page.waitForURL(/returnTo=/);
    await close();
  }, 60_000);
});
