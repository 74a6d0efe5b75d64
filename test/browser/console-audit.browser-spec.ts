import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions } from 'playwright-core';
import { giveRole } from '../factories/give-role.js';
import {
  type App,
  launchBrowser,
  type SignedUp,
  startApp,
  type TestBrowser,
  type WatchedPage,
} from '../harness.js';
import { expectAccessible, signIn } from '../support/console.js';
import { selectRows } from '../support/select-rows.js';
import { oneOrAll, thorough } from '../support/thorough.js';

let app: App;
let browser: TestBrowser;
let auditor: SignedUp;
let support: SignedUp;
let paul: SignedUp;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  auditor = await staff('AUDITOR', 'Ada Audit');
  support = await staff('SUPPORT', 'Sue Support');
  paul = await app.signUp({ displayName: 'Paul Signac' });
  const { status } = await app.post(`/admin/users/${paul.user.id}/suspend`, {
    token: support.accessToken,
    body: { reason: 'Sends spam' },
  });
  expect(status).toBe(200);
}, 90_000);

async function staff(role: string, displayName: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName });
  await giveRole(app.databaseUrl as string, person.user.id as string, role);
  return { ...person, accessToken: await app.signIn(person) };
}

async function signedIn(
  person: SignedUp,
  path: string,
  options?: BrowserContextOptions,
): Promise<WatchedPage> {
  const watched = await browser.newPage(options);
  watched.page.setDefaultTimeout(15_000);
  await watched.page.goto(`${app.url}/admin`);
  await signIn(watched.page, person);
  await watched.page.goto(`${app.url}/admin${path}`);
  return watched;
}

const sql = (text: string): Promise<unknown[]> => selectRows(app.databaseUrl, text);

