import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { giveRole } from '../factories/give-role.js';
import { type App, launchBrowser, type SignedUp, startApp, type TestBrowser } from '../harness.js';
import { signIn } from '../support/console.js';
import { eventually as within } from '../support/eventually.js';
import { thorough } from '../support/thorough.js';

const PATIENCE_MS = 20_000;
const eventually = (isSo: () => Promise<boolean>): Promise<void> => within(isSo, PATIENCE_MS);

let app: App;
let browser: TestBrowser;
let admin: SignedUp;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  admin = await staff('ADMIN');
}, 90_000);

async function staff(role: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName: `The ${role}` });
  await giveRole(app.databaseUrl as string, person.user.id as string, role);
  return { ...person, accessToken: await app.signIn(person) };
}

async function openConsole(person: SignedUp, path: string) {
  const watched = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  watched.page.setDefaultTimeout(20_000);
  await watched.page.goto(`${app.url}/admin`);
  await signIn(watched.page, person);
  await watched.page.goto(`${app.url}/admin${path}`);
  return watched;
}

const dialog = (page: Page) => page.getByRole('dialog');
async function confirm(page: Page, verb: string): Promise<void> {
  await dialog(page).getByLabel('Reason').fill('A test of the console');
  await dialog(page).getByRole('button', { name: verb, exact: true }).click();
}
const rolesOf = async (person: SignedUp): Promise<string[]> =>
  (await app.get('/users/me/permissions', { token: person.accessToken })).body.roles;
/** What an input for a local time takes, in the time zone of the browser, which is that of the tests. */
const localTime = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

