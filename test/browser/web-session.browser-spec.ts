import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  type App,
  launchBrowser,
  sharedApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { giveRole } from '../factories/give-role.js';
import { signInOn } from '../support/sign-in-page.js';
import { oneOrAll, thorough } from '../support/thorough.js';

let app: App;
let browser: TestBrowser;
const open: WatchedPage[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((watched) => watched.close()));
});

async function visitor(): Promise<WatchedPage> {
  const watched = await browser.newPage();
  open.push(watched);
  watched.page.setDefaultTimeout(15_000);
  return watched;
}

async function signIn(page: Page, returnTo: string): Promise<void> {
  const account = await app.signUp({ displayName: 'Grace' });
  await signInOn(page, app, account, returnTo);
  await page.getByRole('link', { name: /5 of 5/ }).waitFor();
}

describe('a visitor who never signed in', () => {
  it.each(oneOrAll(['/studio/photo-duotone', '/', '/catalogue', '/sign-in', '/gallery', '/admin']))(
    'sees %s without one failed request',
    async (path) => {
      const { page, consoleErrors, failedRequests } = await visitor();
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      await page.getByRole('heading').first().waitFor();
      expect(failedRequests.filter((line) => !line.endsWith('net::ERR_ABORTED'))).toEqual([]);
      expect(consoleErrors).toEqual([]);
    },
  );
});

describe('when the session ends elsewhere', () => {
  it('nothing of the person stays on the page, the photo on the table neither', async () => {
    const { page } = await visitor();
    await signIn(page, '/studio/photo-duotone');
    await page.getByLabel('Use the sample photo: A cat').click();
    await page.getByText('chelsea.jpg').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${app.url}/account`);
    await other.getByRole('main').getByRole('button', { name: 'Sign out' }).click();

    await page.getByRole('link', { name: 'Start free' }).waitFor();
    await page.getByRole('button', { name: 'Open menu' }).click();
    const menu = page.locator('#site-menu');
    await menu.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await menu.innerText()).not.toMatch(/Grace|@|free runs|Sign out/);
    expect(await page.getByText('chelsea.jpg').count()).toBe(0);
  });
});

describe('when a device was signed out elsewhere', () => {
  thorough(
    'whoever comes back to it finds the sign-in, and after it the page they were on',
    async () => {
      const { page } = await visitor();
      const account = await app.signUp({ displayName: 'Grace' });
      await signInOn(page, app, account, '/gallery?category=photo');
      await page.getByRole('heading', { level: 1, name: 'Your gallery' }).waitFor();
      const ended = await app.del('/auth/sessions', { token: await app.signIn(account) });
      expect(ended.status).toBe(200);
      await page.evaluate(`window.dispatchEvent(new Event('focus'))`);
      await page.waitForURL(/\/sign-in\?/);
      expect(await page.getByText('Grace').count()).toBe(0);
      await page.getByLabel('Email').fill(account.email);
      await page.getByLabel('Password', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL(/\/gallery\?category=photo$/);
    },
  );

  thorough('stays on what is for everybody', async () => {
    const { page } = await visitor();
    const account = await app.signUp();
    await signInOn(page, app, account, '/catalogue');
    await page.getByRole('link', { name: /5 of 5/ }).waitFor();
    await app.del('/auth/sessions', { token: await app.signIn(account) });
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
    await page.getByRole('link', { name: 'Start free' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/catalogue');
  });
});

describe('staff', () => {
  thorough('comes to the console by any way in of the web app, and from its menu', async () => {
    const { page } = await visitor();
    const account = await app.signUp({ displayName: 'Ulla' });
    await giveRole(app.databaseUrl as string, account.user.id as string, 'SUPPORT');
    await page.goto(`${app.url}/admin`);
    await page.getByRole('link', { name: 'Other ways to sign in' }).click();
    await page.waitForURL(/\/sign-in\?returnTo=/);
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();

    await page.goto(`${app.url}/catalogue`);
    await page.getByRole('button', { name: 'Open menu' }).click();
    await page.locator('#site-menu').getByRole('link', { name: 'Console' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  });

  it('alone is shown the way to the console', async () => {
    const { page } = await visitor();
    await signIn(page, '/catalogue');
    await page.getByRole('button', { name: 'Open menu' }).click();
    await page.locator('#site-menu').getByRole('link', { name: 'Account' }).waitFor();
    expect(await page.getByRole('link', { name: 'Console' }).count()).toBe(0);
  });
});

thorough(
  'keeps a person signed in over a reload, and asks no more once they signed out',
  async () => {
    const { page, failedRequests } = await visitor();
    await signIn(page, '/account');
    await page.reload();
    await page.getByText('Grace').first().waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Start free' }).waitFor();
    await page.goto(`${app.url}/catalogue`, { waitUntil: 'networkidle' });
    expect(failedRequests.filter((line) => line.includes('/auth/refresh'))).toEqual([]);
  },
);
