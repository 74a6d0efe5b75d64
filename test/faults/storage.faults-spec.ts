import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { get, request } from 'node:http';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { jpeg, picture } from '../factories/images.js';
import { untilAllEnded } from '../factories/run-states.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type ApiAnswer, type App, startApp, temporaryFolder } from '../harness.js';
import { type DiskFault, FaultyDisk } from '../support/faulty-disk.js';
import { filesBelow } from '../support/files-below.js';
import { query } from '../support/query.js';

/** How long a step with a file may take here; and, far above it, by when everything must be answered. */
const STEP_MS = 1_000;
const BOUND_MS = 10_000;

interface Fault {
  name: Exclude<DiskFault, ''> | 'not mounted';
  /** Whether what is stored can be read all the same. */
  reads: boolean;
  begin(): void;
  end(): void;
}

let app: App;
let disk: FaultyDisk;
let token: string;
let photo: Buffer;
let assetId: string;
let downloadUrl: string;
let previewUrl: string;

beforeAll(async () => {
  const dataDir = temporaryFolder();
  disk = new FaultyDisk(dataDir);
  app = await startApp({
    dataDir,
    env: { ...disk.env, STORAGE_TIMEOUT_MS: String(STEP_MS), SANDBOX_PORT: '0' },
  });
  token = await adminWithCredits(app);
  photo = await jpeg({ width: 640, height: 480 });
  assetId = await upload(app, token, photo);
  const { body } = await startRun(app, token, assetId);
  const run = await untilEnded(app, token, body.id as string);
  downloadUrl = run.artifacts[0].downloadUrl as string;
  previewUrl = run.artifacts[0].previewUrl as string;
}, 60_000);

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const since = performance.now();
  const result = await answer;
  expect(performance.now() - since).toBeLessThan(BOUND_MS);
  return result;
}

function sendPhoto(): Promise<ApiAnswer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo)]), 'photo.jpg');
  return app.post('/uploads', { token, body: form });
}

function expectUnavailable(answer: ApiAnswer): void {
  expect(answer).toMatchObject({
    status: 503,
    body: {
      error: { code: 'SERVICE_UNAVAILABLE', category: 'NETWORK', message: expect.any(String) },
    },
  });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(JSON.stringify(answer.body)).not.toMatch(/ at |node:|\/tmp|EIO|EACCES|ENOSPC|EROFS/);
}

async function untilStorageIs(state: 'ok' | 'unavailable'): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    const { status, body } = await app.get(`${app.url}/health/ready`);
    if (status === 200 && body.parts.storage === state) {
      expect(body.status).toBe(state === 'ok' ? 'ok' : 'degraded');
      return;
    }
  }
  throw new Error(`the storage is not called ${state}`);
}

const credits = async (): Promise<number> =>
  (await app.get('/users/me', { token })).body.credits.available as number;
async function charged(ids: readonly string[]): Promise<number> {
  const [row] = await query<{ credits: number }>(
    app,
    `select coalesce(sum(price_charged), 0)::int as credits from generation
     where id = any($1) and paid_by = 'credits'`,
    [ids],
  );
  return row?.credits ?? 0;
}
const held = (): Promise<unknown[]> => query(app, `select id from hold where status = 'HELD'`);

/** Objects without a row, rows without an object, and what writes leave behind. */
async function untidy(): Promise<string[]> {
  const rows = await query<{ key: string }>(
    app,
    `select storage_key as key from asset where deleted_at is null
     union all select preview_key from asset where deleted_at is null and preview_key is not null`,
  );
  const objects = join(app.dataDir, 'files/objects');
  const there = new Set(filesBelow(objects).map((file) => relative(objects, file)));
  const known = new Set(rows.map(({ key }) => key));
  return [
    ...[...there].filter((key) => !known.has(key)),
    ...[...known].filter((key) => !there.has(key)),
    ...filesBelow(join(app.dataDir, 'work')),
    ...filesBelow(join(app.dataDir, 'files/tmp')),
  ];
}

async function untilTidy(): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(100)) {
    if ((await untidy()).length === 0) return;
  }
  expect(await untidy()).toEqual([]);
}

const byDisk = (fault: Exclude<DiskFault, ''>, reads: boolean): Fault => ({
  name: fault,
  reads,
  begin: () => disk.fail(fault),
  end: () => disk.fail(''),
});
const files = (): string => join(app.dataDir, 'files');

const FAULTS: Fault[] = [
  byDisk('full', true),
  byDisk('read-only', true),
  byDisk('denied', false),
  byDisk('down', false),
  byDisk('hung', false),
  {
    name: 'not mounted',
    reads: false,
    begin() {
      renameSync(files(), `${files()}-elsewhere`);
      mkdirSync(files());
    },
    end() {
      rmSync(files(), { recursive: true });
      renameSync(`${files()}-elsewhere`, files());
    },
  },
];

