import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { insertUser } from '../../../test/factories/ledger-rows.js';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import type { KnownDevices } from './known-devices.js';
import { SessionSweeper } from './session-sweeper.js';

const DAY_MS = 86_400_000;
let open: OpenDatabase;

beforeAll(async () => {
  open = await openDatabase(2);
});
afterAll(() => open.close());

it('deletes sessions a month after their end and keeps the others', async () => {
  const userId = await insertUser(open.db);
  const insert = async (endedDaysAgo: number): Promise<string> => {
    const id = newId();
    const end = new Date(Date.now() - endedDaysAgo * DAY_MS);
    await open.db.rows(sql`
      insert into session (id, created_at, updated_at, user_id, family_hash, refresh_hash,
                           last_activity_at, idle_expires_at, absolute_expires_at)
      values (${id}, ${end}, ${end}, ${userId}, 'x', 'x', ${end}, ${end}, ${end})`);
    return id;
  };
  const live = await insert(-7);
  const ended = await insert(29);
  const old = await insert(31);
  const sweeper = new SessionSweeper(
    open.db,
    new Clock(open.config),
    {} as KnownDevices,
    open.config,
    {} as Logger,
  );
  expect(await sweeper.sweep()).toBe(1);
  const left = await open.db.rows(sql<{ id: string }>`select id from session`);
  expect(left.map(({ id }) => id).sort()).toEqual([live, ended].sort());
  expect(left.map(({ id }) => id)).not.toContain(old);
  expect(await sweeper.sweep()).toBe(0);
});
