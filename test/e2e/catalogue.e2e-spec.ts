import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiAnswer, type App, sharedApp } from '../harness.js';

let app: App;
beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

const slugs = ({ body }: ApiAnswer): string[] =>
  (body.data as { slug: string }[]).map(({ slug }) => slug);

const LOOKS = [
  'photo-pencil-sketch',
  'photo-colour-pencil',
  'photo-oil',
  'photo-watercolour',
  'photo-cartoon',
  'photo-comic',
  'photo-pop-art',
  'photo-duotone',
  'photo-1900s',
  'photo-1910s',
  'photo-1920s',
  'photo-1930s',
  'photo-1940s',
  'photo-1950s',
  'photo-1960s',
  'photo-1970s',
  'photo-1980s',
  'photo-1990s',
  'photo-royal-portrait',
  'person-wearing-crown',
  'photo-hat-and-glasses',
  'photo-background',
  'photo-enlarge',
];

describe('the catalogue', () => {
  it('is open to everyone and says what each product needs, gives and costs', async () => {
    const answer = await app.get('/transformation-types?limit=100');
    expect(answer.status).toBe(200);
    expect(answer.body.pagination).toEqual({ page: 1, limit: 100, total: answer.body.data.length });
    const page = answer.body.data.find(
      ({ slug }: { slug: string }) => slug === 'coloring-from-photo',
    );
    expect(page).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Colouring page from a photo',
      category: 'coloring',
      inputKind: 'photo',
      outputKind: 'coloring_pdf',
      enabled: true,
      retentionDefault: 'GALLERY',
      price: { credits: 10, unit: 'page', bundle: null },
      freeTierEligible: true,
      thumbnailUrl: '/looks/coloring-from-photo.webp',
      beforeThumbnailUrl: '/looks/coloring-from-photo-before.webp',
      version: 1,
      availability: 'ready',
    });
    expect(page.inputSchema.properties.title).toMatchObject({ type: 'string', maxLength: 40 });
    for (const secret of ['promptTemplate', 'negativePrompt', 'pipeline', 'routes']) {
      expect(JSON.stringify(answer.body)).not.toContain(secret);
    }
  });

  it('tells what can run here and what needs a provider', async () => {
    const ready = await app.get('/transformation-types?availability=ready&limit=100');
    expect(slugs(ready)).toEqual([
      ...LOOKS,
      'coloring-from-photo',
      'coloring-from-prompt',
      'illustration-from-prompt',
      'hair-colour',
      'fursona-describe',
    ]);
    const waiting = await app.get('/transformation-types?availability=needs-provider&limit=100');
    expect(slugs(waiting)).toEqual(
      expect.arrayContaining([
        'person-delivering-speech',
        'hair-french-bob',
        'era-story',
        'story-to-ebook',
      ]),
    );
  });

  it('keeps the order of the form', async () => {
    const { body } = await app.get('/transformation-types/photo-pencil-sketch');
    expect(Object.keys(body.inputSchema.properties)).toEqual([
      'darkness',
      'hatching',
      'paper',
      'openEdge',
    ]);
  });

  it('is narrowed by category, kinds and words', async () => {
    expect(slugs(await app.get('/transformation-types?category=coloring'))).toEqual([
      'coloring-from-photo',
      'coloring-from-prompt',
      'illustration-from-prompt',
    ]);
    expect(slugs(await app.get('/transformation-types?inputKind=work'))).toEqual([
      'fursona-portrait',
      'story-to-ebook',
    ]);
    expect(slugs(await app.get('/transformation-types?outputKind=image_set&limit=1'))).toEqual([
      'hair-french-bob',
    ]);
    expect(slugs(await app.get('/transformation-types?q=ALBUM%20silver'))).toEqual(['photo-1920s']);
    expect((await app.get('/transformation-types?q=zzzz')).body).toEqual({
      data: [],
      pagination: { page: 1, limit: 10, total: 0 },
    });
  });

  it('is paged by page and by cursor, each product once', async () => {
    const { total } = (await app.get('/transformation-types')).body.pagination;
    const byCursor: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await app.get(
        `/transformation-types?limit=7&sort=-name${cursor ? `&cursor=${cursor}` : ''}`,
      );
      byCursor.push(...slugs(answer));
      cursor = answer.body.pagination.nextCursor;
    } while (cursor);
    expect(byCursor).toHaveLength(total);
    expect(new Set(byCursor).size).toBe(total);
    const byPage = [];
    for (let page = 1; page <= Math.ceil(total / 7); page++) {
      byPage.push(...slugs(await app.get(`/transformation-types?limit=7&sort=-name&page=${page}`)));
    }
    expect(byPage).toEqual(byCursor);
  });

  it.each([
    ['category=cars', 'category'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['page=x', 'page'],
    ['sort=price', 'sort'],
    ['cursor=x', 'cursor'],
    ['page=2000&limit=100', 'page'],
    [`q=${'x'.repeat(81)}`, 'q'],
    ['vendor=x', 'vendor'],
  ])('refuses %s and names the parameter', async (query, field) => {
    expect(await app.get(`/transformation-types?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION_ERROR', details: { field } } },
    });
  });

  it('is sent once and then only if it changed', async () => {
    for (const path of ['/transformation-types?limit=3', '/transformation-types/photo-duotone']) {
      const first = await app.get(path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/"[0-9a-f]+"$/);
      expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d/);
      for (const known of [etag, etag.replace('W/', ''), `"x", ${etag}`, '*']) {
        const again = await app.get(path, { headers: { 'if-none-match': known } });
        expect(again).toMatchObject({ status: 304, body: undefined });
        expect(again.headers.get('etag')).toBe(etag);
      }
      const other = await app.get(path, { headers: { 'if-none-match': 'W/"other"' } });
      expect(other.status).toBe(200);
    }
  });

  it('answers 404 for what it does not have', async () => {
    for (const slug of ['nothing', 'constructor', 'x'.repeat(190), '..%2f..%2fetc']) {
      const answer = await app.get(`/transformation-types/${slug}`);
      expect([slug, answer.status, answer.body.error.code]).toEqual([slug, 404, 'NOT_FOUND']);
    }
  });

  it('answers to a crowd without asking the database each time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) => app.get(`/transformation-types?limit=${1 + (i % 20)}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
