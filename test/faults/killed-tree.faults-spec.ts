import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEvents, smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, startApp, temporaryFolder } from '../harness.js';
import { databaseProcesses } from '../support/database-user.js';
import { descendants, signalAll, untilGone } from '../support/processes.js';

const COLOURING = { type: 'coloring-from-photo' };

async function start(app: App, token: string, assetId: string): Promise<string> {
  const answer = await startRun(app, token, assetId, COLOURING);
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return answer.body.id as string;
}

const largePhoto = (): Promise<Buffer> => smallPhoto(2600, 1950);

describe('kill -9 of everything in the middle of a run, with the embedded database', () => {
  it('the next start finishes the run, once, and charges it once', async () => {
    const dataDir = temporaryFolder();
    const env = { LEASE_MS: '2000' };
    const app = await startApp({ databaseUrl: 'embedded', dataDir, env });
    const person = await app.signUp();
    const token = person.accessToken;
    const assetId = await upload(app, token, await largePhoto());
    const id = await start(app, token, assetId);
    for (let status = 'PENDING'; status === 'PENDING'; await sleep(20)) {
      status = (await app.get(`/generations/${id}`, { token })).body.status;
    }
    const all = [
      app.pid,
      ...descendants(app.pid).map(({ pid }) => pid),
      ...databaseProcesses(dataDir).all,
    ];
    expect(databaseProcesses(dataDir).postgres).toEqual(expect.any(Number));
    signalAll(all, 'SIGKILL');
    await app.kill('SIGKILL');
    await untilGone(all);

    const again = await startApp({ databaseUrl: 'embedded', dataDir, env });
    // The session outlived it too: secrets and rows lie in the data folder.
    const ended = await untilEnded(again, token, id, 40_000);
    expect(ended).toMatchObject({ status: 'COMPLETED', price: { paidBy: 'free-run' } });
    const { body: me } = await again.get('/users/me', { token });
    expect(me.freeTier).toMatchObject({ used: 1, held: 0, remaining: 4 });
    const events = await readEvents(again, token, id);
    expect(events.filter(({ event }) => event === 'completed')).toHaveLength(1);
    for (const artifact of ended.artifacts) {
      expect((await again.get(artifact.downloadUrl as string, { token })).status).toBe(200);
    }
    const admin = await again.signIn(
      again.demoAccounts().find(({ role }) => role === 'ADMIN') as {
        email: string;
        password: string;
      },
    );
    expect((await again.get('/admin/ledger/verify', { token: admin })).body.ok).toBe(true);
    const left = [
      ...descendants(again.pid).map(({ pid }) => pid),
      ...databaseProcesses(dataDir).all,
    ];
    await again.stop();
    await untilGone(left);
  }, 120_000);
});
