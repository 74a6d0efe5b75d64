import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { untilEnded, upload } from '../factories/runs.js';
import { type App, sharedApp, type SignedUp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { findInDatabase } from '../support/find-text.js';
import { selectRows } from '../support/select-rows.js';

const TYPE = 'fursona-describe';
const CAT = readFileSync(join(import.meta.dirname, '../../web/public/samples/chelsea.jpg'));

let app: App;
let ada: SignedUp;
let token: string;
let photo: string;

beforeAll(async () => {
  app = await sharedApp();
  ada = await app.signUp();
  token = ada.accessToken;
  photo = await upload(app, token, CAT);
}, 60_000);

const start = (inputs: Record<string, unknown>, inputAssetIds = [photo]) =>
  app.post('/generations', { token, body: { type: TYPE, inputs, inputAssetIds } });

async function run(inputs: Record<string, unknown> = {}) {
  const accepted = await start(inputs);
  expect(accepted.status).toBe(202);
  return untilEnded(app, token, accepted.body.id);
}

async function freeRuns(): Promise<number> {
  const { body } = await app.get('/users/me', { token });
  return body.freeTier.remaining;
}

const textsOf = (generationId: string) =>
  selectRows<{ text: string | null }>(
    app.databaseUrl,
    `select text from artifact where generation_id = '${generationId}' and kind = 'text'`,
  );

describe('a fursona from a photo', () => {
  it('is priced, run, charged and delivered as text and portrait, and says how it was made', async () => {
    const inputs = { name: 'Minka', animal: 'wolves', pronouns: 'she', mood: 'cosy' };
    const quote = await app.post('/quotes', { token, body: { type: TYPE, inputs } });
    expect(quote).toMatchObject({ status: 201, body: { credits: 5, paidBy: 'free-run' } });
    const before = await freeRuns();
    const ended = await run(inputs);
    expect(ended).toMatchObject({
      status: 'COMPLETED',
      provider: { name: 'local' },
      retention: { class: 'GALLERY' },
    });
    expect(await freeRuns()).toBe(before - 1);
    const [text, picture, drawing] = ended.artifacts;
    expect([text, picture, drawing]).toMatchObject([
      { kind: 'text', label: 'description', mime: 'text/plain', width: null },
      { kind: 'image', label: 'portrait', mime: 'image/png', text: null, width: 1200 },
      { kind: 'svg', label: 'portrait', mime: 'image/svg+xml', text: null },
    ]);
    expect(text.text).toMatch(/^Minka the [a-z ]+ wolf\n\n/);
    expect(text.text).toContain('Made from templates');
    for (const artifact of ended.artifacts) {
      expect(artifact.provenance).toEqual({
        tool: expect.stringContaining('PixShift local engine'),
        method: 'templates',
      });
      const file = await app.get(artifact.downloadUrl, { token });
      expect(file.headers.get('content-type')).toMatch(artifact.mime);
      const bytes = Buffer.from(file.body as Buffer);
      expect(bytes.length).toBe(artifact.bytes);
      if (artifact.kind === 'text') expect(bytes.toString('utf8')).toBe(text.text);
      if (artifact.kind === 'image') {
        expect((await sharp(bytes).metadata()).xmpAsString).toContain('made from templates');
      }
    }
    const { body: gallery } = await app.get('/generations?limit=1', { token });
    expect(gallery.data[0]).toMatchObject({ id: ended.id, type: TYPE });
    // By its heading, which the gallery shows, and not by all that is written below it.
    const found = async (words: string): Promise<number> =>
      (await app.get(`/generations?q=${words}`, { token })).body.data.length;
    expect([await found('minka%20the'), await found('templates')]).toEqual([1, 0]);
  });

  it('costs nothing where a word is not for children', async () => {
    const before = await freeRuns();
    for (const inputs of [{ animal: 'wolf with a gun' }, { name: 'Vodka' }]) {
      expect(await app.post('/quotes', { token, body: { type: TYPE, inputs } })).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining('children') } },
      });
      expect(await run(inputs)).toMatchObject({
        status: 'BLOCKED',
        artifacts: [],
        error: { message: expect.stringContaining('children') },
      });
    }
    expect(await freeRuns()).toBe(before);
  });

  it.each([
    ['an axolotl', 'cannot draw “an axolotl”'],
    ['лиса', 'in English'],
  ])('is refused before the run where it is to be %s', async (animal, words) => {
    expect(await start({ animal })).toMatchObject({
      status: 400,
      body: {
        error: {
          message: expect.stringContaining(words),
          details: { field: 'inputs.animal' },
        },
      },
    });
  });

  it.each([
    ['no photo', {}, []],
    ['an unknown mood', { mood: 'furious' }, undefined],
    ['10,000 characters', { name: 'Ada '.repeat(2500) }, undefined],
  ])('is refused before the run with %s', async (_, inputs, assets) => {
    const answer = await start(inputs, assets);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.field).toMatch(/^input/);
  });

  it('is gone, its words included, once its owner deletes it', async () => {
    const ended = await run();
    expect(await textsOf(ended.id)).toEqual([{ text: ended.artifacts[0].text }]);
    expect((await app.del(`/generations/${ended.id}`, { token })).status).toBe(204);
    expect(await textsOf(ended.id)).toEqual([{ text: null }]);
  });

  it('leaves no word of it anywhere once its owner is erased', async () => {
    const person = await app.signUp();
    const { accessToken } = person;
    const mine = await upload(app, accessToken, CAT);
    const accepted = await app.post('/generations', {
      token: accessToken,
      body: { type: TYPE, inputs: { name: 'Quillandra' }, inputAssetIds: [mine] },
    });
    await untilEnded(app, accessToken, accepted.body.id);
    expect(await findInDatabase(app.databaseUrl!, ['Quillandra'])).not.toEqual([]);
    const erased = await app.post('/users/me/erase', {
      token: accessToken,
      body: { confirm: 'ERASE', password: person.password },
    });
    await eventually(async () => {
      const receipt = await app.get(erased.body.receiptUrl);
      return receipt.body.status === 'COMPLETED';
    }, 25_000);
    expect(await findInDatabase(app.databaseUrl!, ['Quillandra'])).toEqual([]);
  });
});
