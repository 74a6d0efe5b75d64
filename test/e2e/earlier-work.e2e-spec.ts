import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { blockedPicture } from '../factories/judged-pictures.js';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type ApiAnswer, type App, sharedApp } from '../harness.js';
import { query } from '../support/query.js';

let app: App;
let token: string;
/** A run whose picture is 300 × 250 pixels. */
let work: ApiAnswer['body'];

beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

beforeEach(async () => {
  token = (await app.signUp()).accessToken;
  const { body } = await startRun(app, token, await upload(app, token, await smallPhoto(120, 100)));
  work = await untilEnded(app, token, body.id as string);
}, 30_000);

/** Takes a file of the run in as an upload. */
const take = (artifact = work.artifacts[0]) =>
  app.post(`/generations/${work.id}/artifacts/${artifact.id}/upload`, { token });

/** One value of the file behind an artifact. */
async function stored(column: string): Promise<string> {
  const [row] = await query<{ value: string }>(
    app,
    `select a.${column}::text as value from asset a join artifact r on r.asset_id = a.id where r.id = $1`,
    [work.artifacts[0].id],
  );
  return row!.value;
}

const change = (set: string) =>
  query(app, `update asset set ${set} where id = (select asset_id from artifact where id = $1)`, [
    work.artifacts[0].id,
  ]);

const shows = async (id: string) => (await app.get(`/uploads/${id}`, { token })).status;

describe('an earlier work', () => {
  it('goes in byte for byte, starts no clock, and is seen in another look and made bigger', async () => {
    const taken = await take();
    expect(taken).toMatchObject({
      status: 201,
      body: { mime: 'image/jpeg', width: 300, height: 250, verdict: 'allow' },
    });
    expect(taken.body.sha256).toBe(await stored('sha256'));
    expect(taken.body.id).not.toBe(await stored('id'));
    expect((await app.get(taken.body.previewUrl)).status).toBe(200);
    const { body: before } = await app.get(`/generations/${work.id}`, { token });
    expect(before.retention).toEqual(work.retention);

    const body = { type: 'photo-pencil-sketch', inputAssetId: taken.body.id };
    expect((await app.post('/previews', { token, body })).status).toBe(200);
    const wish = {
      type: 'photo-enlarge',
      inputs: { scale: '2' },
      inputAssetIds: [taken.body.id],
    };
    const quote = await app.post('/quotes', { token, body: wish });
    expect(quote).toMatchObject({ status: 201, body: { paidBy: 'free-run' } });
    const run = await app.post('/generations', {
      token,
      body: { ...wish, quoteId: quote.body.id },
    });
    const bigger = await untilEnded(app, token, run.body.id as string);
    expect(bigger.artifacts[0]).toMatchObject({ width: 600, height: 500 });

    // What was made of it keeps it, whatever becomes of the run that it came from.
    expect((await app.del(`/generations/${work.id}`, { token })).status).toBe(204);
    const { body: after } = await app.get(`/generations/${bigger.id}`, { token });
    expect((await app.get(after.inputAssets[0].previewUrl)).status).toBe(200);
    expect(await shows(taken.body.id)).toBe(200);
  }, 60_000);

  it('goes with the work as long as nothing was made of it', async () => {
    const taken = await take();
    const own = await upload(app, token);
    expect((await app.del(`/generations/${work.id}`, { token })).status).toBe(204);
    expect(await shows(taken.body.id)).toBe(404);
    expect(await shows(own)).toBe(200);
    const [row] = await query<{ gone: boolean }>(
      app,
      'select deleted_at is not null as gone from asset where id = $1',
      [taken.body.id],
    );
    expect(row).toEqual({ gone: true });
  });

  it('is refused with a word where its time is over, and unknown where its owner removed it', async () => {
    await change(`expires_at = now() - interval '1 second'`);
    const gone = await take();
    expect(gone).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT', details: { reason: 'RESULT_GONE' } } },
    });
    expect((await app.del(`/generations/${work.id}`, { token })).status).toBe(204);
    expect((await take()).status).toBe(404);
  });

  it('is judged like whatever comes in', async () => {
    // What is judged is the small rendition: one of another picture is put in its place.
    const small = await sharp(await blockedPicture())
      .webp({ quality: 80, effort: 2 })
      .toBuffer();
    writeFileSync(join(app.dataDir, 'files/objects', await stored('preview_key')), small);
    const taken = await take();
    expect(taken).toMatchObject({ status: 201, body: { verdict: 'block' } });
    const body = { type: 'photo-duotone', inputAssetId: taken.body.id };
    const answer = await app.post('/previews', { token, body });
    expect(answer.body.error.details.reason).toBe('PICTURE_BLOCKED');
  });

  it('must be a picture of pixels, of a size that can be taken', async () => {
    await change('width = 6000');
    const wide = await take();
    expect(wide.status).toBe(400);
    expect(wide.body.error.message).toBe(
      'The picture is 6000 × 250 pixels. Each side may have at most 5000 pixels.',
    );
    await change(`width = 300, mime = 'image/svg+xml'`);
    const drawn = await take();
    expect(drawn).toMatchObject({ status: 400, body: { error: { code: 'INVALID_FILE_TYPE' } } });
    const { body } = await app.get('/generations', { token });
    expect(body.data).toHaveLength(1);
  });
});
