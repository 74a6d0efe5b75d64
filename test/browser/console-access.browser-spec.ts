import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  BUILT_IN_ROLES,
  PERMISSIONS,
  ROLE_KEYS,
  type RoleKey,
} from '../../src/users/permissions.js';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, launchBrowser, startApp, type SignedUp, type TestBrowser } from '../harness.js';
import { signIn } from '../support/console.js';
import { goWithin } from '../support/go-within.js';
import { bought } from '../support/reversals.js';
import { ACTS } from './console-acts.js';
import { MENUS, PAGES, type Things, WITHOUT_PAGE } from './console-table.js';
import { oneOrAll } from '../support/thorough.js';

const PATIENCE_MS = 20_000;

let app: App;
let browser: TestBrowser;
let things: Things;
let guineaPig: SignedUp;
const people = {} as Record<RoleKey, SignedUp>;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  for (const role of ROLE_KEYS) {
    const person = await app.signUp({ displayName: `The ${role}` });
    await giveRole(app.databaseUrl as string, person.user.id as string, role);
    people[role] = { ...person, accessToken: await app.signIn(person) };
  }
  const token = people.ADMIN.accessToken;
  const customer = await app.signUp({ displayName: 'Somebody Else' });
  const run = await startRun(app, customer.accessToken, await upload(app, customer.accessToken));
  await untilEnded(app, customer.accessToken, run.body.id as string);
  const types = await app.get('/admin/transformation-types?q=duotone', { token });
  const role = await app.post('/admin/roles', {
    token,
    body: { name: 'Night shift', permissions: ['users:read'] },
  });
  guineaPig = await app.signUp({ displayName: 'Guinea Pig' });
  things = {
    guineaPigId: guineaPig.user.id,
    userId: customer.user.id,
    runId: run.body.id,
    typeId: types.body.data[0].id,
    roleKey: role.body.id,
    paymentId: (await bought(app)).paymentId,
  };
}, 120_000);

async function openConsole(role: RoleKey): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, close } = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${app.url}/admin`);
  await signIn(page, people[role]);
  return { page, close };
}

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

describe('the table of the console', () => {
  it('has a menu for every role', () => {
    expect(Object.keys(MENUS)).toEqual(ROLE_KEYS);
  });

  it('knows every permission, either by what it opens or as one that opens nothing', () => {
    const opening = PAGES.flatMap(({ needs, controls }) => [
      ...(needs ? [needs] : []),
      ...Object.values(controls).map((control) => control.needs),
    ]);
    expect([...new Set([...opening, ...WITHOUT_PAGE])].sort()).toEqual([...PERMISSIONS].sort());
    expect(WITHOUT_PAGE.filter((permission) => opening.includes(permission))).toEqual([]);
  });
});

describe.each(oneOrAll(ROLE_KEYS.filter((role) => MENUS[role] !== 'no access')))('%s', (role) => {
  const held: readonly string[] = BUILT_IN_ROLES[role];

  it('sees its menu, opens what it may, and is told where it may not', async () => {
    const { page, close } = await openConsole(role);
    await heading(page, 'Dashboard');
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(MENUS[role]);
    for (const { path, needs, shows, controls } of PAGES) {
      const address = path(things);
      await goWithin(page, '/admin/', `/admin${address}`);
      if (needs && !held.includes(needs)) {
        await heading(page, 'Not for your role');
        expect(await page.title()).toBe('Not for your role · PixShift console');
        // The way on leads somewhere.
        expect(await page.getByRole('link', { name: 'Go to the dashboard' }).count()).toBe(1);
        continue;
      }
      await page.getByText(shows).first().waitFor();
      for (const [name, control] of Object.entries(controls)) {
        const found = page.getByRole(control.role, { name, exact: true });
        if (held.includes(control.needs)) await found.first().waitFor();
        const seen = (await found.count()) > 0;
        expect({ address, name, seen }).toEqual({
          address,
          name,
          seen: held.includes(control.needs),
        });
      }
    }
    await close();
  }, 300_000);

  const may = ACTS.filter(({ needs }) => needs.every((permission) => held.includes(permission)));
  if (may.length > 0) {
    it(`${may.map(({ what }) => what).join(', ')}`, async () => {
      const { page, close } = await openConsole(role);
      await heading(page, 'Dashboard');
      for (const { path, act } of may) {
        // So that there is a session to end, whoever was here before.
        await app.signIn(guineaPig);
        await goWithin(page, '/admin/', `/admin${path(things)}`);
        await act(page);
      }
      await close();
    }, 180_000);
  }

  it('sees addresses in full only where its role says so', async () => {
    if (!held.includes('users:read')) return;
    const { page, close } = await openConsole(role);
    await page.goto(`${app.url}/admin/users/${things.userId}/show`);
    const full = page.getByText(/^user-[0-9a-f]+@example\.test/);
    const masked = page.getByText(/^u•••@example\.test/);
    await (held.includes('users:read-contact') ? full : masked).waitFor();
    expect(await (held.includes('users:read-contact') ? masked : full).count()).toBe(0);
    await close();
  }, 60_000);
});

describe.each(ROLE_KEYS.filter((role) => MENUS[role] === 'no access'))('%s', (role) => {
  it('is sent away, whatever the address', async () => {
    const { page, close } = await openConsole(role);
    // One gate before all of them; the API's own is tested for every address.
    for (const { path } of PAGES.slice(0, 3)) {
      await page.goto(`${app.url}/admin${path(things)}`);
      await heading(page, 'This account has no access to the console');
    }
    await close();
  }, 120_000);
});
