import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import {
  type App,
  createPreparedDatabase,
  type SignedUp,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let databaseUrl: string;
let dataDir: string;
let app: App;

let startedAt: number | undefined;

async function startAt(offsetMs: number): Promise<void> {
  if (startedAt === offsetMs) return;
  startedAt = offsetMs;
  if (app) await app.stop();
  app = await startApp({
    databaseUrl,
    dataDir,
    env: { CLOCK_OFFSET_MS: String(offsetMs), SANDBOX_PORT: '0' },
  });
}

beforeAll(async () => {
  databaseUrl = (await createPreparedDatabase()).url;
  dataDir = temporaryFolder();
}, 60_000);

interface Made {
  user: SignedUp;
  token: string;
  id: string;
  inputId: string;
  downloadUrl: string;
}

async function makeRun(change: Record<string, unknown> = {}): Promise<Made> {
  const user = await app.signUp();
  const token = user.accessToken;
  const inputId = await upload(app, token);
  const accepted = await startRun(app, token, inputId, change);
  const ended = await untilEnded(app, token, accepted.body.id);
  expect(ended.status).toBe('COMPLETED');
  return { user, token, id: ended.id, inputId, downloadUrl: ended.artifacts[0].downloadUrl };
}

async function retention(run: Made): Promise<{
  class: string;
  expiresAt: string | null;
  firstDownloadedAt: string | null;
  deletedAt: string | null;
}> {
  const token = await app.signIn(run.user);
  return (await app.get(`/generations/${run.id}`, { token })).body.retention;
}

async function liveObjects(run: Made): Promise<number> {
  const rows = await query<{ live: number }>(
    app,
    `select count(*)::int as live from asset where deleted_at is null and
       (id = $2 or id in (select asset_id from artifact where generation_id = $1))`,
    [run.id, run.inputId],
  );
  return rows[0]?.live ?? -1;
}

async function eventually(check: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > until) throw new Error('it did not happen within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A GET that is broken off after the first bytes. */
function breakOff(path: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${app.url}${path}`,
      { headers: { authorization: `Bearer ${token}` } },
      (response) => {
        response.once('data', () => {
          response.destroy();
          resolve();
        });
        response.on('error', () => resolve());
      },
    );
    call.on('error', reject);
    call.end();
  });
}

describe('a photo used by several runs', () => {
  thorough(
    'stays while one of them shows it',
    async () => {
      await startAt(0);
      const first = await makeRun();
      const again = await startRun(app, first.token, first.inputId, {
        type: 'coloring-from-photo',
      });
      await untilEnded(app, first.token, again.body.id);
      expect((await app.del(`/generations/${first.id}`, { token: first.token })).status).toBe(204);
      const { body } = await app.get(`/generations/${again.body.id}`, { token: first.token });
      expect((await app.get(body.inputAssets[0].previewUrl)).status).toBe(200);
      expect((await app.del(`/generations/${again.body.id}`, { token: first.token })).status).toBe(
        204,
      );
      expect((await app.get(body.inputAssets[0].previewUrl)).status).toBe(404);
    },
    60_000,
  );
});

describe('EPHEMERAL results', () => {
  beforeEach(() => startAt(0), 30_000);

  thorough('are not armed by HEAD, ranges or previews', async () => {
    const run = await makeRun();
    const { body } = await app.get(`/generations/${run.id}`, { token: run.token });
    const head = await fetch(`${app.url}${run.downloadUrl}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${run.token}` },
    });
    expect(head.status).toBe(200);
    const part = await app.get(run.downloadUrl, {
      token: run.token,
      headers: { range: 'bytes=0-9' },
    });
    expect(part.status).toBe(206);
    expect((part.body as Buffer).length).toBe(10);
    expect((await app.get(body.artifacts[0].previewUrl)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await retention(run)).toMatchObject({ class: 'EPHEMERAL', firstDownloadedAt: null });
  });

  thorough('are not armed by a download that is broken off', async () => {
    const run = await makeRun({ type: 'coloring-from-photo', retention: 'EPHEMERAL' });
    await breakOff(run.downloadUrl, run.token);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await retention(run)).firstDownloadedAt).toBeNull();
  });

  it('go five minutes after the first full download, with the photo they were made of', async () => {
    const run = await makeRun();
    const before = Date.now();
    expect((await app.get(run.downloadUrl, { token: run.token })).status).toBe(200);
    await eventually(async () => (await retention(run)).firstDownloadedAt !== null);
    const { expiresAt } = await retention(run);
    const minutes = (Date.parse(expiresAt ?? '') - before) / MINUTE;
    expect(minutes).toBeGreaterThan(4.9);
    expect(minutes).toBeLessThan(5.2);
    await startAt(4.5 * MINUTE);
    const token = await app.signIn(run.user);
    expect((await app.get(run.downloadUrl, { token })).status).toBe(200);
    expect((await retention(run)).expiresAt).toBe(expiresAt);
    await startAt(6 * MINUTE);
    const late = await app.signIn(run.user);
    expect((await app.get(run.downloadUrl, { token: late })).status).toBe(404);
    await eventually(async () => (await liveObjects(run)) === 0);
    expect((await retention(run)).deletedAt).not.toBeNull();
    const { body } = await app.get(`/generations/${run.id}`, { token: late });
    expect(body).toMatchObject({ status: 'COMPLETED', artifacts: [] });
  }, 60_000);

  thorough(
    'go after a day if nobody downloads them',
    async () => {
      const run = await makeRun();
      await startAt(DAY - 10 * MINUTE);
      expect(await liveObjects(run)).toBe(2);
      await startAt(DAY + MINUTE);
      await eventually(async () => (await liveObjects(run)) === 0);
    },
    60_000,
  );

  thorough(
    'are kept by one tap while they are there, and not afterwards',
    async () => {
      const run = await makeRun();
      await app.get(run.downloadUrl, { token: run.token });
      const kept = await app.patch(`/generations/${run.id}`, {
        token: run.token,
        body: { retention: 'GALLERY' },
      });
      expect(kept.body.retention.class).toBe('GALLERY');
      const lost = await makeRun();
      await app.get(lost.downloadUrl, { token: lost.token });
      await eventually(async () => (await retention(lost)).firstDownloadedAt !== null);
      await startAt(6 * MINUTE);
      await eventually(async () => (await liveObjects(lost)) === 0);
      expect(await liveObjects(run)).toBe(2);
      const token = await app.signIn(lost.user);
      const refused = await app.patch(`/generations/${lost.id}`, {
        token,
        body: { retention: 'GALLERY' },
      });
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } });
    },
    60_000,
  );
});

describe('GALLERY results', () => {
  thorough(
    'are kept 30 days, favourites until their owner decides',
    async () => {
      await startAt(0);
      const plain = await makeRun({ type: 'coloring-from-photo' });
      const loved = await makeRun({ type: 'coloring-from-photo' });
      await app.patch(`/generations/${loved.id}`, {
        token: loved.token,
        body: { isFavourite: true },
      });
      await app.get(plain.downloadUrl, { token: plain.token });
      await startAt(29 * DAY);
      expect(await liveObjects(plain)).toBeGreaterThan(4);
      await startAt(30 * DAY + 10 * MINUTE);
      await eventually(async () => (await liveObjects(plain)) === 0);
      await startAt(400 * DAY);
      expect(await liveObjects(loved)).toBeGreaterThan(4);
    },
    60_000,
  );
});
