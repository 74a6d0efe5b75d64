import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { insertUser } from '../../test/factories/ledger-rows.js';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import type { Clock } from '../platform/clock.js';
import type { Logger } from '../platform/observability/index.js';
import { LedgerCheck } from './ledger-check.js';
import { LedgerUpkeep } from './ledger-upkeep.js';

let time = new Date('2026-11-15T12:00:00Z');
const clock = {
  now: () => new Date(time),
  in: (ms: number) => new Date(time.getTime() + ms),
} as Clock;

let open: OpenDatabase;
let upkeep: LedgerUpkeep;
const alarms: object[] = [];

beforeAll(async () => {
  open = await openDatabase(6);
  const logger = {
    info: () => undefined,
    error: (what: object) => alarms.push(what),
  } as unknown as Logger;
  upkeep = new LedgerUpkeep(open.db, clock, new LedgerCheck(open.db, clock), open.config, logger);
});
afterAll(() => open.close());
beforeEach(() => {
  time = new Date(time.getTime() + 86_400_000);
  alarms.length = 0;
});

it('checks once a day, whoever is asked how often', async () => {
  expect(await upkeep.last()).toBeUndefined();
  const ran = await Promise.all(Array.from({ length: 5 }, () => upkeep.run()));
  expect(ran.filter(Boolean)).toHaveLength(1);
  const last = await upkeep.last();
  expect(last?.at).toEqual(time);
  expect(last?.checks.every(({ ok }) => ok)).toBe(true);
  expect(last?.checks.length).toBeGreaterThan(8);
  expect(await upkeep.run()).toBeUndefined();
  expect(alarms).toEqual([]);
});

it('takes up a check that was interrupted, an hour later', async () => {
  const day = time.toISOString().slice(0, 10);
  await open.db.rows(
    sql`insert into ledger_verification (day, started_at) values (${day}, ${time})`,
  );
  expect(await upkeep.run()).toBeUndefined();
  time = new Date(time.getTime() + 3_600_001);
  expect(await upkeep.run()).toBeDefined();
});

it('sounds an alarm where a promise is broken, and keeps what it found', async () => {
  const userId = await insertUser(open.db);
  await open.db.rows(sql`
    insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance)
    values (gen_random_uuid(), now(), now(), ${userId}, 'available', 'CREDIT', 7)`);
  await upkeep.run();
  const last = await upkeep.last();
  expect(last?.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
    'every balance is the sum of its entries',
    'what is left of all lots is what is available',
  ]);
  expect(alarms).toEqual([
    expect.objectContaining({ broken: [expect.anything(), expect.anything()] }),
  ]);
});
