import { expect, it } from '@jest/globals';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { runStates, untilAllEnded } from '../factories/run-states.js';
import { smallPhoto, startRun, upload } from '../factories/runs.js';
import { createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { note } from '../support/note.js';

const RUNS = 20;

it(`SIGTERM with ${RUNS} runs in progress: each is finished or handed back, and the next start goes on`, async () => {
  const databaseUrl = (await createPreparedDatabase()).url;
  const dataDir = temporaryFolder();
  const env = { SANDBOX_PORT: '0', WORKER_CONCURRENCY: String(RUNS) };
  const app = await startApp({ databaseUrl, dataDir, env });
  const token = await adminWithCredits(app);
  const assetId = await upload(app, token, await smallPhoto(2600, 1950));
  const ids: string[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { status, body } = await startRun(app, token, assetId, { type: 'coloring-from-photo' });
    expect(status).toBe(202);
    ids.push(body.id as string);
  }
  const active = (await runStates(app)).filter(({ status }) => status === 'PROCESSING').length;
  expect(active).toBeGreaterThan(RUNS / 2);
  const since = performance.now();
  expect(await app.kill('SIGTERM')).toBe(0);
  const seconds = (performance.now() - since) / 1000;
  expect(seconds).toBeLessThan(30);
  const states = await runStates(app);
  expect(states).toHaveLength(RUNS);
  for (const { status, hold, tries } of states) {
    if (status === 'COMPLETED') expect(hold).toBe('CAPTURED');
    // Handed back: to be told to stop is no try that failed.
    else expect({ status, hold, tries }).toEqual({ status: 'PENDING', hold: 'HELD', tries: 0 });
  }
  // Two at a time, as usual: of twenty at once the last would wait for its turn beyond its deadline.
  const again = await startApp({ databaseUrl, dataDir, env: { SANDBOX_PORT: '0' } });
  for (const state of await untilAllEnded(again, ids, 500_000)) {
    expect(state).toMatchObject({ status: 'COMPLETED', hold: 'CAPTURED', settled: 1 });
  }
  note(`SIGTERM with ${active} runs in progress`, {
    seconds: seconds.toFixed(1),
    finished: states.filter(({ status }) => status === 'COMPLETED').length,
    handedBack: states.filter(({ status }) => status === 'PENDING').length,
  });
}, 600_000);
