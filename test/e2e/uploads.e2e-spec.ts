import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import sharp from 'sharp';
import {
  animated,
  brokenPictures,
  cmyk,
  flat,
  gif,
  gifClaiming,
  gifScript,
  grey,
  jpeg,
  jpegClaiming,
  jpegOfBytes,
  manyScans,
  otherFiles,
  photoWithMetadata,
  picture,
  png,
  pngClaiming,
  polyglots,
  rotated,
  sixteenBit,
  webp,
} from '../factories/images.js';
import { startRun, upload as uploadPhoto } from '../factories/runs.js';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import { filesBelow } from '../support/files-below.js';
import { processorMs } from '../support/processes.js';
import { thorough } from '../support/thorough.js';

const MAX_BYTES = 10 * 1024 * 1024;
const HOUR_MS = 3_600_000;
const SIZE = { width: 320, height: 240 };

let app: App;
let user: SignedUp;
let database: pg.Pool;

beforeAll(async () => {
  app = await startApp();
  user = await app.signUp();
  database = new pg.Pool({ connectionString: app.databaseUrl, max: 2 });
  // At the end of the file the harness drops the database under it.
  database.on('error', () => undefined);
}, 60_000);
afterAll(() => database.end());

interface FormOptions {
  name?: string;
  type?: string;
  token?: string;
}

function form(bytes: Buffer, { name = 'photo.jpg', type = 'image/jpeg' }: FormOptions = {}) {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return body;
}

const upload = (bytes: Buffer, options: FormOptions = {}): Promise<ApiAnswer> =>
  app.post('/uploads', { token: options.token ?? user.accessToken, body: form(bytes, options) });

const inQuarantine = (): string[] => [
  ...filesBelow(join(app.dataDir, 'work')),
  ...filesBelow(join(app.dataDir, 'files/tmp')),
];
const inStore = (): string[] => filesBelow(join(app.dataDir, 'files/objects'));

async function rows(): Promise<number> {
  const { rows: found } = await database.query<{ n: string }>('select count(*) as n from asset');
  return Number(found[0]?.n);
}

/** What must not change by a refusal. */
const traces = async () => ({
  quarantine: inQuarantine(),
  store: inStore().sort(),
  rows: await rows(),
});

async function expectRefusal(bytes: Buffer, code: string, words: RegExp): Promise<ApiAnswer> {
  const before = await traces();
  const used = processorMs(app.pid);
  const answer = await upload(bytes);
  const ms = processorMs(app.pid) - used;
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code, details: { field: 'file' } } },
  });
  expect(answer.body.error.message).toMatch(words);
  // Of processor time: nothing hostile was worked on, however busy the machine is.
  expect(ms).toBeLessThan(2_000);
  expect(await traces()).toEqual(before);
  return answer;
}

/** The stored file of an upload. */
function stored(id: string): Buffer {
  const path = inStore().find((file) => file.includes(`${id}.`) && !file.includes('preview'));
  if (!path) throw new Error(`no object of ${id}`);
  return readFileSync(path);
}

