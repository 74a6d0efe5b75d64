import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { giveRole } from '../factories/give-role.js';
import {
  type App,
  launchBrowser,
  sharedApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { seriousFindings } from '../support/accessibility.js';
import { eventually } from '../support/eventually.js';
import { oneOrAll, thorough } from '../support/thorough.js';
import { visits } from '../support/visits.js';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';

let app: App;
let browser: TestBrowser;

const { visitAs } = visits(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([sharedApp(), launchBrowser()]);
}, 60_000);

const devices = (page: Page) =>
  page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem');

describe('where one is signed in', () => {
  it('is found from the account, marks this device, and signs another one out', async () => {
    const person = await app.signUp();
    const phone = await visitAs(person, '/gallery', { userAgent: PHONE });
    await phone.page.getByRole('heading', { name: 'Your gallery' }).waitFor();

    const { page, consoleErrors, failedRequests } = await visitAs(person, '/account');
    await page.getByRole('link', { name: 'Sign-in and security' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign-in and security' }).waitFor();
    await devices(page).first().waitFor();
    expect(await devices(page).count()).toBe(3);
    const here = devices(page).filter({ hasText: 'This device' });
    expect(await here.count()).toBe(1);
    expect(await here.innerText()).toContain('Chrome on Linux');
    expect(await here.innerText()).toContain(
      'From the address 127.0.0.1, signed in with your password',
    );
    expect(await here.getByRole('button').count()).toBe(0);

    const theirs = devices(page).filter({ hasText: 'Safari on iPhone' });
    await theirs.getByRole('button', { name: /^Sign out Safari on iPhone/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign out Safari on iPhone?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await theirs.count()).toBe(1);
    await theirs.getByRole('button', { name: /^Sign out/ }).click();
    await dialog.getByRole('button', { name: 'Sign it out' }).click();
    await page.getByText('Signed out: Safari on iPhone.').waitFor();
    await theirs.waitFor({ state: 'detached' });
    expect(await devices(page).count()).toBe(2);

    // The phone learns of it by its next step.
    await phone.page.goto(`${app.url}/account`);
    await phone.page.waitForURL(/\/sign-in\?returnTo=/);
    // A visitor's first question, whether somebody is signed in, is answered with 401; what a page
    // that was left had asked for is of no use any more.
    const expected = /\/auth\/refresh: 401$|net::ERR_ABORTED$/;
    expect(failedRequests.filter((failure) => !expected.test(failure))).toEqual([]);
    expect(consoleErrors.filter((text) => !text.startsWith('Failed to load'))).toEqual([]);
  });

  it('can be left everywhere else at once', async () => {
    const person = await app.signUp();
    const phone = await visitAs(person, '/account', { userAgent: PHONE });
    await phone.page.getByRole('heading', { name: 'Your account' }).waitFor();
    const { page } = await visitAs(person, '/account/security');
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign out everywhere else?' });
    await dialog.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByText('Signed out on 2 other devices.').waitFor();
    await eventually(async () => (await devices(page).count()) === 1);
    expect(await page.getByRole('button', { name: 'Sign out everywhere else' }).count()).toBe(0);
    await phone.page.reload();
    await phone.page.waitForURL(/\/sign-in\?returnTo=/);
  });

  thorough('says what is wrong, with the request, and tries again', async () => {
    const { page } = await visitAs(await app.signUp(), '/account');
    await page.route(/\/auth\/sessions\?/, (route) =>
      route.fulfill({
        status: 500,
        json: { error: { code: 'INTERNAL_ERROR', message: 'It broke.', requestId: 'r-123' } },
      }),
    );
    await page.goto(`${app.url}/account/security`);
    await page.getByText('r-123').waitFor();
    await page.unroute(/\/auth\/sessions\?/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await devices(page).first().waitFor();
  });

  thorough.each(
    oneOrAll([
      ['light', 390],
      ['dark', 390],
      ['light', 1440],
      ['dark', 1440],
    ] as const),
  )('can be used by everybody: %s, %i px', async (colorScheme, width) => {
    const person = await app.signUp();
    await app.signIn(person);
    const { page } = await visitAs(person, '/account/security', {
      colorScheme,
      viewport: { width, height: 844 },
    });
    await devices(page).first().waitFor();
    const check = async (): Promise<void> => {
      expect(await seriousFindings(page)).toEqual([]);
    };
    await check();
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    for (const button of await page.getByRole('main').getByRole('button').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByRole('dialog').waitFor();
    await check();
  });
});

describe('renewing a sign-in', () => {
  /** Every answer to a renewal in the browser of this page. */
  function renewals({ page }: WatchedPage): number[] {
    const statuses: number[] = [];
    page.context().on('response', (response) => {
      if (response.url().endsWith('/auth/refresh')) statuses.push(response.status());
    });
    return statuses;
  }

  thorough(
    'in several tabs at once, the console among them, signs nobody out',
    async () => {
      const person = await app.signUp();
      await giveRole(app.databaseUrl as string, person.user.id, 'ADMIN');
      const watched = await visitAs(person, '/account');
      await watched.page.getByRole('heading', { name: 'Your account' }).waitFor();
      const context = watched.page.context();
      const tabs = [watched.page, await context.newPage(), await context.newPage()];
      const console_ = await context.newPage();
      await Promise.all(tabs.map((tab) => tab.goto(`${app.url}/account`)));
      await console_.goto(`${app.url}/admin`);
      await console_.getByRole('heading', { name: 'Dashboard' }).waitFor();
      const statuses = renewals(watched);
      // Each load of a page begins with a renewal.
      for (let round = 0; round < 5; round++) {
        await Promise.all(
          [...tabs, console_].map((tab) => tab.reload({ waitUntil: 'domcontentloaded' })),
        );
      }
      for (const tab of tabs) await tab.getByText(person.email).first().waitFor();
      await console_.getByRole('heading', { name: 'Dashboard' }).waitFor();
      expect(statuses.length).toBeGreaterThanOrEqual(4);
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
    },
    90_000,
  );

  thorough('whose answer comes after that of the next one signs nobody out', async () => {
    const person = await app.signUp();
    const { page } = await visitAs(person, '/account');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    const cookie = async () =>
      (await page.context().cookies(app.api('/auth'))).find(
        ({ name }) => name === 'pixshift_refresh',
      );
    const before = await cookie();
    await page.reload();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect((await cookie())?.value).not.toBe(before?.value);
    // The late answer brings the cookie that was exchanged just now.
    await page.context().addCookies([before!]);
    await page.reload();
    await page.getByText(person.email).first().waitFor();
    await page.reload();
    await page.getByText(person.email).first().waitFor();
  });

  thorough(
    'whose answer is lost on its way signs nobody out',
    async () => {
      const person = await app.signUp();
      const watched = await visitAs(person, '/account');
      const { page } = watched;
      await page.getByRole('heading', { name: 'Your account' }).waitFor();
      const token = async (): Promise<string | undefined> =>
        (await page.context().cookies(app.api('/auth'))).find(
          ({ name }) => name === 'pixshift_refresh',
        )?.value;
      const before = await token();
      expect(before).toBeDefined();
      let lost = 0;
      await page.route('**/api/v1/auth/refresh', async (route) => {
        if (lost > 0) return route.continue();
        lost += 1;
        // The server hears it and answers; the browser never does.
        const headers = await route.request().allHeaders();
        const reached = await fetch(route.request().url(), { method: 'POST', headers });
        expect(reached.status).toBe(200);
        return route.abort('connectionreset');
      });
      const statuses = renewals(watched);
      await page.reload();
      await page.getByRole('alert').getByText('No line to PixShift').waitFor();
      // Nobody is asked to sign in: as soon as there is a line, it goes on by itself.
      await page.getByText(person.email).first().waitFor();
      expect(lost).toBe(1);
      expect(statuses).toEqual([200]);
      const after = await token();
      expect(after?.slice(0, 36)).toBe(before?.slice(0, 36));
      expect(after).not.toBe(before);
      // And the next one has an answer, too.
      await page.reload();
      await page.getByText(person.email).first().waitFor();
      expect(statuses).toEqual([200, 200]);
      // What is kept is the name, which opens nothing.
      const kept = await page.evaluate<string>('JSON.stringify({ ...localStorage })');
      expect(kept).not.toContain(after?.slice(-20));
      expect(kept).not.toMatch(/eyJ/);
    },
    60_000,
  );

  thorough(
    'for somebody else, who signed in in another tab, forgets the first one’s things',
    async () => {
      const [one, two] = [
        await app.signUp({ displayName: 'Ada' }),
        await app.signUp({ displayName: 'Grace' }),
      ];
      const watched = await visitAs(one, '/account');
      await watched.page.getByText(one.email).first().waitFor();
      const tab = await watched.page.context().newPage();
      await tab.goto(app.url);
      await tab.evaluate(`fetch('/api/v1/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'test' },
      body: JSON.stringify(${JSON.stringify({ email: two.email, password: two.password })}),
    }).then(() => new BroadcastChannel('pixshift-session').postMessage('signed-in'))`);
      await watched.page.getByText(two.email).first().waitFor();
      expect(await watched.page.getByText(one.email).count()).toBe(0);
    },
  );
});
