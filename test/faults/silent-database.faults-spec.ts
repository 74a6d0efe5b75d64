import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { runStates, untilAllEnded } from '../factories/run-states.js';
import { upload } from '../factories/runs.js';
import { type App, startApp, startOwnDatabase } from '../harness.js';
import type { OwnDatabase } from '../support/own-database.js';
import { query } from '../support/query.js';
import { Traffic } from '../support/traffic.js';

/** Promised: about five seconds. Far above what it takes on a busy machine, far below every other limit. */
const BOUND_MS = 8_000;

const FROZEN_MS = 20_000;

describe('the database is frozen for twenty seconds under traffic', () => {
  let database: OwnDatabase;
  let app: App;
  let token: string;
  let traffic: Traffic;
  let frozenAt: number;
  let thawedAt: number;

  beforeAll(async () => {
    database = await startOwnDatabase();
    app = await startApp({ databaseUrl: database.url, env: { SANDBOX_PORT: '0' } });
    token = await adminWithCredits(app);
    traffic = new Traffic(app, token, await upload(app, token));
  }, 90_000);

  async function untilReadinessIs(status: number): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
      if ((await app.get(`${app.url}/health/ready`)).status === status) return;
    }
    throw new Error(`readiness is not ${status}`);
  }

  it('requests are refused in time, readiness says so, and the process lives', async () => {
    traffic.start();
    await sleep(1_500);
    database.freeze();
    frozenAt = performance.now();
    await untilReadinessIs(503);
    expect((await app.get(`${app.url}/health/live`)).status).toBe(200);
    // Known by now: nobody waits any more.
    const refused = await app.get('/generations', { token });
    expect(refused).toMatchObject({
      status: 503,
      body: { error: { code: 'SERVICE_UNAVAILABLE', category: 'NETWORK' } },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await sleep(Math.max(0, frozenAt + FROZEN_MS - performance.now()));
    thawedAt = performance.now();
    database.thaw();
    const meanwhile = traffic.answers.filter(
      ({ sentAt, ms }) => sentAt + ms > frozenAt + 500 && sentAt + ms < thawedAt,
    );
    expect(new Set(meanwhile.map(({ status }) => status))).toEqual(new Set([503]));
    expect(Math.max(...meanwhile.map(({ ms }) => ms))).toBeLessThan(BOUND_MS);
    expect(meanwhile.length).toBeGreaterThan(20);
  }, 90_000);

  it('goes on by itself in the same process when the database does', async () => {
    await untilReadinessIs(200);
    await sleep(1_000);
    await traffic.stop();
    const lost = traffic.answers.filter(
      ({ sentAt, status }) => sentAt > thawedAt + 5_000 && status >= 500,
    );
    expect(lost).toEqual([]);
    for (const { ms } of traffic.answers) expect(ms).toBeLessThan(BOUND_MS);
    expect((await app.get('/generations', { token })).status).toBe(200);
    expect(app.output().match(/PixShift ready/g)).toHaveLength(1);
  }, 60_000);

  it('a request that is repeated by its key is done once, and every run ends and is charged once', async () => {
    expect([...traffic.runs.values()].some(({ status }) => status === 503)).toBe(true);
    const ids = await traffic.repeatRuns();
    await untilAllEnded(app, ids, 90_000);
    for (const state of await runStates(app)) {
      expect(state).toMatchObject(
        state.status === 'COMPLETED'
          ? { hold: 'CAPTURED', settled: 1 }
          : { status: 'FAILED', hold: 'RELEASED', settled: 1 },
      );
    }
    const keys = await query<{ n: number }>(
      app,
      'select count(*)::int as n from generation g join idempotency_record r on r.response->>$1 = g.id::text group by r.key',
      ['id'],
    );
    expect(keys.every(({ n }) => n === 1)).toBe(true);
    expect((await runStates(app)).length).toBeLessThanOrEqual(traffic.runs.size);
    expect((await app.get('/admin/ledger/verify', { token })).body).toMatchObject({ ok: true });
  }, 120_000);
});