describe.each(FAULTS)('the disk is $name', (fault) => {
  let isOn = false;
  const begin = (): void => {
    isOn = true;
    fault.begin();
  };
  const end = (): void => {
    if (isOn) fault.end();
    isOn = false;
  };
  afterEach(end);

  it('every route that needs it says so in time, nothing is charged or lost, and it goes on after', async () => {
    const before = await credits();
    const underWay = (await startRun(app, token, assetId)).body.id as string;
    begin();
    const [uploaded, downloaded, shown] = await Promise.all([
      inTime(sendPhoto()),
      inTime(app.get(downloadUrl, { token })),
      inTime(app.get(previewUrl)),
    ]);
    expectUnavailable(uploaded);
    if (fault.reads) expect([downloaded.status, shown.status]).toEqual([200, 200]);
    else [downloaded, shown].forEach(expectUnavailable);

    await untilStorageIs('unavailable');
    expect((await app.get(`${app.url}/health/live`)).status).toBe(200);
    expect((await app.get('/generations', { token })).status).toBe(200);
    expectUnavailable(await inTime(startRun(app, token, assetId)));
    expectUnavailable(await inTime(sendPhoto()));

    end();
    await untilStorageIs('ok');
    const [first] = await untilAllEnded(app, [underWay]);
    expect(first).toMatchObject(
      first?.status === 'COMPLETED'
        ? { hold: 'CAPTURED', settled: 1 }
        : { status: 'FAILED', hold: 'RELEASED', settled: 1 },
    );
    expect((await sendPhoto()).status).toBe(201);
    const { body: next } = await startRun(app, token, assetId);
    expect(await untilEnded(app, token, next.id as string)).toMatchObject({
      status: 'COMPLETED',
    });
    expect((await app.get(downloadUrl, { token })).status).toBe(200);
    expect((await app.get(previewUrl)).status).toBe(200);

    expect(before - (await credits())).toBe(await charged([underWay, next.id as string]));
    expect(await held()).toEqual([]);
    await untilTidy();
    expect((await app.get('/admin/ledger/verify', { token })).body).toMatchObject({ ok: true });
    expect(app.output().match(/PixShift ready/g)).toHaveLength(1);
  }, 60_000);
});

/** Sends the first half of an upload, lets something happen, and sends the rest. */
async function uploadAround(body: Buffer, happening: () => void): Promise<number> {
  const data = new FormData();
  data.append('file', new Blob([new Uint8Array(body)]), 'photo.jpg');
  const form = new Response(data);
  const bytes = Buffer.from(await form.arrayBuffer());
  const half = Math.floor(bytes.length / 2);
  const answered = Promise.withResolvers<number>();
  const sending = request(
    app.api('/uploads'),
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': form.headers.get('content-type') ?? '',
        'content-length': bytes.length,
      },
    },
    (answer) => {
      answer.resume();
      answered.resolve(answer.statusCode ?? 0);
    },
  );
  sending.on('error', answered.reject);
  sending.write(bytes.subarray(0, half));
  await sleep(300);
  happening();
  sending.end(bytes.subarray(half));
  return answered.promise;
}

/** Makes a result larger than what the system takes in on its way to a slow reader. */
async function enlarge(generationId: string): Promise<number> {
  const [row] = await query<{ id: string; key: string }>(
    app,
    `select a.id, a.storage_key as key from asset a join artifact r on r.asset_id = a.id
       where r.generation_id = $1`,
    [generationId],
  );
  const path = join(app.dataDir, 'files/objects', row?.key ?? '');
  appendFileSync(path, Buffer.alloc(32_000_000));
  const { size } = statSync(path);
  await query(app, 'update asset set bytes = $2 where id = $1', [row?.id, size]);
  return size;
}

describe('in the middle of a transfer', () => {
  let large: Buffer;
  afterEach(() => disk.fail(''));
  beforeAll(async () => {
    large = await picture({ width: 3600, height: 2700 }, 60).jpeg({ quality: 80 }).toBuffer();
  });

  it.each(['full', 'hung'] as const)(
    'the disk becomes %s: the upload is refused in time and leaves nothing',
    async (fault) => {
      expect(await inTime(uploadAround(large, () => disk.fail(fault)))).toBe(503);
      disk.fail('');
      await untilStorageIs('ok');
      await untilTidy();
      expect((await sendPhoto()).status).toBe(201);
    },
    60_000,
  );

  it('the disk falls silent: the download is broken off in time and counts as none', async () => {
    const { body } = await startRun(app, token, await upload(app, token, photo));
    const { artifacts } = await untilEnded(app, token, body.id as string, 40_000);
    const { downloadUrl: url } = artifacts[0] as { downloadUrl: string };
    const bytes = await enlarge(body.id as string);
    let arrived = 0;
    const ended = Promise.withResolvers<string>();
    get(`${app.url}${url}`, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.once('readable', () => {
        disk.fail('hung');
        answer.on('data', (chunk: Buffer) => (arrived += chunk.length));
        answer.on('error', () => ended.resolve('broken off'));
        answer.on('end', () => ended.resolve('whole'));
      });
    }).on('error', ended.reject);
    expect(await inTime(ended.promise)).toBe('broken off');
    expect(arrived).toBeLessThan(bytes);
    disk.fail('');
    await untilStorageIs('ok');
    const [row] = await query(
      app,
      `select first_downloaded_at from asset a join artifact r on r.asset_id = a.id
       where r.generation_id = $1`,
      [body.id],
    );
    expect(row).toEqual({ first_downloaded_at: null });
    for (let again = 0; again !== bytes;) {
      const { status, body: file } = await app.get(url, { token });
      again = (file as Buffer).length;
      expect([200, 503]).toContain(status);
    }
  }, 60_000);
});