describe('roles in the console', () => {
  thorough(
    'are given until a moment, and taken',
    async () => {
      const person = await app.signUp({ displayName: 'Paul Signac' });
      const { page, close } = await openConsole(admin, `/users/${person.user.id}/show/roles`);
      const list = page.getByRole('list', { name: 'Roles' });
      await list.getByText('Guest').waitFor();
      await page.getByRole('button', { name: 'Give a role' }).click();
      await dialog(page).getByLabel('Role').and(page.locator(':focus')).waitFor();
      await dialog(page).getByLabel('Role').click();
      await page.getByRole('option', { name: 'Auditor' }).click();
      await dialog(page).getByText('changes nothing').waitFor();
      await dialog(page)
        .getByLabel('Until')
        .fill(localTime(new Date(Date.now() - 86_400_000)));
      await dialog(page).getByText('This is over already.').waitFor();
      await dialog(page)
        .getByLabel('Until')
        .fill(localTime(new Date(Date.now() + 86_400_000)));
      await confirm(page, 'Give');
      await page.getByText('Paul Signac is now Auditor').waitFor();
      const row = list.getByRole('listitem').filter({ hasText: 'Auditor' });
      await row.getByText(/until .* given by The ADMIN/).waitFor();
      await eventually(async () => (await rolesOf(person)).includes('AUDITOR'));
      // The trail beside it tells at once.
      await page.getByText('Role given', { exact: true }).waitFor();

      await row.getByRole('button', { name: 'Take Auditor' }).click();
      await confirm(page, 'Take');
      await page.getByText('Paul Signac is no longer Auditor').waitFor();
      await row.waitFor({ state: 'detached' });
      await eventually(async () => !(await rolesOf(person)).includes('AUDITOR'));
      // What everybody has is not taken.
      expect(await list.getByRole('button').count()).toBe(0);
      await close();
    },
    90_000,
  );

  it('are not one’s own to change', async () => {
    const { page, close } = await openConsole(admin, `/users/${admin.user.id}/show/roles`);
    await page.getByText('Nobody changes their own roles.').waitFor();
    expect(await page.getByRole('button', { name: 'Give a role' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Take/ }).count()).toBe(0);
    await close();
  }, 60_000);

  thorough(
    'are refused in the server’s words where the last administrator would go',
    async () => {
      // The page of a colleague, opened while there was another one.
      const colleague = await staff('ADMIN');
      const { page, close } = await openConsole(admin, `/users/${colleague.user.id}/show/roles`);
      await page.getByRole('button', { name: 'Take Admin' }).click();
      await app.del(`/admin/users/${admin.user.id}/roles/ADMIN`, {
        token: colleague.accessToken,
        body: { reason: 'A test of the console' },
      });
      await confirm(page, 'Take');
      await dialog(page).getByText('You may not do this.').waitFor();
      await dialog(page)
        .getByText(/^Request [\w-]{8,}/)
        .waitFor();
      await giveRole(app.databaseUrl as string, admin.user.id as string, 'ADMIN');
      await close();
    },
    60_000,
  );

  it('are made, given, changed for all who hold them, and deleted once nobody does', async () => {
    const { page, close } = await openConsole(admin, '/roles');
    await page.getByRole('link', { name: 'New role' }).click();
    await page.getByLabel('Name *').fill('Night shift');
    await page.getByLabel('Description').fill('Keeps an eye on things.');
    await page.getByLabel(/^See everybody’s account/).check();
    await page.getByLabel(/^Suspend and reactivate accounts/).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Night shift', exact: true }).waitFor();
    expect(await page.title()).toBe('Night shift · PixShift console');
    const held = () =>
      page
        .locator('[data-held="true"]')
        .evaluateAll((lines) =>
          lines.map(
            (line) => (line as unknown as { dataset: { permission: string } }).dataset.permission,
          ),
        );
    await eventually(async () => (await held()).length === 2);
    expect(await held()).toEqual(['users:read', 'users:suspend']);

    const person = await app.signUp({ displayName: 'Night Person' });
    await app.put(`/admin/users/${person.user.id}/roles/NIGHT_SHIFT`, {
      token: admin.accessToken,
      body: { reason: 'A test of the console' },
    });
    await page.reload();
    await page.getByRole('link', { name: '1 person' }).waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByText('counts at once for 1 person').waitFor();
    // Deleting has one place, which says what it means.
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await page.getByLabel(/^Suspend and reactivate accounts/).uncheck();
    await page.getByLabel(/^Sign people out/).check();
    // Meanwhile a colleague was faster.
    await app.patch('/admin/roles/NIGHT_SHIFT', {
      token: admin.accessToken,
      body: { revision: 1, description: 'Keeps both eyes on things.' },
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody changed this role meanwhile.').first().waitFor();
    await page.reload();
    await page.getByLabel(/^Suspend and reactivate accounts/).uncheck();
    await page.getByLabel(/^Sign people out/).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Night shift', exact: true }).waitFor();
    await eventually(async () => {
      const { body } = await app.get('/users/me/permissions', { token: person.accessToken });
      return body.permissions.includes('sessions:revoke');
    });

    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog(page)
      .getByRole('heading', { name: 'Night shift cannot be deleted yet' })
      .waitFor();
    await dialog(page).getByRole('link', { name: 'Show who holds it' }).click();
    await page.getByRole('cell', { name: /Night Person/ }).click();
    await page.getByRole('tab', { name: 'Roles' }).click();
    await page.getByRole('button', { name: 'Take Night shift' }).click();
    await confirm(page, 'Take');
    await page.getByText('Night Person is no longer Night shift').waitFor();
    await page.goto(`${app.url}/admin/roles/NIGHT_SHIFT/show`);
    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Night shift is deleted').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Roles', exact: true }).waitFor();
    await close();
  }, 120_000);

  thorough(
    'that the program ships stay as they are',
    async () => {
      const { page, close } = await openConsole(admin, '/roles/SUPPORT/show');
      await page.getByText('The program; it stays as it is').waitFor();
      expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
      await page.goto(`${app.url}/admin/roles/SUPPORT`);
      await page.getByText('Support comes with the program').waitFor();
      await close();
    },
    60_000,
  );

  thorough(
    'offer only what whoever gives them could do',
    async () => {
      const made = await app.post('/admin/roles', {
        token: admin.accessToken,
        body: { name: 'Head of desk', permissions: ['users:read', 'roles:assign', 'roles:write'] },
      });
      expect(made.status).toBe(201);
      const head = await app.signUp({ displayName: 'Head' });
      await app.put(`/admin/users/${head.user.id}/roles/HEAD_OF_DESK`, {
        token: admin.accessToken,
        body: { reason: 'A test of the console' },
      });
      const customer = await app.signUp();
      const { page, close } = await openConsole(head, `/users/${customer.user.id}/show/roles`);
      await page.getByRole('list', { name: 'Roles' }).getByText('Guest').waitFor();
      await page.getByRole('button', { name: 'Give a role' }).click();
      await dialog(page).getByLabel('Role').click();
      expect(await page.getByRole('option').allInnerTexts()).toEqual(['Head of desk']);
      await page.goto(`${app.url}/admin/roles/create`);
      const box = (name: RegExp) => page.getByLabel(name);
      await box(/^See everybody’s account/).waitFor();
      expect(await box(/^See everybody’s account/).isEnabled()).toBe(true);
      expect(await box(/^Change prices/).isEnabled()).toBe(false);
      await close();
    },
    60_000,
  );
});

describe('the page of a user', () => {
  thorough(
    'shows ways in and sessions, and signs them out of one and of all',
    async () => {
      const person = await app.signUp({ displayName: 'Rosa Bonheur' });
      for (const agent of ['Chrome', 'Firefox']) {
        await app.post('/auth/login', {
          body: { email: person.email, password: person.password },
          headers: { 'user-agent': AGENTS[agent] as string },
        });
      }
      const { page, close } = await openConsole(admin, `/users/${person.user.id}/show/ways-in`);
      await page.getByRole('list', { name: 'Ways in' }).getByText('Password').waitFor();
      await page.getByRole('tab', { name: 'Sessions' }).click();
      const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
      await eventually(async () => (await sessions.count()) === 3);
      await page.getByRole('button', { name: 'Sign out Firefox on Linux' }).click();
      await confirm(page, 'Sign out');
      await page.getByText('Rosa Bonheur is signed out of Firefox on Linux').waitFor();
      await eventually(async () => (await sessions.count()) === 2);
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await confirm(page, 'Sign out everywhere');
      await page.getByText('Not signed in anywhere at the moment.').waitFor();
      const me = await app.get('/users/me', { token: person.accessToken });
      expect(me.status).toBe(401);
      await page.getByRole('tab', { name: 'Activity' }).click();
      await page.getByText('This user has not made anything yet.').waitFor();
      await close();
    },
    90_000,
  );
});

const AGENTS: Readonly<Record<string, string>> = {
  Chrome:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36',
  Firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
};