async function until(holds: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not become so in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('what is taken', () => {
  it('answers with the picture as it is kept', async () => {
    const before = Date.now();
    const { status, body } = await upload(await jpeg({ width: 2048, height: 1536 }));
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(
      [
        'bytes',
        'expiresAt',
        'height',
        'id',
        'mime',
        'previewUrl',
        'sha256',
        'verdict',
        'width',
      ].sort(),
    );
    const file = stored(body.id);
    expect(body).toMatchObject({
      mime: 'image/jpeg',
      width: 2048,
      height: 1536,
      bytes: file.length,
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    expect(Date.parse(body.expiresAt) - before - 24 * HOUR_MS).toBeLessThan(10_000);
    expect(inQuarantine()).toEqual([]);
  });

  it.each([
    ['JPEG', jpeg, 'image/jpeg'],
    ['PNG', png, 'image/png'],
    ['WebP', webp, 'image/jpeg'],
    ['GIF', gif, 'image/png'],
  ] as const)('takes a %s, whatever it is called', async (_, make, mime) => {
    const bytes = await make(SIZE);
    const answer = await upload(bytes, { name: '../../etc/passwd.exe', type: 'text/html' });
    expect(answer).toMatchObject({ status: 201, body: { mime, ...SIZE } });
    expect(answer.body.warnings).toBeUndefined();
    expect((await sharp(stored(answer.body.id)).metadata()).format).toBe(mime.slice(6));
  });

  thorough('takes the smallest and the largest size', async () => {
    for (const size of [
      { width: 100, height: 100 },
      { width: 5000, height: 100 },
      { width: 100, height: 5000 },
    ]) {
      expect(await upload(await jpeg(size))).toMatchObject({ status: 201, body: size });
    }
    const flatPicture = await flat({ width: 5000, height: 5000 });
    expect(await upload(flatPicture)).toMatchObject({ status: 201 });
  });

  it('takes 10,000,000 bytes, and 10 MiB to the byte', async () => {
    for (const bytes of [10_000_000, MAX_BYTES]) {
      expect((await upload(await jpegOfBytes(bytes))).status).toBe(201);
    }
  });

  it('takes CMYK, 16 bits and grey as plain sRGB of 8 bits', async () => {
    for (const make of [cmyk, sixteenBit, grey]) {
      const { status, body } = await upload(await make(SIZE));
      expect(status).toBe(201);
      const { space, depth, channels } = await sharp(stored(body.id)).metadata();
      expect({ space, depth, channels }).toEqual({ space: 'srgb', depth: 'uchar', channels: 3 });
    }
  });

  it('turns a photo upright', async () => {
    const { body } = await upload(await rotated({ width: 300, height: 200 }));
    expect(body).toMatchObject({ width: 300, height: 200 });
    const { data, info } = await sharp(stored(body.id)).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3).subarray(0, 3),
    ];
    expect(at(20, 100)[0]).toBeGreaterThan(200);
    expect(at(280, 100)[2]).toBeGreaterThan(200);
  });

  it('keeps what is clear clear', async () => {
    for (const bytes of [
      await picture(SIZE).ensureAlpha(0.5).png().toBuffer(),
      await picture(SIZE).ensureAlpha(0.5).webp().toBuffer(),
    ]) {
      const { body } = await upload(bytes);
      expect(body.mime).toBe('image/png');
      expect((await sharp(stored(body.id)).stats()).isOpaque).toBe(false);
    }
  });

  it('keeps the first picture of an animation and says so', async () => {
    for (const format of ['gif', 'webp'] as const) {
      const { status, body } = await upload(await animated(format, SIZE));
      expect([status, body.warnings]).toEqual([
        201,
        [expect.stringMatching(/animation was dropped/)],
      ]);
      expect(body).toMatchObject(SIZE);
      const { channels } = await sharp(stored(body.id)).stats();
      expect(channels.slice(0, 2).map(({ mean }) => mean > 200)).toEqual([true, false]);
    }
  });

  it('keeps nothing that tells of the person', async () => {
    const original = await photoWithMetadata(SIZE);
    const { body } = await upload(original);
    const preview = await app.get(body.previewUrl);
    for (const bytes of [stored(body.id), preview.body as Buffer]) {
      const { exif, xmp, icc, iptc, orientation, comments } = await sharp(bytes).metadata();
      expect({ exif, xmp, icc, iptc, orientation, comments }).toEqual({});
      for (const word of ['SecretCam', 'Ada', 'private-words', 'GPS', 'Exif']) {
        expect(bytes.includes(word)).toBe(false);
      }
    }
    expect(original.includes('private-words')).toBe(true);
  });

  it('makes the preview small', async () => {
    const { body } = await upload(await jpeg({ width: 3000, height: 1000 }));
    const preview = await app.get(body.previewUrl);
    const { format, width, height } = await sharp(preview.body as Buffer).metadata();
    expect({ format, width, height }).toEqual({ format: 'webp', width: 960, height: 320 });
  });
});

describe('what is refused, in words, within a second and without a trace', () => {
  it('10 MiB and one byte, picture or not', async () => {
    for (const bytes of [await jpegOfBytes(MAX_BYTES + 1), randomBytes(MAX_BYTES + 1)]) {
      const { body } = await expectRefusal(bytes, 'FILE_TOO_LARGE', /10 MB/);
      expect(body.error.details.limitBytes).toBe(MAX_BYTES);
    }
  });

  it('far more, by its announcement alone', async () => {
    await expectRefusal(Buffer.alloc(40_000_000), 'FILE_TOO_LARGE', /38.1 MB; at most 10 MB/);
    const { answer, sent } = await announce(4_000_000_000);
    expect(answer).toMatch(/^HTTP\/1.1 400 [^]*FILE_TOO_LARGE/);
    expect(sent).toBeLessThan(100_000);
  });

  it('far more, of a sender who looks only when it can send no more', async () => {
    expect(await sendBlindly(400_000_000)).toMatch(/^HTTP\/1.1 400 [^]*FILE_TOO_LARGE/);
  });

  it('endless bytes without an announcement', async () => {
    const before = await traces();
    const { status, body, sent } = await sendEndless();
    expect([status, body.error.code]).toEqual([400, 'FILE_TOO_LARGE']);
    expect(sent).toBeGreaterThan(MAX_BYTES);
    expect(await traces()).toEqual(before);
  });

  it('other types', async () => {
    for (const [name, bytes] of Object.entries(await otherFiles())) {
      const { body } = await expectRefusal(bytes, 'INVALID_FILE_TYPE', /picture|damaged/);
      if (/^an? [A-Z]/.test(name)) {
        expect(body.error.message).toContain(name.replace(/ after.*/, ''));
      }
    }
  });

  it('other types under the name of a picture', async () => {
    const { 'a web page': page } = await otherFiles();
    const answer = await upload(page!, { name: 'holiday.png', type: 'image/png' });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INVALID_FILE_TYPE' } } });
  });

  it('pictures that are something else besides', async () => {
    for (const bytes of Object.values(await polyglots())) {
      await expectRefusal(bytes, 'INVALID_FILE_TYPE', /This picture holds a/);
    }
    await expectRefusal(await gifScript(), 'VALIDATION_ERROR', /10799 × /);
  });

  it('broken pictures', async () => {
    for (const [name, bytes] of Object.entries(await brokenPictures())) {
      await expectRefusal(bytes, 'INVALID_FILE_TYPE', /damaged|cannot be read/).catch(
        (error: Error) => {
          throw new Error(`${name}: ${error.message}`);
        },
      );
    }
  });

  it('sizes beyond the limits', async () => {
    const small = await expectRefusal(
      await jpeg({ width: 99, height: 200 }),
      'VALIDATION_ERROR',
      /99 × 200.*at least 100/,
    );
    expect(small.body.error.details).toMatchObject({
      width: 99,
      height: 200,
      minSide: 100,
      maxSide: 5000,
    });
    await expectRefusal(await png({ width: 200, height: 99 }), 'VALIDATION_ERROR', /at least 100/);
    await expectRefusal(
      await jpeg({ width: 5001, height: 200 }),
      'VALIDATION_ERROR',
      /at most 5000/,
    );
    await expectRefusal(
      await png({ width: 200, height: 5001 }),
      'VALIDATION_ERROR',
      /at most 5000/,
    );
    await expectRefusal(await gif({ width: 99, height: 99 }), 'VALIDATION_ERROR', /at least 100/);
    await expectRefusal(
      await webp({ width: 5001, height: 100 }),
      'VALIDATION_ERROR',
      /at most 5000/,
    );
  });

  it('bombs', async () => {
    const huge = { width: 50_000, height: 50_000 };
    await expectRefusal(await flat({ width: 9_000, height: 9_000 }), 'VALIDATION_ERROR', /at most/);
    await expectRefusal(pngClaiming(await png(SIZE), huge), 'VALIDATION_ERROR', /at most/);
    await expectRefusal(jpegClaiming(await jpeg(SIZE), huge), 'VALIDATION_ERROR', /at most/);
    await expectRefusal(gifClaiming(await gif(SIZE), huge), 'VALIDATION_ERROR', /at most/);
    // A frame far larger than the screen that the header speaks of.
    const frame = gifClaiming(await gif({ width: 6_000, height: 200 }), {
      width: 200,
      height: 200,
    });
    await expectRefusal(frame, 'INVALID_FILE_TYPE', /damaged/);
  });

  it('a JPEG of thousands of passes', async () => {
    const bytes = manyScans({ width: 5_000, height: 5_000 });
    expect(bytes.length).toBeLessThan(400_000);
    await expectRefusal(bytes, 'INVALID_FILE_TYPE', /more than 100 passes/);
  });
});

describe('forms that are not as they should be', () => {
  const post = (body: FormData | string | Buffer, headers: Record<string, string> = {}) =>
    app.post('/uploads', { token: user.accessToken, body, headers });
  const refused = (field: string) => ({
    status: 400,
    body: { error: { code: 'VALIDATION_ERROR', details: { field } } },
  });

  afterEach(async () => {
    await until(() => inQuarantine().length === 0);
  });

  it('names the field that is missing, doubled, unknown, empty or no file', async () => {
    const photo = await jpeg(SIZE);
    const before = await traces();
    const missing = new FormData();
    expect(await post(missing)).toMatchObject(refused('file'));

    const doubled = form(photo);
    doubled.append('file', new Blob([new Uint8Array(photo)]), 'again.jpg');
    expect(await post(doubled)).toMatchObject(refused('file'));

    const many = form(photo);
    for (let i = 0; i < 5; i++) many.append('file', new Blob(['x']), 'again.jpg');
    expect(await post(many)).toMatchObject(refused('file'));

    const other = new FormData();
    other.append('picture', new Blob([new Uint8Array(photo)]), 'photo.jpg');
    expect(await post(other)).toMatchObject(refused('picture'));

    const extra = form(photo);
    extra.append('userId', 'somebody else');
    expect(await post(extra)).toMatchObject(refused('userId'));

    const text = new FormData();
    text.append('file', 'a text, not a file');
    expect(await post(text)).toMatchObject(refused('file'));

    const proto = form(photo);
    proto.append('__proto__', 'x');
    expect(await post(proto)).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION_ERROR' } },
    });

    expect(await upload(Buffer.alloc(0))).toMatchObject(refused('file'));
    expect(await traces()).toEqual(before);
  });

  it('says what is wrong with other bodies', async () => {
    const otherType = {
      status: 415,
      body: { error: { code: 'CONTENT_TYPE_NOT_SUPPORTED', details: { field: 'Content-Type' } } },
    };
    expect(
      await post('{"image":"aGVsbG8="}', { 'content-type': 'application/json' }),
    ).toMatchObject(otherType);
    expect(await post(await jpeg(SIZE), { 'content-type': 'image/jpeg' })).toMatchObject(otherType);
    const malformed: [string, string][] = [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=abc', 'no boundary at all'],
      [
        'multipart/form-data; boundary=abc',
        '--abc\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n\xff\xd8\xff',
      ],
      ['multipart/form-data; boundary=abc', '--abc--\r\n'],
      ['multipart/form-data; boundary=abc', ''],
      [
        'multipart/form-data; boundary=abc',
        `--abc\r\n${'X-Long: y\r\n'.repeat(20_000)}\r\n\r\n--abc--`,
      ],
    ];
    for (const [type, body] of malformed) {
      const answer = await post(Buffer.from(body, 'latin1'), { 'content-type': type });
      expect([body.slice(0, 40), answer]).toMatchObject([
        body.slice(0, 40),
        { status: 400, body: { error: { code: 'VALIDATION_ERROR' } } },
      ]);
    }
  });

  it('asks for a sign-in', async () => {
    const answer = await app.post('/uploads', { body: form(await jpeg(SIZE)) });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'AUTH_REQUIRED' } } });
  });
});

