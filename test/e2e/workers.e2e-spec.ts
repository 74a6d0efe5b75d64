import { beforeAll, describe, expect, it } from '@jest/globals';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

const LEASE = { LEASE_MS: '1500' };

interface RunRow {
  id: string;
  status: string;
  tries: number;
}

async function runs(app: App): Promise<RunRow[]> {
  return query<RunRow>(app, 'select id, status, tries from generation order by created_at');
}

/** Charges per run as the ledger tells them. */
async function settlements(
  app: App,
): Promise<{ generation_id: string; status: string; posted: number }[]> {
  return query(
    app,
    `select h.generation_id, h.status,
       (select count(*)::int from ledger_transaction t where t.reference = 'hold:' || h.id) as posted
     from hold h`,
  );
}

async function untilWorking(app: App, id: string): Promise<void> {
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    const [row] = await query<{ status: string }>(
      app,
      'select status from generation where id = $1',
      [id],
    );
    if (row?.status === 'PROCESSING') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the run was not taken');
}

describe('several processes on one database', () => {
  let databaseUrl: string;
  let dataDir: string;
  let api: App;
  let token: string;
  let assetId: string;

  const startWorker = (): Promise<App> =>
    startApp({ databaseUrl, dataDir, role: 'worker', env: { ...LEASE, SANDBOX_PORT: '0' } });

  const startColouringPage = async (): Promise<string> => {
    const answer = await startRun(api, token, assetId, { type: 'coloring-from-photo' });
    expect(answer.status).toBe(202);
    return answer.body.id as string;
  };

  beforeAll(async () => {
    databaseUrl = (await createPreparedDatabase()).url;
    dataDir = temporaryFolder();
    api = await startApp({
      databaseUrl,
      dataDir,
      role: 'api',
      env: { ...LEASE, SANDBOX_PORT: '0' },
    });
    token = (await api.signUp()).accessToken;
    assetId = await upload(api, token, await smallPhoto(2400, 1800));
  }, 60_000);

  thorough(
    'an api process accepts runs and leaves them to workers',
    async () => {
      const id = await startColouringPage();
      await new Promise((resolve) => setTimeout(resolve, 1200));
      expect(await runs(api)).toMatchObject([{ id, status: 'PENDING', tries: 0 }]);
      const worker = await startWorker();
      expect(await untilEnded(api, token, id)).toMatchObject({ status: 'COMPLETED' });
      expect((await worker.get('/transformation-types')).status).toBe(404);
      expect((await worker.get(`${worker.url}/health/ready`)).status).toBe(200);
      await worker.stop();
    },
    60_000,
  );

  it('a run whose worker is killed in the middle is finished by another and charged once', async () => {
    const first = await startWorker();
    const id = await startColouringPage();
    await untilWorking(api, id);
    await first.kill('SIGKILL');
    const second = await startWorker();
    expect(await untilEnded(api, token, id)).toMatchObject({
      status: 'COMPLETED',
      price: { paidBy: 'free-run' },
    });
    const row = (await runs(api)).find((run) => run.id === id);
    expect(row?.tries).toBe(2);
    const settled = (await settlements(api)).filter((hold) => hold.generation_id === id);
    expect(settled).toEqual([{ generation_id: id, status: 'CAPTURED', posted: 1 }]);
    await second.stop();
  }, 60_000);

  thorough(
    'a worker told to stop finishes what it has and ends with 0',
    async () => {
      const worker = await startWorker();
      const id = await startColouringPage();
      await untilWorking(api, id);
      expect(await worker.kill('SIGTERM')).toBe(0);
      const row = (await runs(api)).find((run) => run.id === id);
      expect(row).toMatchObject({ status: 'COMPLETED', tries: 1 });
    },
    60_000,
  );

  it('gives up runs that kill every worker or whose time ran out, and gives the free runs back', async () => {
    // The free runs of the one before are needed by the tests above, when all of them run.
    token = (await api.signUp()).accessToken;
    assetId = await upload(api, token, await smallPhoto(2400, 1800));
    const [killed, silent, waiting] = [
      await startColouringPage(),
      await startColouringPage(),
      await startColouringPage(),
    ];
    await query(
      api,
      `update generation set deadline_at = now() + case when id = $1 then interval '1 minute' else interval '-1 s' end
       where id in ($1, $2, $3)`,
      [killed, silent, waiting],
    );
    await query(
      api,
      `update generation set status = 'PROCESSING', tries = case when id = $1 then 3 else 1 end,
         lease_token = gen_random_uuid(), lease_expires_at = now() - interval '1 minute' where id in ($1, $2)`,
      [killed, silent],
    );
    const worker = await startWorker();
    for (const [id, words] of [
      [killed, /interrupted/],
      [silent, /^Time ran out/],
      [waiting, /^Time ran out/],
    ] as const) {
      expect(await untilEnded(api, token, id)).toMatchObject({
        status: 'FAILED',
        error: { code: 'TRANSFORMATION_FAILED', message: expect.stringMatching(words) },
        price: { charged: 0 },
      });
      const settled = (await settlements(api)).filter((hold) => hold.generation_id === id);
      expect(settled).toEqual([{ generation_id: id, status: 'RELEASED', posted: 1 }]);
    }
    await worker.stop();
  }, 60_000);
});

describe('fairness', () => {
  thorough(
    'serves a newcomer next, however many runs somebody else has waiting',
    async () => {
      const databaseUrl = (await createPreparedDatabase()).url;
      const dataDir = temporaryFolder();
      const env = { SANDBOX_PORT: '0', WORKER_CONCURRENCY: '1' };
      const api = await startApp({ databaseUrl, dataDir, role: 'api', env });
      const busy = await api.signUp();
      const busyAsset = await upload(api, busy.accessToken);
      const busyIds: string[] = [];
      for (let i = 0; i < 5; i++) {
        busyIds.push((await startRun(api, busy.accessToken, busyAsset)).body.id as string);
      }
      const newcomer = await api.signUp();
      const asset = await upload(api, newcomer.accessToken);
      const { body } = await startRun(api, newcomer.accessToken, asset);
      const worker = await startApp({ databaseUrl, dataDir, role: 'worker', env });
      for (const id of busyIds) await untilEnded(api, busy.accessToken, id);
      const order = await query<{ id: string }>(
        api,
        'select id from generation order by started_at',
      );
      expect(order.findIndex(({ id }) => id === body.id)).toBe(1);
      await worker.stop();
    },
    60_000,
  );
});
