import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { insertUser } from '../../../test/factories/ledger-rows.js';
import { eventually } from '../../../test/support/eventually.js';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { Clock } from '../../platform/clock.js';
import { DatabaseEvents, newId } from '../../platform/database/index.js';
import type { AccessClaims } from '../access-tokens.js';
import { SESSION_ENDED } from './session-ending.js';
import { SessionStates } from './session-states.js';

const HOUR_MS = 3_600_000;

let open: OpenDatabase;
let events: DatabaseEvents;
let states: SessionStates;

beforeAll(async () => {
  open = await openDatabase(2);
  events = new DatabaseEvents(open.url);
  // The copies live for an hour, so that nothing but a push makes one go within this test.
  const config = { ...open.config, auth: { ...open.config.auth, sessionCacheMs: HOUR_MS } };
  states = new SessionStates(open.db, events, new Clock(config), config, {} as Logger);
  await states.onModuleInit();
});
afterAll(async () => {
  await events.close();
  await open.close();
});

async function liveSession(): Promise<AccessClaims> {
  const userId = await insertUser(open.db);
  const sessionId = newId();
  const end = new Date(Date.now() + HOUR_MS);
  await open.db.rows(sql`
    insert into session (id, created_at, updated_at, user_id, family_hash, refresh_hash,
                         last_activity_at, idle_expires_at, absolute_expires_at)
    values (${sessionId}, now(), now(), ${userId}, 'x', 'x', now(), ${end}, ${end})`);
  return { userId, sessionId };
}

const isLive = (session: AccessClaims): Promise<boolean> =>
  states.principalOf(session).then(
    () => true,
    () => false,
  );

it('forgets its copy of a session once its end is pushed, however young the copy is', async () => {
  const [ended, other] = [await liveSession(), await liveSession()];
  for (const session of [ended, other]) expect(await isLive(session)).toBe(true);
  await open.db.rows(sql`update session set revoked_at = now()`);
  // Nobody was told yet.
  for (const session of [ended, other]) expect(await isLive(session)).toBe(true);
  await open.db.transaction((em) => events.notify(em, SESSION_ENDED, ended.sessionId));
  await eventually(async () => !(await isLive(ended)), 20_000);
  expect(await isLive(other)).toBe(true);
});
