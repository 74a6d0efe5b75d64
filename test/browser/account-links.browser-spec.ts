import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type App, launchBrowser, startApp, type TestBrowser } from '../harness.js';
import { mailTo, tokenIn } from '../support/inbox.js';

const NEXT = 'a whole new password';

let app: App;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
}, 60_000);

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto(`${app.url}/sign-in?returnTo=/account`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
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
    // The key does not stay in the address, and is spent by nothing but the button.
    expect(new URL(page.url()).hash).toBe('');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirm my address' }).click();
    await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await page.getByRole('link', { name: 'To my account' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await page.getByText(person.email).waitFor();
    expect(await page.getByText('Please confirm your address').count()).toBe(0);
    await close();
  }, 60_000);

  it('that waits is asked for in the account, which sends the link again', async () => {
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
  }, 60_000);
});

describe('a password', () => {
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