describe('connections that break off', () => {
  thorough('in the middle of the file leave nothing', async () => {
    const before = await traces();
    const socket = await open();
    socket.write(requestHead(5_000_000));
    socket.write(partHead());
    socket.write(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(400_000)]));
    await until(() => inQuarantine().length === 1);
    socket.destroy();
    await until(() => inQuarantine().length === 0);
    expect(await traces()).toEqual(before);
  });

  thorough('while the picture is decoded leave nothing', async () => {
    const before = await traces();
    const photo = await jpeg({ width: 5000, height: 5000 });
    const socket = await open();
    const body = Buffer.concat([partHead(), photo, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
    socket.write(requestHead(body.length));
    socket.write(body);
    await until(() => inQuarantine().some((file) => file.endsWith('picture')));
    socket.destroy();
    await until(() => inQuarantine().length === 0);
    expect(await traces()).toEqual(before);
  });
});

describe('many at once', () => {
  thorough(
    '32 of 10 MB are all taken, and the process stays small',
    async () => {
      const photo = await jpegOfBytes(10_000_000, { width: 800, height: 600 });
      await Promise.all([1, 2].map(() => upload(photo)));
      const idle = memory();
      let peak = 0;
      const timer = setInterval(() => (peak = Math.max(peak, memory())), 25);
      const answers = await Promise.all(Array.from({ length: 32 }, () => upload(photo)));
      clearInterval(timer);
      expect(answers.map(({ status }) => status)).toEqual(Array(32).fill(201));
      expect(peak - idle).toBeLessThan(150);
      expect(inQuarantine()).toEqual([]);
    },
    120_000,
  );

  it('beyond the slots are asked to come back', async () => {
    const sockets = await Promise.all(Array.from({ length: 64 }, open));
    try {
      for (const socket of sockets) {
        socket.write(requestHead(1_000_000));
        socket.write(partHead());
        socket.write(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000)]));
      }
      await until(() => inQuarantine().length === 64);
      const answer = await upload(await jpeg(SIZE));
      expect(answer).toMatchObject({
        status: 503,
        body: { error: { code: 'SERVICE_UNAVAILABLE' } },
      });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
    await until(() => inQuarantine().length === 0);
    expect((await upload(await jpeg(SIZE))).status).toBe(201);
  });
});

