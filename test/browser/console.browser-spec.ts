import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { untilEnded, upload } from '../factories/runs.js';
import {
  type App,
  type DemoAccount,
  launchBrowser,
  type SignedUp,
  startApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { expectAccessible, signIn } from '../support/console.js';
import { goWithin } from '../support/go-within.js';
import { oneOrAll, thorough } from '../support/thorough.js';

let app: App;
let browser: TestBrowser;
let admin: DemoAccount;
let adminToken: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ databaseUrl: 'embedded' }), launchBrowser()]);
  const account = app.demoAccounts().find(({ role }) => role === 'ADMIN');
  if (!account) throw new Error('There is no demo account of an administrator.');
  admin = account;
  adminToken = await app.signIn(admin);
}, 60_000);

describe('the console', () => {
  it('says beside the fields what is wrong with a sign-in', async () => {
    const { page, close } = await browser.newPage();
    await page.goto(`${app.url}/admin`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your email.').waitFor();
    await page.getByLabel('Email').fill('nobody');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This is not a mail address.').waitFor();
    await page.getByLabel('Email').fill(admin.email);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The mail address or the password is wrong.').waitFor();
    expect(await page.getByLabel('Password').getAttribute('aria-invalid')).toBe('true');
    await close();
  });

  it('makes a product, publishes it, takes it off, changes it and deletes it', async () => {
    const watched = await signedIn(admin);
    const { page } = watched;
    await open(page, 'Products');
    await page.getByRole('link', { name: 'New product' }).click();
    await page.getByLabel('Copy of').click();
    await page.getByRole('option', { name: 'Duotone' }).click();
    await expectValue(page, 'Pipeline', 'photo-duotone');
    await page.getByLabel('Name *').fill('Two inks');
    await page.getByLabel('Description *').fill('Your photo printed in two inks.');
    const tags = page.getByLabel('Tags');
    await tags.fill('print');
    await tags.press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('none published yet').waitFor();
    await heading(page, 'Two inks');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog').getByText('The product appears in the catalogue').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('tab', { name: 'Versions' }).click();
    const pipeline = page.getByLabel('Pipeline');
    const right = await pipeline.inputValue();
    await pipeline.fill('[{ "id": "photo" ');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('This is not JSON').waitFor();
    await pipeline.fill(right.replace('"store"', '"shelve"'));
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('pipeline[2].kind', { exact: true }).waitFor();
    await pipeline.fill(right);
    await page.getByLabel('Deadline (ms)').fill('45000');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Version 1 saved').waitFor();

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await confirm(page, 'Publish');
    await page.getByText('Version 1 is live').waitFor();
    expect(await inCatalogue('two-inks')).toBe(true);
    await page.getByRole('button', { name: 'New draft from version 1' }).click();
    await page.getByText('Version 2 is a copy of version 1').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await confirm(page, 'Publish');
    await page.getByText('Version 2 is live').waitFor();
    await page.getByRole('button', { name: /^Version 1 / }).click();
    await page.getByRole('button', { name: 'Roll back to this version' }).click();
    await confirm(page, 'Roll back');
    await page.getByText('Version 1 is live').waitFor();

    await page.getByRole('button', { name: 'Disable' }).click();
    await confirm(page, 'Disable');
    await page.getByText('Two inks is disabled').waitFor();
    expect(await inCatalogue('two-inks')).toBe(false);
    await page.getByRole('button', { name: 'Enable' }).click();
    await confirm(page, 'Enable');
    await page.getByText('Two inks is on offer').waitFor();
    expect(await inCatalogue('two-inks')).toBe(true);

    await page.getByRole('tab', { name: 'Price' }).click();
    await page.getByRole('button', { name: 'Change price' }).click();
    await page.getByLabel('Credits', { exact: true }).fill('15');
    await page.getByLabel('Type “15” to confirm').fill('15');
    await confirm(page, 'Change price');
    await page.getByRole('cell', { name: '15', exact: true }).waitFor();

    await page.getByRole('link', { name: 'Edit' }).click();
    await expectValue(page, 'Name *', 'Two inks');
    await page.getByLabel('Name *').fill('Pencil sketch');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Another product has this name.', { exact: true }).waitFor();
    await page.getByLabel('Name *').fill('Three inks');
    await page.getByRole('button', { name: 'Save' }).click();
    await heading(page, 'Three inks');
    await page.getByText('Product changed').first().waitFor();

    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByLabel('Type “two-inks” to confirm').fill('two-inks');
    await confirm(page, 'Delete');
    await page.getByText('Three inks is deleted').waitFor();
    expect(await inCatalogue('two-inks')).toBe(false);
    // The refused saves are answers, not faults: nothing else may have gone wrong.
    expectOnlyFailures(watched, [
      [400, /versions/],
      [409, /transformation-types/],
    ]);
    await watched.close();
  });

  thorough('opens a product from the list before all of it is there', async () => {
    const { page, consoleErrors, close } = await signedIn(admin);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/admin\/transformation-types\/[0-9a-f-]{36}$/, async (route) => {
      await held;
      await route.continue();
    });
    await open(page, 'Products');
    await page.getByRole('cell', { name: 'Duotone' }).click();
    for (const [tab, what] of [
      ['Versions', 'The versions are loading'],
      ['Price', 'The prices are loading'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('progressbar', { name: what }).waitFor();
    }
    release();
    await page.getByRole('table', { name: 'Prices' }).waitFor();
    expect(consoleErrors).toEqual([]);
    await close();
  });

  thorough('keeps a product that was run, and says why', async () => {
    const customer = await app.signUp({ displayName: 'Berthe Morisot' });
    await run(customer, 'photo-duotone');
    const { page, close } = await signedIn(admin);
    await open(page, 'Products');
    await page.getByText('Duotone', { exact: true }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Duotone cannot be deleted' }).waitFor();
    // Nothing has to be typed before one is told, and the way on is there.
    expect(await dialog.getByRole('textbox').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Archive it instead' }).click();
    await page.getByLabel('Type “photo-duotone” to confirm').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();

    await open(page, 'Generations');
    await page.getByLabel('Product').click();
    await page.getByRole('option', { name: 'Duotone' }).click();
    await page.getByLabel('User').fill('morisot');
    await page.getByRole('option', { name: 'Berthe Morisot' }).click();
    await page.getByText('1-1 of 1').waitFor();
    await page.getByRole('cell', { name: 'Berthe Morisot' }).waitFor();
    await page.getByText('Duotone').first().click();
    await page.getByText('A free run').waitFor();
    await page.getByRole('link', { name: 'Berthe Morisot' }).click();
    await heading(page, 'Berthe Morisot');
    expect(await inCatalogue('photo-duotone')).toBe(true);
    await close();
  });

  it('grants credits, and ends the session of whom it suspends', async () => {
    const person = await app.signUp({ displayName: 'Paul Signac' });
    const { page, close } = await signedIn(admin);
    await open(page, 'Users');
    await page.getByLabel('Search by name or email').fill('signac');
    await page.getByText('1-1 of 1').waitFor();
    await page.getByText('Paul Signac').click();
    await page.getByRole('tab', { name: 'Credits' }).click();
    await page.getByRole('button', { name: 'Grant credits' }).click();
    await page.getByLabel('Credits *').fill('30');
    await page.getByLabel('Reason *').fill('A test of the console');
    await confirm(page, 'Grant 30');
    await page.getByText('30 credits granted').waitFor();
    await page.getByText('Credits granted', { exact: true }).waitFor();
    const balance = await app.get('/billing/balance', { token: person.accessToken });
    expect(balance.body.credits.available).toBe(30);

    await page.getByRole('button', { name: 'Suspend' }).click();
    const verb = page.getByRole('dialog').getByRole('button', { name: 'Suspend' });
    await page.getByLabel('Reason *').fill('A test of the console');
    expect(await verb.isDisabled()).toBe(true);
    await page.getByLabel('Type “suspend” to confirm').fill('suspend');
    await verb.click();
    await page.getByText('Paul Signac is suspended').waitFor();
    await until(async () => (await statusOf(person)) === 401);
    await page.getByText('Account suspended').waitFor();
    await close();
  });

  it('shows an auditor everything recorded and lets them change nothing', async () => {
    const person = await staff('AUDITOR');
    const { page, close } = await signedIn(person);
    await page.getByText('Every rule of the books holds').waitFor();
    // What is well is said in a line, and told rule by rule to whoever asks.
    const rule = page.getByText('every balance is the sum of its entries');
    expect(await rule.isVisible()).toBe(false);
    await page.getByText(/^The \d+ rules$/).click();
    await rule.waitFor();
    expect(await menuOf(page)).toEqual([
      'Dashboard',
      'Users',
      'Roles',
      'Generations',
      'Payments',
      'Refunds',
      'Subscriptions',
      'Ledger',
      'Audit trail',
    ]);
    await open(page, 'Users');
    // The addresses of others are masked for everybody but administrators.
    await page.getByText('a•••@pixshift.local').click();
    await heading(page, 'Admin');
    await page.getByRole('tab', { name: 'Credits' }).click();
    await page.getByText('Credits to spend').waitFor();
    for (const name of ['Give a role', 'Suspend', 'Grant credits']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    await open(page, 'Audit trail');
    await page.getByLabel('What happened').click();
    await page.getByRole('option', { name: 'Role changed' }).click();
    await page.getByText('GUEST').first().waitFor();
    await page.goto(`${app.url}/admin/transformation-types`);
    await heading(page, 'Not for your role');
    await close();
  });

  it('lets support suspend, but not give roles', async () => {
    const person = await staff('SUPPORT');
    const customer = await app.signUp({ displayName: 'Rosa Bonheur' });
    const { page, close } = await signedIn(person);
    await page.goto(`${app.url}/admin/users/${customer.user.id}/show`);
    await page.getByRole('button', { name: 'Suspend' }).waitFor();
    await page.getByRole('tab', { name: 'Roles' }).click();
    await page.getByText('for good').waitFor();
    expect(await page.getByRole('button', { name: 'Give a role' }).count()).toBe(0);
    expect(await page.getByText('Audit trail').count()).toBe(0);
    await close();
  });

  it('says what it cannot read, with the request', async () => {
    const { page, close } = await signedIn(admin);
    await page.goto(`${app.url}/admin/users/01900000-0000-7000-8000-000000000000/show`);
    const alert = page.getByRole('alert');
    await alert.getByText(/^Request [\w-]{8,}/).waitFor();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await page.getByText(admin.email).waitFor();
    await close();
  });

  it('sends a customer away', async () => {
    const { page, close } = await signedIn(await app.signUp(), false);
    await page
      .getByRole('heading', { name: 'This account has no access to the console' })
      .waitFor();
    await page.goto(`${app.url}/admin/users`);
    await page
      .getByRole('heading', { name: 'This account has no access to the console' })
      .waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await close();
  });

  thorough(
    'renews a token that has run out once, and outlives a reload until it is signed out',
    async () => {
      const { page, close } = await signedIn(admin);
      const renewals: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/auth/refresh')) renewals.push(request.url());
      });
      // Every list of the dashboard is refused with its first token.
      const seen = new Set<string>();
      await page.route('**/api/v1/admin/**', async (route) => {
        const token = route.request().headers()['authorization'] ?? '';
        const isFirst = seen.size === 0 || (seen.has(token) && seen.size === 1);
        seen.add(token);
        if (!isFirst) return route.continue();
        return route.fulfill({ status: 401, json: { error: { code: 'AUTH_EXPIRED' } } });
      });
      await open(page, 'Users');
      await page.getByText(admin.email).waitFor();
      expect(renewals).toHaveLength(1);
      await page.unroute('**/api/v1/admin/**');

      await page.reload();
      await page.getByText(admin.email).waitFor();
      const stored = await page.evaluate<string>(
        'JSON.stringify([{ ...localStorage }, document.cookie])',
      );
      expect(stored).not.toMatch(/eyJ/);
      await page.getByRole('button', { name: 'Admin account' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goto(`${app.url}/admin/users`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await close();
    },
  );

  thorough(
    'fits thumbs and large text on a phone, and keeps its menu out of the way',
    async () => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      const { page, close } = await browser.newPage(phone);
      await page.goto(`${app.url}/admin`);
      await signIn(page, admin);
      for (const path of ['', '/users', '/transformation-types', '/audit-events']) {
        await page.goto(`${app.url}/admin${path}`);
        await page.getByRole('button', { name: 'Open menu' }).waitFor();
        await page.getByText(path === '' ? 'Every rule of the books holds' : /^1-/).waitFor();
        expect({ path, small: await tooSmall(page) }).toEqual({ path, small: [] });
      }
      const users = page.getByRole('menuitem', { name: 'Users' });
      await page.getByRole('button', { name: 'Open menu' }).click();
      await users.waitFor();
      await page.reload();
      await page.getByText(/^1-/).waitFor();
      expect(await users.count()).toBe(0);

      await page.addStyleTag({ content: 'html { font-size: 200% }' });
      await page.getByRole('button', { name: 'Open menu' }).click();
      await users.waitFor();
      // How far the words would reach if nothing cut them off.
      const cut = await page.evaluate<string[]>(`
      [...document.querySelectorAll('[role=menuitem]')].filter((item) => {
        const words = document.createRange();
        words.selectNodeContents(item);
        return words.getBoundingClientRect().right > item.getBoundingClientRect().right;
      }).map((item) => item.innerText)`);
      expect(cut).toEqual([]);
      expect((await page.getByRole('menuitem').allInnerTexts()).join()).toContain('Audit trail');
      await close();
    },
    90_000,
  );

  /** One for all tests that want one, whichever comes first. */
  let blocked: Promise<void> | undefined;
  const blockedRun = () =>
    (blocked ??= app
      .signUp()
      .then(({ accessToken: token }) =>
        app.post('/generations', {
          token,
          headers: { prefer: 'wait=30' },
          body: { type: 'illustration-from-prompt', inputs: { idea: 'a naked bear' } },
        }),
      )
      .then((accepted) => {
        expect(accepted).toMatchObject({ status: 200, body: { status: 'BLOCKED' } });
      }));

  it('finds a run that was blocked for its words, and says that nothing was made of it', async () => {
    await blockedRun();
    const { page, close } = await signedIn(admin);
    const filter = encodeURIComponent(JSON.stringify({ moderation: 'block' }));
    await goWithin(page, '/admin/', `/admin/generations?filter=${filter}`);
    await page.getByText('Blocked: nakedness').click();
    await page
      .getByText(
        'Blocked because of its words (nakedness). Nothing was made of it, and nothing was charged.',
      )
      .waitFor();
    expect(await page.getByText('It was made').count()).toBe(0);
    await close();
  });

  it('has a run that may be meant well looked at, once, and keeps it among all that were marked', async () => {
    await blockedRun();
    const person = await app.signUp();
    const accepted = await app.post('/generations', {
      token: person.accessToken,
      headers: { prefer: 'wait=30' },
      body: {
        type: 'coloring-from-photo',
        inputs: { title: 'Sexy cat' },
        inputAssetIds: [await upload(app, person.accessToken)],
      },
    });
    expect(accepted.status).toBeLessThan(300);
    expect(await untilEnded(app, person.accessToken, accepted.body.id)).toMatchObject({
      status: 'COMPLETED',
    });
    const { page, close } = await signedIn(admin);
    await open(page, 'Generations');
    await filterContent(page, 'To be looked at');
    // The filter comes into the address a moment later, and would lead back from a run opened before.
    await page.waitForURL(/moderation/);
    await page.getByText('To be looked at: nakedness').click();
    await page.getByText('It was made, and its owner was told').waitFor();
    await page.getByRole('button', { name: 'Looked at' }).click();
    await confirm(page, 'Looked at');
    await page.getByText('The run waits no more').waitFor();
    await page.getByRole('button', { name: 'Looked at' }).waitFor({ state: 'detached' });

    await open(page, 'Generations');
    await filterContent(page, 'To be looked at');
    await page.getByText('To be looked at: nakedness').waitFor({ state: 'detached' });
    await filterContent(page, 'All that was marked');
    await page.getByText('Looked at: nakedness', { exact: true }).waitFor();
    await page.getByText('Blocked: nakedness').waitFor();
    await close();
  });

  thorough(
    'hands out a description of the API that a phone can show',
    async () => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      const { page, consoleErrors, close } = await browser.newPage(phone);
      await page.goto(`${app.url}/api/v1/docs`);
      await page.getByRole('heading', { name: /PixShift API/ }).waitFor();
      for (const [tag, path] of [
        ['generations', '/api/v1/generations'],
        ['admin', '/api/v1/admin/audit-events'],
      ] as const) {
        await page.locator(`#operations-tag-${tag}`).click();
        await page.locator(`.opblock-get [data-path="${path}"]`).click();
      }
      await page.getByText('Parameters').first().waitFor();
      const widths = await page.evaluate<number[]>(
        '[innerWidth, document.documentElement.scrollWidth]',
      );
      expect(widths).toEqual([390, 390]);
      expect(consoleErrors).toEqual([]);
      await close();
    },
    60_000,
  );

  thorough.each(
    oneOrAll([
      { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
      { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    ] as const),
  )(
    'can be used by everybody: $colorScheme, $viewport.width px',
    async (look) => {
      const watched = await browser.newPage(look);
      const { page } = watched;
      await page.goto(`${app.url}/admin`);
      await expectAccessible(page, 'sign-in');
      await signIn(page, admin);
      const { data } = (await app.get('/admin/transformation-types', { token: adminToken })).body;
      const user = (await app.get('/admin/users?role=ADMIN', { token: adminToken })).body.data[0];
      const pages: [path: string, shows: string][] = [
        ['', 'Every rule of the books holds'],
        ['/users', admin.email],
        [`/users/${user.id}/show`, 'Last active'],
        ['/roles', 'Catalogue editor'],
        ['/roles/SUPPORT/show', 'Suspend and reactivate accounts'],
        ['/roles/create', 'May do'],
        [`/users/${user.id}/show/ways-in`, 'last used'],
        [`/users/${user.id}/show/sessions`, 'Sign out everywhere'],
        [`/users/${user.id}/show/roles`, 'for good'],
        [`/users/${user.id}/show/activity`, 'Made'],
        ['/nowhere', 'no page at this address'],
        ['/transformation-types', data[0].name],
        [`/transformation-types/${data[0].id}/show/versions`, 'Pipeline'],
        [`/transformation-types/${data[0].id}`, 'Free runs may pay for it'],
        ['/transformation-types/create', 'Begin with'],
        ['/generations', 'Duotone'],
        ['/audit-events', 'Signed in'],
      ];
      for (const [path, shows] of pages) {
        await goWithin(page, '/admin/', `/admin${path}`);
        await page.getByText(shows).first().waitFor();
        await expectAccessible(page, path);
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect({ path, overflow }).toEqual({ path, overflow: 0 });
      }
      expectOnlyFailures(watched, []);
      await watched.close();
    },
    300_000,
  );
});

async function signedIn(
  account: { email: string; password: string },
  asStaff = true,
): Promise<WatchedPage> {
  const watched = await browser.newPage();
  watched.page.setDefaultTimeout(10_000);
  await watched.page.goto(`${app.url}/admin`);
  await signIn(watched.page, account);
  if (asStaff) await heading(watched.page, 'Dashboard');
  return watched;
}

async function staff(role: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName: `A ${role}` });
  const { status } = await app.put(`/admin/users/${person.user.id}/role`, {
    token: adminToken,
    body: { role, reason: 'A test of the console' },
  });
  expect(status).toBe(200);
  return person;
}

/** Has the person make one picture, so that the product is in use. */
async function run(person: SignedUp, type: string): Promise<void> {
  const photo = await sharp({
    create: { width: 320, height: 240, channels: 3, background: '#c96' },
  })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
  const token = person.accessToken;
  const upload = await app.post('/uploads', { token, body: form });
  const accepted = await app.post('/generations', {
    token,
    headers: { 'Idempotency-Key': `console-${person.user.id}` },
    body: { type, inputAssetIds: [upload.body.id] },
  });
  expect(accepted.status).toBe(202);
}

async function inCatalogue(slug: string): Promise<boolean> {
  return (await app.get(`/transformation-types/${slug}`)).status === 200;
}

async function statusOf(person: SignedUp): Promise<number> {
  return (await app.get('/users/me', { token: person.accessToken })).status;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not become so within 5 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

const open = (page: Page, menuItem: string): Promise<void> =>
  page.getByRole('menuitem', { name: menuItem }).click();

const menuOf = (page: Page): Promise<string[]> => page.getByRole('menuitem').allInnerTexts();

const confirm = (page: Page, verb: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: verb }).click();

/** Chooses in the list of runs what its words or picture were taken for. */
async function filterContent(page: Page, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Content' }).click();
  await page.getByRole('option', { name: choice }).click();
}

async function expectValue(page: Page, label: string, part: string): Promise<void> {
  await until(async () => (await page.getByLabel(label).inputValue()).includes(part));
}

/** Fails on any failed request but the answers named, and on any other error on the console. */
function expectOnlyFailures(
  { failedRequests, consoleErrors }: WatchedPage,
  allowed: [status: number, address: RegExp][],
): void {
  const isAllowed = (failure: string): boolean =>
    // A page that is left while its answer comes in aborts it; that is no fault of the page.
    failure.endsWith('net::ERR_ABORTED') ||
    allowed.some(([status, address]) => failure.endsWith(`: ${status}`) && address.test(failure));
  expect(failedRequests.filter((failure) => !isAllowed(failure))).toEqual([]);
  expect(consoleErrors.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
}

/** What is to be pressed and lower than a thumb needs, except links within text. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('a, button, input:not([type=hidden]), [role=tab], [role=menuitem], [role=combobox]')]
      .filter((each) => each.checkVisibility() && !each.closest('p, li, dd, [aria-hidden=true]'))
      .filter((each) => !each.classList.contains('skip-nav-button'))
      // A field is as high as its frame.
      .map((each) => (each.closest('.MuiInputBase-root') ?? each))
      .filter((each) => each.getBoundingClientRect().height < 44)
      .map((each) => (each.getAttribute('aria-label') ?? each.textContent).trim().slice(0, 40) +
        ' ' + each.getBoundingClientRect().height)`);
}
