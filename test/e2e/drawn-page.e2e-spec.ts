import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { untilEnded } from '../factories/runs.js';
import { type App, sharedApp, type SignedUp } from '../harness.js';

const TYPE = 'coloring-from-prompt';

let app: App;
let ada: SignedUp;
let token: string;

beforeAll(async () => {
  app = await sharedApp();
  ada = await app.signUp();
  token = ada.accessToken;
}, 60_000);

const start = (inputs: Record<string, unknown>, type = TYPE) =>
  app.post('/generations', { token, body: { type, inputs } });

async function run(inputs: Record<string, unknown>, type = TYPE) {
  const accepted = await start(inputs, type);
  expect(accepted.status).toBe(202);
  return untilEnded(app, token, accepted.body.id);
}

async function found(words: string): Promise<string[]> {
  const { body } = await app.get(`/generations?q=${encodeURIComponent(words)}`, { token });
  return body.data.map(({ id }: { id: string }) => id);
}

async function freeRuns(): Promise<number> {
  const { body } = await app.get('/users/me', { token });
  return body.freeTier.remaining;
}

describe('a page is drawn of an idea', () => {
  it('is priced, run, charged and delivered in every form it promises', async () => {
    const idea = 'Two foxes wearing scarves in the snow with a gyroscope';
    const quote = await app.post('/quotes', { token, body: { type: TYPE, inputs: { idea } } });
    const notes = ['Not on the page, because we cannot draw it yet: “gyroscope”.'];
    expect(quote).toMatchObject({ status: 201, body: { credits: 10, paidBy: 'free-run', notes } });
    const before = await freeRuns();
    const ended = await run({ idea, paper: 'Letter', style: 'zentangle', title: 'Snow day' });
    expect(ended).toMatchObject({
      status: 'COMPLETED',
      provider: { name: 'local' },
      retention: { class: 'GALLERY' },
      notes,
    });
    expect(await freeRuns()).toBe(before - 1);
    const labels = (ended.artifacts as { kind: string; label: string }[]).map(
      ({ kind, label }) => `${kind} ${label}`,
    );
    expect(labels).toEqual(['image page', 'svg page', 'pdf page-a4', 'pdf page-letter']);
    for (const artifact of ended.artifacts) {
      const file = await app.get(artifact.downloadUrl, { token });
      expect(file.headers.get('content-type')).toBe(artifact.mime);
      expect((file.body as Buffer).length).toBe(artifact.bytes);
      expect(file.headers.get('content-disposition')).toContain(
        'filename="PixShift Two foxes wearing scarves in the snow with a',
      );
      if (artifact.kind !== 'image') continue;
      const { width, height, density } = await sharp(file.body as Buffer).metadata();
      expect({ width, height, density }).toEqual({ width: 2550, height: 3300, density: 300 });
    }
    const { body: gallery } = await app.get('/generations?limit=1', { token });
    expect(gallery.data[0]).toMatchObject({ id: ended.id, type: TYPE });
    expect(await found('FOXES wearing')).toEqual([ended.id]);
    expect(await found('foxes%')).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['an empty idea', { idea: '   ' }],
    ['10,000 characters', { idea: 'fox '.repeat(2500) }],
    ['a title of emoji', { idea: 'a fox', title: '🦊' }],
  ])('is refused before the run with %s', async (_, inputs) => {
    const answer = await start(inputs);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'title' in inputs ? 'inputs.title' : 'inputs.idea' } } },
    });
  });

  it.each([
    ['in another script', 'две лисы в лесу', 'written in English'],
    ['in a script without gaps', '二匹の狐が森にいる', 'written in English'],
    ['of pictures', '🦊🦊🦊', 'in words'],
    ['of nothing that can be drawn', 'the meaning of freedom', 'nothing in this idea'],
  ])('has no price and is no run where the idea is %s, in either form', async (_, idea, words) => {
    const runs = async () => (await app.get('/generations', { token })).body.data.length;
    const before = [await freeRuns(), await runs()];
    for (const type of [TYPE, 'illustration-from-prompt']) {
      for (const path of ['/quotes', '/generations']) {
        expect(await app.post(path, { token, body: { type, inputs: { idea } } })).toMatchObject({
          status: 400,
          body: {
            error: {
              code: 'VALIDATION_ERROR',
              message: expect.stringContaining(words),
              details: { field: 'inputs.idea' },
            },
          },
        });
      }
    }
    expect([await freeRuns(), await runs()]).toEqual(before);
  });

  it('is blocked where it asks for what children should not see, and costs nothing', async () => {
    const before = await freeRuns();
    const unsafe = [
      { inputs: { idea: 'a bear with a gun' }, words: 'children' },
      { inputs: { idea: 'a fox', title: 'Nazi fox' }, words: 'hatred' },
      { inputs: { idea: 'a fox', title: 'Gun fox' }, words: 'This title has a word in it' },
    ];
    for (const { inputs, words } of unsafe) {
      expect(await app.post('/quotes', { token, body: { type: TYPE, inputs } })).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining(words) } },
      });
      const ended = await run(inputs);
      expect(ended).toMatchObject({
        status: 'BLOCKED',
        artifacts: [],
        error: { message: expect.stringContaining(words) },
      });
    }
    expect(await freeRuns()).toBe(before);
  });
});

describe('the same scene is drawn in colour', () => {
  const SCENE = 'illustration-from-prompt';

  it('is priced, run, charged and delivered as a picture and as vectors', async () => {
    const idea = 'A wizard and an owl\nin the forest at night with a gyroscope';
    const quote = await app.post('/quotes', { token, body: { type: SCENE, inputs: { idea } } });
    const notes = ['Not in the picture, because we cannot draw it yet: “gyroscope”.'];
    expect(quote).toMatchObject({ status: 201, body: { credits: 10, paidBy: 'free-run', notes } });
    const before = await freeRuns();
    const ended = await run({ idea, shape: 'square' }, SCENE);
    expect(ended).toMatchObject({
      status: 'COMPLETED',
      category: 'coloring',
      provider: { name: 'local' },
      notes,
    });
    // As the gallery shows it, in one line.
    expect(await found(' owl  in the forest')).toEqual([ended.id]);
    expect(await freeRuns()).toBe(before - 1);
    const [picture, vectors] = await Promise.all(
      (ended.artifacts as { downloadUrl: string }[]).map(({ downloadUrl }) =>
        app.get(downloadUrl, { token }),
      ),
    );
    const { width, height, format } = await sharp(picture!.body as Buffer).metadata();
    expect({ width, height, format }).toEqual({ width: 1800, height: 1800, format: 'png' });
    expect(vectors!.headers.get('content-type')).toBe('image/svg+xml');
  });

  it('is blocked where it asks for what children should not see, and costs nothing', async () => {
    const before = await freeRuns();
    const ended = await run({ idea: 'a bear with a gun' }, SCENE);
    expect(ended).toMatchObject({ status: 'BLOCKED', artifacts: [] });
    expect(await freeRuns()).toBe(before);
  });
});