describe('uploads of one’s own', () => {
  it('can be seen and deleted, and by nobody else', async () => {
    const stranger = await app.signUp();
    const { body } = await upload(await jpeg(SIZE));
    const seen = await app.get(`/uploads/${body.id}`, { token: user.accessToken });
    expect(seen).toMatchObject({ status: 200, body: { id: body.id, sha256: body.sha256 } });

    const foreign = await app.get(`/uploads/${body.id}`, { token: stranger.accessToken });
    const unknown = await app.get('/uploads/01900000-0000-7000-8000-000000000000', {
      token: stranger.accessToken,
    });
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.body.error.message).toBe(unknown.body.error.message);
    expect((await app.del(`/uploads/${body.id}`, { token: stranger.accessToken })).status).toBe(
      404,
    );
    expect((await app.get('/uploads/nonsense', { token: user.accessToken })).status).toBe(400);

    expect((await app.del(`/uploads/${body.id}`, { token: user.accessToken })).status).toBe(204);
    expect((await app.del(`/uploads/${body.id}`, { token: user.accessToken })).status).toBe(404);
    expect((await app.get(`/uploads/${body.id}`, { token: user.accessToken })).status).toBe(404);
    expect((await app.get(body.previewUrl)).status).toBe(404);
    expect(inStore().filter((file) => file.includes(body.id))).toEqual([]);
  });
});

