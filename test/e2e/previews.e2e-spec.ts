import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { smallPhoto, upload } from '../factories/runs.js';
import { type App, startApp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { filesBelow } from '../support/files-below.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

let app: App;
let token: string;
let photo: string;

beforeAll(async () => {
  app = await startApp();
  token = (await app.signUp()).accessToken;
  photo = await upload(app, token, await smallPhoto(1200, 900));
}, 60_000);

function ask(body: Record<string, unknown>, as = token, signal?: AbortSignal): Promise<Response> {
  return fetch(`${app.url}/api/v1/previews`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${as}` },
    body: JSON.stringify({ type: 'photo-duotone', inputAssetId: photo, ...body }),
    signal: signal ?? null,
  });
}

const bytesOf = async (answer: Response): Promise<Buffer> =>
  Buffer.from(await answer.arrayBuffer());

describe('what a look would make of a photo', () => {
  it('is a small picture of its shape, the same each time, that no cache keeps', async () => {
    const answer = await ask({});
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const bytes = await bytesOf(answer);
    const { width, height } = await sharp(bytes).metadata();
    expect([width, height]).toEqual([480, 360]);
    expect(await bytesOf(await ask({}))).toEqual(bytes);
  });

  it('follows the settings', async () => {
    const plain = await bytesOf(await ask({ inputs: { swap: false } }));
    const swapped = await bytesOf(await ask({ inputs: { swap: true } }));
    const brightness = async (bytes: Buffer) => (await sharp(bytes).stats()).channels[0]?.mean;
    expect(
      Math.abs(((await brightness(plain)) ?? 0) - ((await brightness(swapped)) ?? 0)),
    ).toBeGreaterThan(20);
  });

  it('costs nothing and leaves nothing behind', async () => {
    const count = () =>
      query<{ runs: string; holds: string; assets: string }>(
        app,
        `select (select count(*) from generation) as runs, (select count(*) from hold) as holds,
           (select count(*) from asset) as assets`,
      );
    const [before, files] = [await count(), filesBelow(app.dataDir)];
    expect((await ask({})).status).toBe(200);
    expect((await ask({ inputs: { contrast: 'soft' } })).status).toBe(400);
    expect(await count()).toEqual(before);
    expect(filesBelow(app.dataDir).sort()).toEqual(files.sort());
  });

  thorough(
    'is there for every look that the catalogue says it is there for',
    async () => {
      const { body } = await app.get('/transformation-types?limit=100');
      const types = body.data as { slug: string; previewable: boolean; availability: string }[];
      const previewable = types.filter((type) => type.previewable).map(({ slug }) => slug);
      expect(previewable.length).toBeGreaterThanOrEqual(6);
      expect(previewable).not.toContain('coloring-from-prompt');
      // Some want a person in it.
      const inputAssetId = await upload(app, token, readFileSync('test/photos/portrait.jpg'));
      for (const type of previewable) {
        const answer = await ask({ type, inputAssetId });
        expect({ type, status: answer.status }).toEqual({ type, status: 200 });
        const { width = 0, height = 0 } = await sharp(await bytesOf(answer)).metadata();
        expect(Math.max(width, height)).toBeLessThanOrEqual(480);
      }
    },
    60_000,
  );
});

describe('a preview is refused', () => {
  it.each([
    ['a product that shows none', { type: 'coloring-from-prompt' }, 400, 'type'],
    ['a setting that is none', { inputs: { swap: 'perhaps' } }, 400, 'inputs.swap'],
    ['a product that is not there', { type: 'no-such-look' }, 404, 'type'],
    ['no photo', { inputAssetId: 'x' }, 400, 'inputAssetId'],
    [
      'neither hat nor glasses',
      { type: 'photo-hat-and-glasses', inputs: { hat: 'none', glasses: 'none' } },
      400,
      'inputs.hat',
    ],
    ['a crown where nobody is', { type: 'person-wearing-crown' }, 400, 'photo'],
  ])('for %s', async (_, body, status, field) => {
    const answer = await ask(body);
    expect(answer.status).toBe(status);
    const { error } = (await answer.json()) as { error: { details: { field?: string } } };
    expect(error.details.field).toBe(field);
  });

  it('not for the photo, where only the small picture hides the face', async () => {
    const wall = { width: 2000, height: 1600, channels: 3, background: '#9a8f80' } as const;
    const face = await sharp('test/photos/portrait.jpg').resize(170).toBuffer();
    const far = await sharp({ create: wall })
      .composite([{ input: face, left: 300, top: 900 }])
      .jpeg()
      .toBuffer();
    const inputAssetId = await upload(app, token, far);
    const answer = await ask({ type: 'person-wearing-crown', inputAssetId });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { details: { field?: string } } };
    expect(error.details.field).toBe('type');
  });

  it('for the photo, where only the small picture hides the second face', async () => {
    const wall = { width: 2000, height: 1600, channels: 3, background: '#9a8f80' } as const;
    const [near, beside] = await Promise.all(
      [290, 155].map((width) =>
        sharp('test/photos/portrait.jpg').resize(width).toBuffer({ resolveWithObject: true }),
      ),
    );
    const two = await sharp({ create: wall })
      .composite([
        { input: near!.data, left: 200, top: 1500 - near!.info.height },
        { input: beside!.data, left: 1300, top: 1500 - beside!.info.height },
      ])
      .jpeg({ quality: 90 })
      .toBuffer();
    const inputAssetId = await upload(app, token, two);
    const answer = await ask({ type: 'hair-colour', inputAssetId });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as {
      error: { message: string; details: { field?: string } };
    };
    expect(error.message).toContain('several people');
    expect(error.details.field).toBe('photo');
  });

  it('of nobody who has left meanwhile, which is no error', async () => {
    const lines = () =>
      readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { level: number; msg: string; requestId?: string });
    const requests = () => lines().filter(({ msg }) => msg === 'request').length;
    const before = requests();
    const leaving = new AbortController();
    const left = ask({ type: 'photo-oil' }, token, leaving.signal).catch(() => 'left');
    const work = () =>
      readdirSync(app.dataDir, { recursive: true }).some((path) =>
        /preview-\w+$/.test(String(path)),
      );
    await eventually(work);
    leaving.abort();
    expect(await left).toBe('left');
    await eventually(() => requests() > before && !work());
    expect(lines().filter(({ level }) => level >= 40)).toEqual([]);
  });

  it('of somebody else’s photo, as if there were none', async () => {
    const other = await app.signUp();
    expect((await ask({}, other.accessToken)).status).toBe(404);
  });

  thorough('above sixty a minute', async () => {
    const limited = await startApp({ env: { RATE_LIMIT_FACTOR: '0.05' } });
    const { accessToken } = await limited.signUp();
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) {
      const answer = await limited.post('/previews', {
        token: accessToken,
        body: { type: 'photo-duotone', inputAssetId: randomUUID() },
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([404, 404, 404, 429]);
  });
});
