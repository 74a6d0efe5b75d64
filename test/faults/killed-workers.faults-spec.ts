import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { runStates, untilAllEnded } from '../factories/run-states.js';
import { smallPhoto, startRun, upload } from '../factories/runs.js';
import { type App, createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { query } from '../support/query.js';
import { note } from '../support/note.js';

const KILLS = 50;
const RUNS_PER_KILL = 4;

it(`${KILLS} kills of workers during ${KILLS * RUNS_PER_KILL} runs: each ends once and is charged once`, async () => {
  const databaseUrl = (await createPreparedDatabase()).url;
  const dataDir = temporaryFolder();
  const env = { LEASE_MS: '2000', SANDBOX_PORT: '0' };
  const api = await startApp({ databaseUrl, dataDir, role: 'api', env });
  const startWorker = (): Promise<App> => startApp({ databaseUrl, dataDir, role: 'worker', env });
  // At most so many of one person may wait.
  const photo = await smallPhoto(1600, 1200);
  const people = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const token = await adminWithCredits(api, 5_000);
      return { token, assetId: await upload(api, token, photo) };
    }),
  );
  const ids: string[] = [];
  const add = async (): Promise<void> => {
    const { token, assetId } = people[ids.length % people.length]!;
    for (;;) {
      const answer = await startRun(api, token, assetId);
      if (answer.status === 202) return void ids.push(answer.body.id as string);
      expect(answer.status).toBe(429);
      await sleep(200);
    }
  };
  const working = async (): Promise<boolean> =>
    (await query(api, `select 1 from generation where status = 'PROCESSING' limit 1`)).length > 0;

  const since = performance.now();
  const workers = [startWorker(), startWorker(), startWorker()];
  await Promise.all(workers);
  for (let kills = 0; kills < KILLS; kills++) {
    for (let run = 0; run < RUNS_PER_KILL; run++) await add();
    while (!(await working())) await sleep(20);
    await (await workers.shift()!).kill('SIGKILL');
    workers.push(startWorker());
  }
  await Promise.all(workers);
  const states = await untilAllEnded(api, ids, 90_000);
  expect(states).toHaveLength(KILLS * RUNS_PER_KILL);
  for (const state of states) {
    // One that was killed under every try is given up, and costs nothing.
    expect(state).toMatchObject(
      state.status === 'COMPLETED'
        ? { hold: 'CAPTURED', settled: 1 }
        : { status: 'FAILED', tries: 3, hold: 'RELEASED', settled: 1, charged: 0 },
    );
  }
  const twice = await query(
    api,
    `select generation_id from generation_event where kind in ('completed', 'failed')
     group by generation_id having count(*) <> 1`,
  );
  expect(twice).toEqual([]);
  const { body: books } = await api.get('/admin/ledger/verify', { token: people[0]!.token });
  expect(books).toMatchObject({ ok: true });
  const tries = states.map((state) => state.tries);
  note(`${KILLS} kills, ${states.length} runs`, {
    seconds: Math.round((performance.now() - since) / 1000),
    completed: states.filter(({ status }) => status === 'COMPLETED').length,
    triedAgain: tries.filter((count) => count > 1).length,
    all: (await runStates(api)).length,
  });
}, 300_000);
