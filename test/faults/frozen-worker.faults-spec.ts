import { expect, it } from '@jest/globals';
import { runStates, untilOneWorks } from '../factories/run-states.js';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { query } from '../support/query.js';

it('a worker that froze beyond its lease cannot touch the run that another has taken', async () => {
  const databaseUrl = (await createPreparedDatabase()).url;
  const dataDir = temporaryFolder();
  const env = { LEASE_MS: '1500', SANDBOX_PORT: '0' };
  const api = await startApp({ databaseUrl, dataDir, role: 'api', env });
  const startWorker = (): Promise<App> => startApp({ databaseUrl, dataDir, role: 'worker', env });
  const token = (await api.signUp()).accessToken;
  const assetId = await upload(api, token, await smallPhoto(2400, 1800));
  const frozen = await startWorker();
  const run = await startRun(api, token, assetId, { type: 'coloring-from-photo' });
  const id = run.body.id as string;
  await untilOneWorks(api, [id]);
  frozen.signal('SIGSTOP');
  const second = await startWorker();
  // Frozen inside a transaction it holds its row until the database ends that transaction.
  expect(await untilEnded(api, token, id, 50_000)).toMatchObject({ status: 'COMPLETED' });
  const artifactsBefore = await query(
    api,
    'select id from artifact where generation_id = $1 order by id',
    [id],
  );
  frozen.signal('SIGCONT');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(
    await query(api, 'select id from artifact where generation_id = $1 order by id', [id]),
  ).toEqual(artifactsBefore);
  expect(await runStates(api, [id])).toMatchObject([{ hold: 'CAPTURED', settled: 1 }]);
  const { body } = await api.get(`/generations/${id}`, { token });
  for (const artifact of body.artifacts) {
    expect((await api.get(artifact.downloadUrl, { token })).status).toBe(200);
  }
  await second.stop();
  await frozen.stop();
}, 90_000);