describe('an upload that a run works on', () => {
  thorough(
    'stays until the run has ended',
    async () => {
      // Without a worker runs wait.
      const waiting = await startApp({ role: 'api' });
      const { accessToken: token } = await waiting.signUp();
      const id = await uploadPhoto(waiting, token);
      const run = await startRun(waiting, token, id);
      expect(run.status).toBe(202);
      const refused = await waiting.del(`/uploads/${id}`, { token });
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } });
      expect((await waiting.get(`/uploads/${id}`, { token })).status).toBe(200);

      await waiting.post(`/generations/${run.body.id}/cancel`, { token });
      expect((await waiting.del(`/uploads/${id}`, { token })).status).toBe(204);
      expect((await startRun(waiting, token, id)).status).toBe(400);
      await waiting.stop();
    },
    60_000,
  );
});

describe('addresses of pictures', () => {
  it('work without sign-in, are cached for as long as they work, and show nothing but the picture', async () => {
    const { body } = await upload(await jpeg(SIZE));
    const { status, headers } = await app.get(body.previewUrl);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('image/webp');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toBe('inline');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    const [, age] =
      /^private, max-age=(\d+), immutable$/.exec(headers.get('cache-control') ?? '') ?? [];
    expect(Number(age)).toBeGreaterThan(230);
    expect(Number(age)).toBeLessThanOrEqual(300);

    const etag = headers.get('etag') ?? '';
    const again = await app.get(body.previewUrl, { headers: { 'if-none-match': etag } });
    expect([again.status, again.body]).toEqual([304, undefined]);
    const head = await fetch(`${app.url}${body.previewUrl}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([
      200,
      headers.get('content-length'),
    ]);
  });

  it('stay the same for a while', async () => {
    const { body } = await upload(await jpeg(SIZE));
    const addresses = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const seen = await app.get(`/uploads/${body.id}`, { token: user.accessToken });
      addresses.add(seen.body.previewUrl as string);
    }
    // The minute may end in between.
    expect(addresses.size).toBeLessThanOrEqual(2);
  });

  it('are for one file, one rendition and one time; all else looks as if nothing was there', async () => {
    const [first, second] = await Promise.all([upload(await jpeg(SIZE)), upload(await png(SIZE))]);
    const url = new URL(first.body.previewUrl as string, app.url);
    const altered = (change: (address: URL) => void): string => {
      const address = new URL(url);
      change(address);
      return address.href;
    };
    const forged = [
      altered(
        (address) => (address.pathname = address.pathname.replace(first.body.id, second.body.id)),
      ),
      altered((address) => (address.pathname = address.pathname.replace('preview', 'original'))),
      altered((address) => (address.pathname = address.pathname.replace('preview', 'other'))),
      altered((address) =>
        address.searchParams.set('exp', String(Number(url.searchParams.get('exp')) + 60)),
      ),
      altered((address) => address.searchParams.set('exp', '9'.repeat(30))),
      altered((address) => address.searchParams.set('sig', 'A'.repeat(43))),
      altered((address) => address.searchParams.delete('sig')),
      altered((address) => address.searchParams.append('sig', 'x')),
      altered((address) => (address.search = '')),
    ];
    for (const address of forged) {
      expect([address, (await app.get(address)).status]).toEqual([address, 404]);
    }
    expect((await app.get(url.href)).status).toBe(200);
  });
});

describe('limits and the passing of time', () => {
  thorough(
    '30 a minute are enough',
    async () => {
      const limited = await startApp({ env: { RATE_LIMIT_FACTOR: '0.1' } });
      const { accessToken: token } = await limited.signUp();
      const photo = await jpeg(SIZE);
      const send = () => limited.post('/uploads', { token, body: form(photo) });
      const answers = await Promise.all([send(), send(), send(), send(), send()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429]);
      const refused = answers.find(({ status }) => status === 429);
      expect(refused?.body.error.code).toBe('RATE_LIMIT_EXCEEDED');
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      await limited.stop();
    },
    60_000,
  );

  thorough(
    'after five minutes an address is dead, after a day an unused upload is gone',
    async () => {
      const first = await startApp();
      const { accessToken: token } = await first.signUp();
      const { body } = await first.post('/uploads', { token, body: form(await jpeg(SIZE)) });
      expect((await first.get(body.previewUrl)).status).toBe(200);
      await first.stop();

      const { dataDir, databaseUrl } = first;
      const later = (ms: number) =>
        startApp({
          dataDir,
          ...(databaseUrl ? { databaseUrl } : {}),
          env: { CLOCK_OFFSET_MS: String(ms) },
        });
      const soon = await later(301_000);
      expect((await soon.get(body.previewUrl)).status).toBe(404);
      expect(filesBelow(join(dataDir, 'files/objects'))).toHaveLength(2);
      await soon.stop();

      const nextDay = await later(25 * HOUR_MS);
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const tombstones = async () =>
        (await client.query('select delete_reason from asset where deleted_at is not null')).rows;
      await until(async () => (await tombstones()).length > 0);
      expect(await tombstones()).toEqual([{ delete_reason: 'unused' }]);
      expect(filesBelow(join(dataDir, 'files/objects'))).toEqual([]);
      await client.end();
      await nextDay.stop();
    },
    90_000,
  );
});

const BOUNDARY = 'pixshift-test-boundary';

function requestHead(contentLength: number): string {
  return [
    'POST /api/v1/uploads HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${user.accessToken}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    `Content-Length: ${contentLength}`,
    '\r\n',
  ].join('\r\n');
}

function partHead(): Buffer {
  return Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`,
  );
}

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(app.port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
    socket.on('error', () => undefined);
  });
}

/** Sends the head of a request and waits for the answer before it sends the body. */
async function announce(contentLength: number): Promise<{ answer: string; sent: number }> {
  const socket = await open();
  try {
    socket.write(requestHead(contentLength));
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (chunk) => resolve(chunk.toString()));
    });
    return { answer, sent: socket.bytesWritten };
  } finally {
    socket.destroy();
  }
}

