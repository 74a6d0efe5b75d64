import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import { untilAllEnded } from '../factories/run-states.js';
import { readEvents, startRun, upload } from '../factories/runs.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { query } from '../support/query.js';

let app: App;
let token: string;
let assetId: string;

beforeAll(async () => {
  app = await startApp({ env: { LEASE_MS: '3000' } });
  const person = await app.signUp();
  await giveRole(app.databaseUrl as string, person.user.id as string, 'ADMIN');
  token = await app.signIn(person);
  await app.post('/admin/grants', {
    token,
    headers: { 'idempotency-key': 'for-the-test' },
    body: { userId: person.user.id, credits: 10_000, reason: 'work for the test' },
  });
  assetId = await upload(app, token);
}, 60_000);

/** Ends every connection of the program on the server's side; the server's own workers stay. */
async function terminateAll(): Promise<number> {
  const rows = await query(
    app,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
  );
  return rows.length;
}

describe('every connection to the database is ended, again and again, under traffic', () => {
  const answers: ApiAnswer[] = [];
  const acknowledged = { quotes: [] as string[], runs: [] as string[] };
  let terminated = 0;

  it('each request is answered with what was asked for, or with 503 or 409', async () => {
    let over = false;
    const lanes = [
      () => app.get('/users/me', { token }),
      () => app.get('/generations?limit=5', { token }),
      () => app.patch('/users/me', { token, body: { displayName: `Name ${Date.now()}` } }),
      () =>
        app.post('/quotes', { token, body: { type: 'photo-duotone', inputAssetIds: [assetId] } }),
      async () => {
        await sleep(150);
        return startRun(app, token, assetId, {}, { 'idempotency-key': randomUUID() });
      },
      () => app.get(`${app.url}/health/ready`),
    ].map(async (send) => {
      while (!over) {
        const answer = await send();
        answers.push(answer);
        if (answer.status === 201) acknowledged.quotes.push(answer.body.id as string);
        if (answer.status === 202) acknowledged.runs.push(answer.body.id as string);
      }
    });
    // On a busy machine it takes longer until some runs are accepted in between.
    for (let round = 0; round < 8 || (acknowledged.runs.length < 3 && round < 80); round++) {
      await sleep(350);
      terminated += await terminateAll();
    }
    over = true;
    await Promise.all(lanes);
    expect(terminated).toBeGreaterThan(20);
    const statuses = new Map<number, number>();
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    // 429: no more than so many runs may wait at once, which is no fault of the database.
    expect([200, 201, 202, 409, 429, 503]).toEqual(expect.arrayContaining([...statuses.keys()]));
    expect(statuses.get(503)).toBeGreaterThan(0);
    for (const { status, body, headers } of answers.filter((answer) => answer.status >= 400)) {
      expect(body.error.requestId).toBe(headers.get('x-request-id'));
      if (status !== 503) continue;
      expect(body.error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', category: 'NETWORK' });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
  }, 60_000);

  it('all is well again soon, in the same process', async () => {
    const since = Date.now();
    let good = 0;
    while (good < 20) {
      const answer = await app.post('/quotes', { token, body: { type: 'photo-duotone' } });
      good = answer.status === 201 ? good + 1 : 0;
      expect(Date.now() - since).toBeLessThan(20_000);
    }
    expect(app.output().match(/PixShift ready/g)).toHaveLength(1);
    expect((await app.get(`${app.url}/health/ready`)).status).toBe(200);
  });

  it('nothing that was acknowledged is lost, and each run ends and is charged once', async () => {
    expect(acknowledged.runs.length).toBeGreaterThan(2);
    const quotes = await query(app, 'select id from quote where id = any($1)', [
      acknowledged.quotes,
    ]);
    expect(quotes).toHaveLength(new Set(acknowledged.quotes).size);
    const states = await untilAllEnded(app, acknowledged.runs, 60_000);
    expect(states).toHaveLength(acknowledged.runs.length);
    for (const { status, hold, settled } of states) {
      expect({ status, hold, settled }).toEqual(
        status === 'COMPLETED'
          ? { status, hold: 'CAPTURED', settled: 1 }
          : { status: 'FAILED', hold: 'RELEASED', settled: 1 },
      );
    }
    expect((await app.get('/admin/ledger/verify', { token })).body).toMatchObject({ ok: true });
  }, 90_000);

  it('events are told at once again', async () => {
    const { body } = await startRun(app, token, assetId);
    const events = await readEvents(app, token, body.id as string);
    expect(events.at(-1)?.event).toBe('balance');
    expect(events.some(({ event }) => event === 'completed')).toBe(true);
  }, 30_000);
});