describe('the audit trail in the console', () => {
  it('finds an event, says in words what changed, and keeps the view', async () => {
    const { page, close } = await signedIn(auditor, '/audit-events');
    await page.getByLabel('What happened').click();
    await page.getByRole('option', { name: 'Account suspended' }).click();
    const row = page.getByRole('row', { name: /Account suspended/ });
    await row.getByText('Sue Support').waitFor();
    await row.getByText('Sends spam').waitFor();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitem', { name: /Save current query/ }).click();
    await page.getByLabel('Query name').fill('Suspensions');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await row.getByText('Account suspended').click();
    await page.getByRole('heading', { level: 2, name: 'Account suspended' }).waitFor();
    const facts = page.locator('main dl').first();
    expect(await facts.locator('del').innerText()).toBe('active');
    expect(await facts.locator('ins').innerText()).toBe('suspended');
    expect(await page.getByRole('link', { name: 'Paul Signac' }).first().getAttribute('href')).toBe(
      `/admin/users/${paul.user.id}/show`,
    );
    await page.getByText('127.0.0.1').first().waitFor();
    await page.getByRole('link', { name: 'Everything of this request' }).click();
    await page.getByRole('row', { name: /Account suspended/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);

    // On the page of what it is about, too.
    await page.goto(`${app.url}/admin/users/${paul.user.id}/show`);
    const timeline = page.getByRole('complementary', { name: 'Audit trail' });
    await timeline.getByRole('link', { name: 'Account suspended' }).click();
    await page.getByRole('heading', { level: 2, name: 'Account suspended' }).waitFor();

    await page.goto(`${app.url}/admin/audit-events?filter=%7B%7D`);
    const others = page.getByRole('row', { name: /Signed in/ }).first();
    await others.waitFor();
    await page.getByRole('button', { name: 'Add filter' }).click();
    const view = page.getByRole('menuitem', { name: 'Suspensions' });
    await view.click();
    await view.waitFor({ state: 'detached' });
    await others.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Account suspended/ }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await close();
  }, 90_000);

  it('verifies the trail and says in words what came out', async () => {
    const { page, close } = await signedIn(auditor, '/audit-events');
    await page.getByText('none can be changed, removed or put in without a trace').waitFor();
    const root = await page.getByText(/^\d+:[0-9a-f]{64}$/).innerText();
    await page.getByRole('button', { name: 'Verify' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/A root that you kept/).fill(root);
    await dialog.getByRole('button', { name: 'Verify' }).click();
    await dialog.getByText('Nothing was changed').waitFor();
    await dialog.getByText('nothing before it was rewritten').waitFor();
    expect(await dialog.getByRole('status').count()).toBe(1);

    // One digit wrong, and one answer to it.
    const slip = root.slice(0, -1) + (root.endsWith('0') ? '1' : '0');
    await dialog.getByLabel(/A root that you kept/).fill(slip);
    await dialog.getByRole('button', { name: 'Verify again' }).click();
    await dialog.getByText('This root is not part of the chain.').waitFor();
    expect(await dialog.getByRole('status').count()).toBe(1);
    expect(await dialog.getByText('Nothing was changed').count()).toBe(0);

    await dialog.getByLabel(/A root that you kept/).fill('12:abc');
    await dialog.getByRole('button', { name: 'Verify again' }).click();
    await dialog.getByText('This is no root').waitFor();

    const [event] = (await sql(
      `select id, seq from audit_event where action = 'user.suspended'`,
    )) as [{ id: string; seq: string }];
    await sql('alter table audit_event disable trigger user');
    await sql(`update audit_event set action = 'user.reactivated' where id = '${event.id}'`);
    try {
      await dialog.getByLabel(/A root that you kept/).fill('');
      await dialog.getByRole('button', { name: 'Verify' }).click();
      await dialog.getByText('The trail was tampered with.').waitFor();
      await dialog.getByText(`Event ${event.seq} is not what was sealed`).waitFor();
      await dialog.getByRole('link', { name: 'Look at this event' }).click();
      await page.waitForURL(`**/audit-events/${event.id}/show`);
    } finally {
      await sql(`update audit_event set action = 'user.suspended' where id = '${event.id}'`);
      await sql('alter table audit_event enable trigger user');
    }
    await close();
  });

  thorough('hands out what the list shows as a file', async () => {
    const { page, close } = await signedIn(
      auditor,
      `/audit-events?filter=${encodeURIComponent(JSON.stringify({ action: 'user.suspended' }))}`,
    );
    await page.getByRole('row', { name: /Account suspended/ }).waitFor();
    for (const [choice, ending] of [
      ['CSV, for a spreadsheet', 'csv'],
      ['JSON Lines, for programs', 'jsonl'],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).click();
      const coming = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: choice }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toMatch(
        new RegExp(`^audit-trail-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`),
      );
      const text = readFileSync(await download.path(), 'utf8');
      expect(text).toContain('Sends spam');
      expect(text.trimEnd().split('\n')).toHaveLength(ending === 'csv' ? 2 : 1);
    }
    await close();
  });

  it('shows what was erased as erased', async () => {
    const gone = await app.signUp({ displayName: 'Somebody Gone' });
    await app.post(`/admin/users/${gone.user.id}/suspend`, {
      token: support.accessToken,
      body: { reason: 'Their secret' },
    });
    await sql(`update subject_key set wrapped_key = null where user_id = '${gone.user.id}'`);
    await sql(`update app_user set status = 'erased' where id = '${gone.user.id}'`);
    const [event] = (await sql(
      `select id from audit_event where entity_id = '${gone.user.id}' and action = 'user.registered'`,
    )) as [{ id: string }];
    const { page, close } = await signedIn(auditor, `/audit-events/${event.id}/show`);
    await page.getByText('A person who was erased').first().waitFor();
    expect(await page.getByText('erased with the person').count()).toBeGreaterThanOrEqual(2);
    expect(await page.getByText('Their secret').count()).toBe(0);
    await close();
  });

  thorough('says what could not be read, with the request, and a way on', async () => {
    const { page, close } = await signedIn(
      auditor,
      '/audit-events/00000000-0000-4000-8000-000000000000/show',
    );
    await page.getByText(/^Request [0-9a-f-]{36}$/).waitFor();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await page.getByRole('button', { name: 'Verify' }).waitFor();
    await close();
  });

  thorough('is not there for those who may not read it', async () => {
    const { page, close } = await signedIn(support, `/users/${paul.user.id}/show`);
    await page.getByRole('heading', { level: 1, name: 'Paul Signac' }).waitFor();
    expect(await page.getByText('Audit trail').count()).toBe(0);
    await page.goto(`${app.url}/admin/audit-events`);
    await page.getByRole('heading', { level: 1, name: 'Not for your role' }).waitFor();
    await close();
  });

  thorough.each(
    oneOrAll([
      { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
      { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    ] as const),
  )(
    'can be used by everybody: $colorScheme, $viewport.width px',
    async (look) => {
      const { page, close, consoleErrors } = await signedIn(auditor, '/audit-events', look);
      await page.getByText('Account suspended').first().waitFor();
      await expectAccessible(page, 'list');
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByRole('dialog').waitFor();
      await expectAccessible(page, 'verify');
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('Account suspended').first().click();
      await page.getByRole('heading', { level: 2, name: 'Account suspended' }).waitFor();
      await page.getByRole('complementary', { name: 'Audit trail' }).waitFor();
      await expectAccessible(page, 'show');
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      expect(consoleErrors).toEqual([]);
      await close();
    },
    120_000,
  );
});
