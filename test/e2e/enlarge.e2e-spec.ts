import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { readEvents, untilEnded, upload } from '../factories/runs.js';
import { type App, sharedApp } from '../harness.js';

/** As events tell of the parts of a step. */
interface Part {
  name: string;
  done: number;
  of: number;
}

const TYPE = 'photo-enlarge';
const CAT = join(import.meta.dirname, '../../web/public/samples/chelsea.jpg');

let app: App;
let token: string;
let small: string;
let large: string;

beforeAll(async () => {
  app = await sharedApp();
  ({ accessToken: token } = await app.signUp());
  small = await upload(app, token, await sharp(CAT).resize(150, 100).jpeg().toBuffer());
  const wide = { width: 2000, height: 1600, channels: 3, background: '#567' } as const;
  large = await upload(app, token, await sharp({ create: wide }).jpeg().toBuffer());
}, 60_000);

const wish = (photo: string, scale: string) => ({
  type: TYPE,
  inputs: { scale },
  inputAssetIds: [photo],
});

async function freeRuns(): Promise<number> {
  const { body } = await app.get('/users/me', { token });
  return body.freeTier.remaining;
}

describe('a photo made bigger', () => {
  it('is priced, run, told of part by part, and delivered at exactly that size', async () => {
    const body = wish(small, '2');
    const quote = await app.post('/quotes', { token, body });
    expect(quote).toMatchObject({ status: 201, body: { credits: 10, paidBy: 'free-run' } });
    const accepted = await app.post('/generations', { token, body });
    expect(accepted.status).toBe(202);
    const ended = await untilEnded(app, token, accepted.body.id);
    expect(ended).toMatchObject({ status: 'COMPLETED', provider: { name: 'local' } });
    expect(ended.notes).toEqual([expect.stringContaining('neural network')]);
    const [picture] = ended.artifacts;
    expect(picture).toMatchObject({ kind: 'image', mime: 'image/jpeg', width: 300, height: 200 });
    expect(picture.provenance).toMatchObject({ method: 'model' });
    const file = await app.get(picture.downloadUrl, { token });
    const { width, height } = await sharp(file.body as Buffer).metadata();
    expect([width, height]).toEqual([300, 200]);
    const events = await readEvents(app, token, ended.id);
    const told = events.flatMap(({ data }) => (data['part'] ? [data['part'] as Part] : []));
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toEqual({ name: 'enlarge', done: told[0]!.of, of: told[0]!.of });
  });

  it('is refused before it is paid for where it would be too large, with what is possible', async () => {
    const before = await freeRuns();
    for (const path of ['/quotes', '/generations']) {
      const answer = await app.post(path, { token, body: wish(large, '4') });
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.field).toBe('inputs.scale');
      expect(answer.body.error.message).toBe(
        '2,000 × 1,600 pixels times 4 are 8,000 × 6,400, more than the 50 megapixels that can be made. Times 2 is possible.',
      );
    }
    expect((await app.post('/quotes', { token, body: wish(large, '2') })).status).toBe(201);
    expect(await freeRuns()).toBe(before);
    const { body } = await app.get('/generations?limit=50', { token });
    expect(body.data.filter(({ status }: { status: string }) => status !== 'COMPLETED')).toEqual(
      [],
    );
  });

  it('says in the catalogue how large it can be', async () => {
    const { body } = await app.get(`/transformation-types/${TYPE}`);
    expect(body).toMatchObject({
      availability: 'ready',
      previewable: false,
      enlarged: { by: 'scale', maxPixels: 50_000_000 },
    });
    const look = await app.get('/transformation-types/photo-duotone');
    expect(look.body.enlarged).toBeNull();
  });

  it.each([{ scale: '3' }, { scale: 2 }, { times: '2' }])('refuses %p', async (inputs) => {
    const answer = await app.post('/generations', {
      token,
      body: { type: TYPE, inputs, inputAssetIds: [small] },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.field).toMatch(/^inputs\./);
  });
});
