import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { insertUser } from '../../test/factories/ledger-rows.js';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { Clock } from '../platform/clock.js';
import { DatabaseEvents, rowsIn } from '../platform/database/index.js';
import { BUILT_IN_ROLES, ROLE_KEYS } from './permissions.js';
import { ACCESS_CHANGED, accessOf, RolesService } from './roles.service.js';

let open: OpenDatabase;
let events: DatabaseEvents;
let roles: RolesService;
const heard: string[] = [];

beforeAll(async () => {
  open = await openDatabase(8);
  events = new DatabaseEvents(open.url);
  await events.listen(ACCESS_CHANGED, (payload) => heard.push(payload));
  roles = new RolesService(open.db, events, new Clock(open.config));
});
afterAll(async () => {
  await events.close();
  await open.close();
});

async function stored(): Promise<Record<string, string[]>> {
  const rows = await open.db.rows(
    sql<{ key: string; permissions: string[] }>`select key, permissions from role`,
  );
  return Object.fromEntries(rows.map(({ key, permissions }) => [key, permissions]));
}

async function access(userId: string, at = new Date()) {
  return open.db.row(
    sql<{ roles: string[]; permissions: string[] }>`
      select access.* from ${accessOf(sql`${userId}::uuid`, at)} access`,
  );
}

async function eventually(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 2_000; !condition();) {
    if (Date.now() > end) throw new Error('it did not happen within 2 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('RolesService', () => {
  it('puts the built-in roles in place, however many processes start at once', async () => {
    for (let round = 0; round < 10; round++) {
      await open.db.rows(sql`delete from role`);
      await Promise.all(Array.from({ length: 6 }, () => roles.prepare()));
      expect(await stored()).toEqual(BUILT_IN_ROLES);
    }
  });

  it('waits for another process that puts them in place', async () => {
    const done: string[] = [];
    let preparing: Promise<unknown> = Promise.resolve();
    await open.db.transaction(async (em) => {
      await rowsIn(em, sql`select pg_advisory_xact_lock(7497452)`);
      preparing = roles.prepare().then(() => done.push('prepared'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      done.push('the other');
    });
    await preparing;
    expect(done).toEqual(['the other', 'prepared']);
  });

  it('lets a role of their own make way for a built-in one of the same name', async () => {
    await open.db.rows(sql`delete from role where key = 'AUDITOR'`);
    await open.db.rows(sql`
      insert into role (key, name, description, permissions, built_in, created_at, updated_at)
      values ('checkers', 'auditor', 'Ours', '{audit:read}', false, now(), now())`);
    await roles.prepare();
    const rows = await open.db.rows(sql`
      select key, name from role where key in ('AUDITOR', 'checkers') order by key`);
    expect(rows).toEqual([
      { key: 'AUDITOR', name: 'Auditor' },
      { key: 'checkers', name: expect.stringMatching(/^auditor \(own [0-9a-f]{4}\)$/) },
    ]);
    await open.db.rows(sql`delete from role where key = 'checkers'`);
  });

  it('brings changed roles up to date, tells everybody, and else does nothing', async () => {
    await open.db.rows(sql`update role set permissions = '{roles:assign}' where key = 'GUEST'`);
    heard.length = 0;
    await roles.prepare();
    expect(await stored()).toEqual(BUILT_IN_ROLES);
    await eventually(() => heard.includes('*'));
    heard.length = 0;
    await roles.prepare();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual([]);
  });

  it('adds up what several roles permit and forgets what is over', async () => {
    const userId = await insertUser(open.db);
    expect(await access(userId)).toEqual({ roles: [], permissions: [] });
    await open.db.transaction(async (em) => {
      await roles.grant(em, userId, 'GUEST', null);
      await roles.grant(em, userId, 'FINANCE', null);
      await roles.grant(em, userId, 'FINANCE', null);
    });
    expect((await access(userId))?.roles).toEqual(['FINANCE', 'GUEST']);
    expect((await access(userId))?.permissions).toContain('prices:write');
    await open.db.rows(sql`
      update role_assignment set expires_at = '2026-12-01T00:00:00Z'
      where user_id = ${userId} and role = 'FINANCE'`);
    expect((await access(userId, new Date('2026-11-30T23:59:59Z')))?.roles).toContain('FINANCE');
    const later = await access(userId, new Date('2026-12-01T00:00:00Z'));
    expect(later?.roles).toEqual(['GUEST']);
    expect(later?.permissions).not.toContain('prices:write');
  });

  it('replaces all roles by one and says which there were', async () => {
    const userId = await insertUser(open.db);
    await open.db.transaction((em) => roles.grant(em, userId, 'GUEST', null));
    heard.length = 0;
    const before = await open.db.transaction((em) => roles.replace(em, userId, 'SUPPORT', null));
    expect(before).toEqual(['GUEST']);
    expect((await access(userId))?.roles).toEqual(['SUPPORT']);
    await eventually(() => heard.includes(userId));
  });

  it('knows whether another administrator is left, and for good', async () => {
    const [one, two] = [await insertUser(open.db), await insertUser(open.db)];
    const another = (than: string): Promise<boolean> =>
      open.db.transaction((em) => roles.anotherAdminExists(em, than));
    await open.db.transaction((em) => roles.grant(em, one, 'ADMIN', null));
    expect(await another(one)).toBe(false);
    expect(await another(two)).toBe(true);
    await open.db.transaction((em) => roles.grant(em, two, 'ADMIN', null));
    expect(await another(one)).toBe(true);
    await open.db.rows(sql`
      update role_assignment set expires_at = now() + interval '1 day' where user_id = ${two}`);
    expect(await another(one)).toBe(false);
    expect(await another(two)).toBe(true);
    await open.db.rows(sql`update role_assignment set expires_at = null where user_id = ${two}`);
    await open.db.rows(sql`update app_user set status = 'suspended' where id = ${two}`);
    expect(await another(one)).toBe(false);
  });

  it('has a permission table only for roles that exist', () => {
    expect(ROLE_KEYS).toEqual([
      'GUEST',
      'SUPPORT',
      'CATALOG_EDITOR',
      'FINANCE',
      'AUDITOR',
      'ADMIN',
    ]);
  });
});