/** Sends without reading, until nobody takes any more, and only then looks for the answer. */
async function sendBlindly(contentLength: number): Promise<string> {
  const socket = await open();
  try {
    socket.pause();
    socket.write(requestHead(contentLength));
    const chunk = Buffer.alloc(1024 * 1024);
    const taken = (): Promise<boolean> =>
      new Promise((resolve) => {
        const stuck = setTimeout(() => resolve(false), 1_500);
        socket.write(chunk, (error) => {
          clearTimeout(stuck);
          resolve(!error);
        });
      });
    while (await taken());
    return await new Promise<string>((resolve) => {
      socket.once('data', (answer) => resolve(answer.toString()));
      socket.once('close', () => resolve('closed without an answer'));
      if (socket.destroyed) resolve('closed without an answer');
      socket.resume();
    });
  } finally {
    socket.destroy();
  }
}

/** Sends chunks, without a length, until the answer is there. */
async function sendEndless(): Promise<Pick<ApiAnswer, 'status' | 'body'> & { sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const request = httpRequest(
      `${app.url}/api/v1/uploads`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${user.accessToken}`,
          'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        },
      },
      (response) => {
        answered = true;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          request.destroy();
          const body = JSON.parse(Buffer.concat(chunks).toString());
          resolve({ status: response.statusCode ?? 0, body, sent });
        });
      },
    );
    request.on('error', (error) => {
      if (!answered) reject(error);
    });
    request.write(partHead());
    const more = (): void => {
      if (answered || request.destroyed) return;
      const chunk = Buffer.alloc(256 * 1024, 1);
      sent += chunk.length;
      if (request.write(chunk)) setImmediate(more);
      else request.once('drain', more);
    };
    more();
  });
}

/** Resident memory of the program, without its pool, in MB. */
function memory(): number {
  const [, kilobytes] =
    /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${app.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
