import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { runStates, untilAllEnded } from '../factories/run-states.js';
import { smallPhoto, upload } from '../factories/runs.js';
import { type App, startApp, startOwnDatabase } from '../harness.js';
import type { OwnDatabase } from '../support/own-database.js';
import { Traffic } from '../support/traffic.js';

const TIMES = 3;

let database: OwnDatabase;
let app: App;
let token: string;
let traffic: Traffic;

beforeAll(async () => {
  database = await startOwnDatabase();
  app = await startApp({
    databaseUrl: database.url,
    env: { SANDBOX_PORT: '0', LEASE_MS: '5000' },
  });
  token = await adminWithCredits(app);
  traffic = new Traffic(app, token, await upload(app, token, await smallPhoto(1600, 1200)), 150);
}, 90_000);

async function untilItServes(): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    if ((await app.get(`${app.url}/health/ready`)).status === 200) return;
  }
  throw new Error('it does not serve again');
}

describe(`the database is stopped with "-m immediate" ${TIMES} times under traffic`, () => {
  it('each request is answered with what was asked for, or with 503, 409 or 429', async () => {
    traffic.start();
    for (let time = 0; time < TIMES; time++) {
      await sleep(1_000);
      const { pid } = database;
      database.stopImmediately();
      while (database.pid === pid) await sleep(20);
      await untilItServes();
    }
    await sleep(500);
    await traffic.stop();
    const statuses = new Set(traffic.answers.map(({ status }) => status));
    expect([200, 201, 202, 409, 429, 503]).toEqual(expect.arrayContaining([...statuses]));
    expect(statuses).toContain(503);
    expect(app.output().match(/PixShift ready/g)).toHaveLength(1);
  }, 120_000);

  it('no run is lost, doubled or stuck, and the books balance', async () => {
    const acknowledged = [...traffic.runs.values()]
      .filter(({ status }) => status === 202)
      .map(({ body }) => body.id as string);
    expect(acknowledged.length).toBeGreaterThan(2);
    const ids = await traffic.repeatRuns();
    expect(ids).toEqual(expect.arrayContaining(acknowledged));
    await untilAllEnded(app, ids, 90_000);
    const all = await runStates(app);
    expect(all.length).toBeLessThanOrEqual(traffic.runs.size);
    for (const state of all) {
      expect(state).toMatchObject({ status: 'COMPLETED', hold: 'CAPTURED', settled: 1 });
    }
    expect((await app.get('/admin/ledger/verify', { token })).body).toMatchObject({ ok: true });
  }, 120_000);

  it('the audit trail is whole', async () => {
    for (const end = Date.now() + 15_000; ; await sleep(200)) {
      const { body } = await app.get('/admin/audit-events/verify', { token });
      if (body.unsealed > 0 && Date.now() < end) continue;
      expect(body).toMatchObject({ intact: true, unsealed: 0, problems: 0 });
      break;
    }
  }, 30_000);
});
