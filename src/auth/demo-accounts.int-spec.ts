import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { subjectKeys } from '../../test/support/subject-keys.js';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { DatabaseEvents } from '../platform/database/index.js';
import { LookupHash, SecretBox } from '../platform/encryption/index.js';
import { RolesService, UserAccounts, UserPhones } from '../users/index.js';
import { type DemoAccount, DemoAccounts } from './demo-accounts.js';
import { IdentitiesService } from './identities/identities.service.js';
import { PasswordHasher } from './password/password-hasher.js';

let open: OpenDatabase;
let events: DatabaseEvents;
let hasher: PasswordHasher;
let users: UserAccounts;
let demo: DemoAccounts;
let file: string;

beforeAll(async () => {
  open = await openDatabase(8);
  const clock = new Clock(open.config);
  events = new DatabaseEvents(open.url);
  hasher = new PasswordHasher(open.config, new LookupHash(open.config));
  const roles = new RolesService(open.db, events, clock);
  await roles.prepare();
  const phones = new UserPhones(clock, new SecretBox(open.config), new LookupHash(open.config));
  users = new UserAccounts(open.db, clock, roles, events, phones);
  const identities = new IdentitiesService(open.db, clock);
  demo = new DemoAccounts(
    open.db,
    users,
    identities,
    hasher,
    new AuditTrail(clock, subjectKeys(open)),
    open.config,
  );
  file = join(open.config.app.dataDir, 'demo-accounts.json');
});
afterAll(async () => {
  await events.close();
  await open.close();
});
beforeEach(() => rmSync(file, { force: true }));

const kept = (): DemoAccount[] => JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];

async function worksWith(accounts: readonly DemoAccount[]): Promise<void> {
  expect(accounts.map(({ email, role }) => [email, role])).toEqual([
    ['admin@pixshift.local', 'ADMIN'],
    ['user@pixshift.local', 'GUEST'],
  ]);
  for (const { email, password, role } of accounts) {
    const account = await users.findByVerifiedEmail(email);
    expect(account?.roles).toEqual([role]);
    const stored = [account?.passwordHash ?? null];
    expect(await hasher.match(stored, password, email)).toMatchObject({ index: 0 });
  }
}

describe('demo accounts', () => {
  // First, while there are none: later there is nothing left to make twice.
  it('agree with the file when several processes make them at once', async () => {
    const [one, two, three] = await Promise.all([demo.prepare(), demo.prepare(), demo.prepare()]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(kept()).toEqual(one);
    await worksWith(kept());
  });

  it('are made once, with a password each, in a file for its owner alone', async () => {
    const made = await demo.prepare();
    await worksWith(made);
    expect(made[0]?.password).not.toBe(made[1]?.password);
    for (const { password } of made) expect(password).toMatch(/^([a-z]{4}-){4}\d\d$/);
    expect(kept()).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await demo.prepare()).toEqual(made);
    await worksWith(kept());
  });

  it('get new passwords when the file is gone', async () => {
    const before = await demo.prepare();
    rmSync(file);
    const after = await demo.prepare();
    expect(after[0]?.password).not.toBe(before[0]?.password);
    await worksWith(after);
    expect(kept()).toEqual(after);
  });

  it('get new passwords when the file is spoilt', async () => {
    writeFileSync(file, '[{"email": "admin@pixsh');
    await worksWith(await demo.prepare());
    await worksWith(kept());
  });

  it('follow the file where the database has other passwords', async () => {
    const made = await demo.prepare();
    await open.db.rows(sql`update app_user set password_hash = null`);
    expect(await demo.prepare()).toEqual(made);
    await worksWith(made);
  });
});
