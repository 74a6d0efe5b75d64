import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import { runStates, untilAllEnded, untilOneWorks } from '../factories/run-states.js';
import { readEvents, smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import {
  type App,
  createPreparedDatabase,
  type SignedUp,
  startApp,
  temporaryFolder,
} from '../harness.js';
import {
  descendants,
  imageProcesses,
  isRunning,
  signalAll,
  untilGone,
} from '../support/processes.js';

const COLOURING = { type: 'coloring-from-photo' };
const CAPTURED_ONCE = { status: 'COMPLETED', hold: 'CAPTURED', settled: 1 };

async function start(app: App, token: string, assetId: string): Promise<string> {
  const answer = await startRun(app, token, assetId, COLOURING);
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return answer.body.id as string;
}

const largePhoto = (): Promise<Buffer> => smallPhoto(2600, 1950);

describe('SIGTERM with runs in progress, runs that wait and open event streams', () => {
  it('ends with 0 within 30 s, loses nothing, and the next start goes on', async () => {
    const databaseUrl = (await createPreparedDatabase()).url;
    const dataDir = temporaryFolder();
    const env = { SANDBOX_PORT: '0', WORKER_CONCURRENCY: '2' };
    const app = await startApp({ databaseUrl, dataDir, env });
    const people: SignedUp[] = [];
    const ids: string[] = [];
    const photo = await largePhoto();
    for (let at = 0; at < 2; at++) {
      const person = await app.signUp();
      people.push(person);
      const assetId = await upload(app, person.accessToken, photo);
      for (let run = 0; run < 3; run++) ids.push(await start(app, person.accessToken, assetId));
    }
    await untilOneWorks(app, ids);
    const streams = ids.map((id, at) =>
      readEvents(app, people[Math.floor(at / 3)]?.accessToken as string, id).then(
        () => 'ended',
        () => 'broken off',
      ),
    );
    await sleep(300);
    const children = descendants(app.pid).map(({ pid }) => pid);
    expect(children.length).toBeGreaterThan(0);
    const since = Date.now();
    expect(await app.kill('SIGTERM')).toBe(0);
    expect(Date.now() - since).toBeLessThan(30_000);
    await Promise.all(streams);
    await untilGone(children);

    const states = await runStates(app, ids);
    expect(states).toHaveLength(6);
    for (const { status, hold, tries } of states) {
      expect(['PENDING', 'COMPLETED']).toContain(status);
      expect(hold).toBe(status === 'COMPLETED' ? 'CAPTURED' : 'HELD');
      // To be told to stop is no try that failed.
      if (status === 'PENDING') expect(tries).toBe(0);
    }
    // Those that worked may have ended in time or not; those that waited never began.
    expect(states.filter(({ status }) => status === 'PENDING').length).toBeGreaterThan(0);

    const again = await startApp({ databaseUrl, dataDir, env });
    for (const state of await untilAllEnded(again, ids, 80_000)) {
      expect(state).toMatchObject(CAPTURED_ONCE);
    }
    await again.stop();
  }, 150_000);
});

describe('the processes that work on pictures', () => {
  let app: App;
  let person: SignedUp;
  let token: string;
  let assetId: string;

  beforeAll(async () => {
    app = await startApp({ env: { SANDBOX_PORT: '0' } });
    person = await app.signUp();
    token = person.accessToken;
    assetId = await upload(app, token, await largePhoto());
    await untilEnded(app, token, await start(app, token, assetId), 40_000);
  }, 90_000);

  it('are killed in the middle of a run: it is tried again and completes', async () => {
    const id = await start(app, token, assetId);
    await untilOneWorks(app, [id]);
    await sleep(100);
    const killed = imageProcesses(app.pid);
    expect(killed.length).toBeGreaterThan(0);
    signalAll(killed, 'SIGKILL');
    expect(await untilEnded(app, token, id, 40_000)).toMatchObject({ status: 'COMPLETED' });
    const [state] = await runStates(app, [id]);
    expect(state).toMatchObject(CAPTURED_ONCE);
    expect(imageProcesses(app.pid).some((pid) => killed.includes(pid))).toBe(false);
  }, 60_000);

  it('are replaced when they hang beyond a run’s deadline, and the run costs nothing', async () => {
    await giveRole(app.databaseUrl as string, person.user.id as string, 'ADMIN');
    const admin = await app.signIn(person);
    const types = '/admin/transformation-types';
    const { body: list } = await app.get(`${types}?q=${COLOURING.type}`, { token: admin });
    const type = list.data.find(({ slug }: { slug: string }) => slug === COLOURING.type);
    const made = await app.post(`${types}/${type.id}/versions`, {
      token: admin,
      body: { deadlineMs: 1_000 },
    });
    expect(made.status).toBe(201);
    const published = await app.post(`${types}/${type.id}/versions/2/publish`, {
      token: admin,
      body: {},
    });
    expect(published).toMatchObject({ status: 200, body: { liveVersion: 2 } });
    for (const end = Date.now() + 5_000; Date.now() < end; await sleep(50)) {
      if ((await app.get(`/transformation-types/${COLOURING.type}`)).body.version === 2) break;
    }
    const before = (await app.get('/users/me', { token: admin })).body.freeTier;

    const frozen = imageProcesses(app.pid);
    expect(frozen.length).toBeGreaterThan(0);
    signalAll(frozen, 'SIGSTOP');
    const since = Date.now();
    const id = await start(app, admin, assetId);
    const ended = await untilEnded(app, admin, id);
    expect(Date.now() - since).toBeLessThan(5_000);
    expect(ended).toMatchObject({
      status: 'FAILED',
      typeVersion: 2,
      error: { code: 'TRANSFORMATION_FAILED', message: expect.stringMatching(/longer/) },
      price: { charged: 0 },
      artifacts: [],
    });
    const [state] = await runStates(app, [id]);
    expect(state).toMatchObject({ hold: 'RELEASED', settled: 1 });
    const after = (await app.get('/users/me', { token: admin })).body.freeTier;
    expect(after).toMatchObject({ held: 0, remaining: before.remaining });
    // What hung is gone, and pictures are worked on again.
    for (const end = Date.now() + 8_000; frozen.some(isRunning) && Date.now() < end;)
      await sleep(50);
    const busy = frozen.filter(isRunning);
    signalAll(busy, 'SIGCONT');
    const next = await startRun(app, admin, assetId);
    expect(await untilEnded(app, admin, next.body.id as string)).toMatchObject({
      status: 'COMPLETED',
    });
  }, 60_000);
});
