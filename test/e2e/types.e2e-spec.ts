import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/platform/database/new-id.js';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { thorough } from '../support/thorough.js';

const TYPES = '/admin/transformation-types';

let app: App;
let admin: string;
let editor: string;
let guest: string;

beforeAll(async () => {
  app = await startApp();
  admin = await staff('ADMIN');
  editor = await staff('CATALOG_EDITOR');
  guest = (await app.signUp()).accessToken;
}, 60_000);

async function staff(role: string): Promise<string> {
  const person = await app.signUp();
  await giveRole(app.databaseUrl as string, person.user.id as string, role);
  return app.signIn(person);
}

/** The smallest whole product: a look that the local engine can make. */
let made = 0;
function product(changed: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    name: `Blueprint ${made}`,
    description: 'Two blues and nothing else.',
    category: 'photo',
    inputKind: 'photo',
    outputKind: 'image',
    freeTierEligible: true,
    price: { unit: 'run', credits: 10 },
    pipeline: [
      { id: 'photo', kind: 'prepare.image', needs: [] },
      {
        id: 'look',
        kind: 'edit.image',
        needs: ['photo'],
        recipe: 'photo-duotone',
        params: { palette: 'petrol-sand' },
        inputs: ['contrast'],
      },
      { id: 'keep', kind: 'store', needs: ['look'] },
    ],
    inputSchema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        contrast: {
          type: 'integer',
          title: 'Contrast',
          minimum: 0,
          maximum: 100,
          default: 80,
          'x-control': 'slider',
        },
      },
    },
    routes: { standard: ['local'] },
    ...changed,
  };
}

async function create(changed: Record<string, unknown> = {}): Promise<ApiAnswer['body']> {
  const answer = await app.post(TYPES, { token: editor, body: product(changed) });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

async function published(): Promise<ApiAnswer['body']> {
  const { id } = await create();
  return (await app.post(`${TYPES}/${id}/versions/1/publish`, { token: editor })).body;
}

async function query<T extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The problems of an answer as `field` list. */
const fields = ({ body }: ApiAnswer): string[] =>
  ((body.error?.details?.problems ?? []) as { field: string }[]).map(({ field }) => field);

describe('a sixth product', () => {
  it('is made, published, seen by everyone and run, without a deploy', async () => {
    const type = await create({ name: 'Cyanotype & Äther' });
    expect(type).toMatchObject({
      slug: 'cyanotype-ather',
      status: 'draft',
      enabled: false,
      liveVersion: null,
      availability: null,
      retentionDefault: 'EPHEMERAL',
      usageCount: 0,
      revision: 1,
      price: { unit: 'run', credits: 10, bundle: null },
      versions: [{ number: 1, status: 'draft', deadlineMs: 60_000, availability: 'ready' }],
    });
    expect((await app.get('/transformation-types/cyanotype-ather')).status).toBe(404);

    const live = await app.post(`${TYPES}/${type.id}/versions/1/publish`, { token: editor });
    expect(live).toMatchObject({
      status: 200,
      body: { status: 'published', liveVersion: 1, availability: 'ready', revision: 2 },
    });
    expect(await app.get('/transformation-types/cyanotype-ather')).toMatchObject({
      status: 200,
      body: { version: 1, availability: 'ready', price: { credits: 10, unit: 'run' } },
    });

    const assetId = await upload(app, guest);
    const run = await startRun(app, guest, assetId, {
      type: 'cyanotype-ather',
      inputs: { contrast: 30 },
    });
    expect(run).toMatchObject({ status: 202, body: { typeVersion: 1 } });
    expect(await untilEnded(app, guest, run.body.id as string)).toMatchObject({
      status: 'COMPLETED',
      inputs: { contrast: 30 },
    });
    const after = await app.get(`${TYPES}/${type.id}`, { token: editor });
    expect(after.body.usageCount).toBe(1);
  });

  it('is refused with every problem of every part named', async () => {
    const answer = await app.post(TYPES, {
      token: editor,
      body: product({
        pipeline: [
          { id: 'photo', kind: 'prepare.image', needs: [] },
          { id: 'look', kind: 'edit.photo', needs: ['photo'] },
          { id: 'lines', kind: 'trace.lineart', needs: ['foto'] },
          { id: 'keep', kind: 'store', needs: ['photo'] },
        ],
        inputSchema: {
          type: 'object',
          additionalProperties: true,
          properties: { note: { type: 'string', title: 'Note', 'x-control': 'dial' } },
        },
        routes: { standard: ['acme'] },
        promptTemplate: '{{mood}}',
      }),
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION_ERROR', category: 'VALIDATION' } },
    });
    expect(fields(answer)).toEqual(
      expect.arrayContaining([
        'pipeline[1].kind',
        'pipeline[2]',
        'pipeline[2].needs[0]',
        'pipeline[3].needs[0]',
        'inputSchema.additionalProperties',
        'inputSchema.properties.note.maxLength',
        'inputSchema.properties.note.x-control',
        'routes.standard[0]',
        'promptTemplate',
      ]),
    );
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ category: 'cars' }, 'category'],
    [{ slug: 'No Slug' }, 'slug'],
    [{ price: { unit: 'run', credits: 0 } }, 'price.credits'],
    [{ price: { unit: 'run', credits: 1.5 } }, 'price.credits'],
    [{ price: { unit: 'gram', credits: 1 } }, 'price.unit'],
    [{ price: undefined }, 'price'],
    [{ pipeline: undefined }, 'pipeline'],
    [{ pipeline: 'x' }, 'pipeline'],
    [{ pipeline: null }, 'pipeline'],
    [{ inputSchema: [] }, 'inputSchema'],
    [{ outputSpec: 'x' }, 'outputSpec'],
    [{ thumbnailUrl: 'https://elsewhere.test/x.png' }, 'thumbnailUrl'],
    [{ thumbnailUrl: '//elsewhere.test/x.png' }, 'thumbnailUrl'],
    [{ tags: ['x'.repeat(31)] }, 'tags'],
    [{ vendor: 'acme' }, 'vendor'],
    [{ deadlineMs: 3 }, 'deadlineMs'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ description: 'a\u0000b' }, 'description'],
    [{ description: 'a\ud800b' }, 'description'],
    [{ name: null }, 'name'],
    [{ negativePrompt: 'a\u0000b' }, 'negativePrompt'],
  ])('is refused for %j', async (changed, field) => {
    const answer = await app.post(TYPES, { token: editor, body: product(changed) });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } });
    expect(answer.body.error.details.field).toBe(field);
  });

  it('is refused, not crashed by, a body that is nested without end', async () => {
    const answer = await app.post(TYPES, {
      token: editor,
      headers: { 'content-type': 'application/json' },
      body: `{"pipeline":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } });
  });

  it('has a name and a slug of its own', async () => {
    const first = await create();
    for (const [changed, field] of [
      [{ name: first.name }, 'name'],
      [{ slug: first.slug }, 'slug'],
    ] as const) {
      expect(await app.post(TYPES, { token: editor, body: product(changed) })).toMatchObject({
        status: 409,
        body: { error: { code: 'CONFLICT', details: { field } } },
      });
    }
  });
});

describe('versions', () => {
  it('are drafted, changed, published, and rolled back; a published one never changes', async () => {
    const type = await published();
    const path = `${TYPES}/${type.id}/versions`;
    const drafted = await app.post(path, { token: editor, body: { deadlineMs: 30_000 } });
    expect(drafted).toMatchObject({
      status: 201,
      body: {
        liveVersion: 1,
        versions: [{ number: 2, status: 'draft', deadlineMs: 30_000 }, { number: 1 }],
      },
    });
    const changed = await app.patch(`${path}/2`, {
      token: editor,
      body: { revision: drafted.body.revision, deadlineMs: 40_000 },
    });
    expect(changed.body.versions[0]).toMatchObject({ number: 2, deadlineMs: 40_000 });
    expect(changed.body.versions[0].contentHash).not.toBe(drafted.body.versions[0].contentHash);

    expect(await app.post(`${path}/2/publish`, { token: editor })).toMatchObject({
      status: 200,
      body: { liveVersion: 2, versions: [{ status: 'live' }, { status: 'retired' }] },
    });
    expect((await app.get(`/transformation-types/${type.slug}`)).body.version).toBe(2);
    const { body: now } = await app.get(`${TYPES}/${type.id}`, { token: editor });
    expect(
      await app.patch(`${path}/2`, {
        token: editor,
        body: { revision: now.revision, deadlineMs: 5_000 },
      }),
    ).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } });

    expect(await app.post(`${path}/1/publish`, { token: editor })).toMatchObject({
      status: 200,
      body: { liveVersion: 1, versions: [{ status: 'retired' }, { status: 'live' }] },
    });
    expect((await app.get(`/transformation-types/${type.slug}`)).body.version).toBe(1);
  });

  it('are checked when they are changed, and unknown ones are 404', async () => {
    const { id, revision } = await create();
    const answer = await app.patch(`${TYPES}/${id}/versions/1`, {
      token: editor,
      body: { revision, pipeline: [{ id: 'a', kind: 'store', needs: ['b'] }] },
    });
    expect(answer.status).toBe(400);
    expect(fields(answer)).toContain('pipeline[0].needs[0]');
    for (const number of ['7', '0', '99999999999999']) {
      const none = await app.post(`${TYPES}/${id}/versions/${number}/publish`, { token: editor });
      expect(none.status).toBe(404);
    }
    const bad = await app.post(`${TYPES}/${id}/versions/x/publish`, { token: editor });
    expect(bad).toMatchObject({ status: 400, body: { error: { details: { field: 'number' } } } });
  });

  it('are remembered by the runs that used them', async () => {
    const type = await published();
    const run = await startRun(app, guest, await upload(app, guest), { type: type.slug });
    expect(await untilEnded(app, guest, run.body.id as string)).toMatchObject({ typeVersion: 1 });
    await app.post(`${TYPES}/${type.id}/versions`, { token: editor, body: { deadlineMs: 50_000 } });
    await app.post(`${TYPES}/${type.id}/versions/2/publish`, { token: editor });
    const later = await app.get(`/generations/${run.body.id}`, { token: guest });
    expect(later.body).toMatchObject({ type: type.slug, typeVersion: 1 });
  });
});

describe('the life of a type', () => {
  it('goes from published to disabled and back, and to the archive', async () => {
    const type = await published();
    const act = (verb: string) => app.post(`${TYPES}/${type.id}/${verb}`, { token: editor });
    const shown = async () => (await app.get(`/transformation-types/${type.slug}`)).status;
    expect(await act('disable')).toMatchObject({
      status: 200,
      body: { status: 'disabled', enabled: false },
    });
    expect(await shown()).toBe(404);
    const refused = await app.post('/quotes', {
      token: guest,
      body: { type: type.slug, inputs: {} },
    });
    expect(refused.status).toBe(404);
    expect(await act('enable')).toMatchObject({ body: { status: 'published' } });
    expect(await shown()).toBe(200);
    expect(await act('archive')).toMatchObject({ body: { status: 'archived' } });
    expect(await shown()).toBe(404);
    expect(await act('disable')).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT' } },
    });
    expect(await act('versions/1/publish')).toMatchObject({ status: 409 });
    expect(await act('enable')).toMatchObject({ body: { status: 'published' } });
  });

  it('starts with a version', async () => {
    const { id } = await create();
    expect(await app.post(`${TYPES}/${id}/enable`, { token: editor })).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT', message: 'Publish a version first.' } },
    });
  });

  it('ends by deletion if it was never run', async () => {
    const type = await published();
    await app.post('/quotes', {
      token: guest,
      body: { type: type.slug, inputs: {}, inputAssetIds: [await upload(app, guest)] },
    });
    expect((await app.del(`${TYPES}/${type.id}`, { token: editor })).status).toBe(204);
    expect((await app.get(`${TYPES}/${type.id}`, { token: editor })).status).toBe(404);
    expect((await app.get(`/transformation-types/${type.slug}`)).status).toBe(404);
    expect((await app.del(`${TYPES}/${type.id}`, { token: editor })).status).toBe(404);
  });

  it('cannot be deleted once it was run', async () => {
    const type = await published();
    await startRun(app, guest, await upload(app, guest), { type: type.slug });
    expect(await app.del(`${TYPES}/${type.id}`, { token: editor })).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'TYPE_IN_USE',
          message: 'This product was run once and cannot be deleted. Archive it instead.',
          details: { usageCount: 1, hint: 'archive' },
        },
      },
    });
  });

  thorough('cannot be deleted from under a run that starts at that moment', async () => {
    for (let round = 0; round < 5; round++) {
      const type = await published();
      const person = (await app.signUp()).accessToken;
      const asset = await upload(app, person);
      const [run, deleted] = await Promise.all([
        startRun(app, person, asset, { type: type.slug }),
        app.del(`${TYPES}/${type.id}`, { token: editor }),
      ]);
      expect([
        [202, 409],
        [404, 204],
        [409, 204],
      ]).toContainEqual([run.status, deleted.status]);
    }
  });

  it('waits for a run that is being accepted, and is then told that it is in use', async () => {
    const earlier = await published();
    const run = await startRun(app, guest, await upload(app, guest), { type: earlier.slug });
    const type = await published();
    const client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into generation
         select (jsonb_populate_record(g, jsonb_build_object('id', $2::text, 'type_id', $3::text,
           'type_version_id', $4::text))).* from generation g where g.id = $1`,
        [run.body.id, newId(), type.id, type.versions[0].id],
      );
      const deletion = app.del(`${TYPES}/${type.id}`, { token: editor });
      await new Promise((resolve) => setTimeout(resolve, 400));
      await client.query('commit');
      expect(await deletion).toMatchObject({
        status: 409,
        body: { error: { code: 'TYPE_IN_USE', details: { usageCount: 1 } } },
      });
    } finally {
      await client.end();
    }
  });
});

describe('changes', () => {
  it('of how a type is shown are seen by everyone', async () => {
    const type = await published();
    const before = (await app.get(`/transformation-types/${type.slug}`)).headers.get('etag') ?? '';
    const answer = await app.patch(`${TYPES}/${type.id}`, {
      token: editor,
      body: { revision: type.revision, description: 'New words.', sortOrder: 3, tags: ['blue'] },
    });
    expect(answer).toMatchObject({ status: 200, body: { description: 'New words.', revision: 3 } });
    expect(
      await app.get(`/transformation-types/${type.slug}`, { headers: { 'if-none-match': before } }),
    ).toMatchObject({
      status: 200,
      body: { description: 'New words.', sortOrder: 3, tags: ['blue'] },
    });
  });

  it('are seen by everyone however their answer is packed', async () => {
    const type = await published();
    const shown = (path: string) =>
      Promise.all(
        ['br', 'gzip', 'identity'].map(async (encoding) => {
          const answer = await app.get(path, { headers: { 'accept-encoding': encoding } });
          return {
            encoding: answer.headers.get('content-encoding'),
            text: JSON.stringify(answer.body),
          };
        }),
      );
    const paths = ['/transformation-types?limit=100', `/transformation-types/${type.slug}`];
    for (const path of paths) await shown(path);
    const description = 'Seen at once. '.repeat(40).trim();
    const body = { revision: type.revision, description };
    expect(await app.patch(`${TYPES}/${type.id}`, { token: editor, body })).toMatchObject({
      status: 200,
    });
    for (const path of paths) {
      const answers = await shown(path);
      expect(answers.map(({ encoding }) => encoding)).toEqual(['br', 'gzip', null]);
      for (const { text } of answers) expect(text).toContain(description);
    }
  });

  it('of what somebody else changed meanwhile are refused', async () => {
    const type = await create();
    const change = (name: string) =>
      app.patch(`${TYPES}/${type.id}`, { token: editor, body: { revision: type.revision, name } });
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((n) => change(`${n} ${type.slug}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toMatchObject({
      code: 'CONFLICT',
      details: { field: 'revision', revision: 2 },
    });
    const { body } = await app.get(`${TYPES}/${type.id}`, { token: editor });
    expect(body.revision).toBe(2);
  });

  it('cannot take away what a product always has, but can take away what it need not have', async () => {
    const type = await create({ minPlan: 'pro', thumbnailUrl: '/looks/photo-duotone.webp' });
    for (const field of [
      'name',
      'description',
      'category',
      'tags',
      'sortOrder',
      'freeTierEligible',
    ]) {
      const answer = await app.patch(`${TYPES}/${type.id}`, {
        token: editor,
        body: { revision: type.revision, [field]: null },
      });
      expect(answer).toMatchObject({ status: 400, body: { error: { details: { field } } } });
    }
    const emptied = await app.patch(`${TYPES}/${type.id}`, {
      token: editor,
      body: { revision: type.revision, minPlan: null, thumbnailUrl: null },
    });
    expect(emptied).toMatchObject({ status: 200, body: { minPlan: null, thumbnailUrl: null } });
  });

  it('of nothing leave no trace', async () => {
    const type = await create();
    const same = { revision: type.revision, name: type.name, tags: type.tags };
    const answer = await app.patch(`${TYPES}/${type.id}`, { token: editor, body: same });
    expect(answer.body.revision).toBe(1);
  });

  it('of the price count from their moment on and belong to finance', async () => {
    const type = await published();
    const path = `${TYPES}/${type.id}/price`;
    const price = { unit: 'run', credits: 15 };
    expect((await app.put(path, { token: editor, body: price })).status).toBe(403);
    expect(await app.put(path, { token: admin, body: price })).toMatchObject({
      status: 200,
      body: { price: { credits: 15 }, prices: [{ credits: 15 }, { credits: 10 }] },
    });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await app.put(path, { token: admin, body: { unit: 'run', credits: 99, effectiveFrom: later } });
    const shown = await app.get(`/transformation-types/${type.slug}`);
    expect(shown.body.price).toEqual({ unit: 'run', credits: 15, bundle: null });
    const wrong = await app.put(path, { token: admin, body: { ...price, effectiveFrom: 'soon' } });
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'effectiveFrom' } } },
    });
    const finance = await staff('FINANCE');
    expect((await app.put(path, { token: finance, body: price })).status).toBe(200);
  });

  it('are all in the audit trail, with who and what', async () => {
    const type = await published();
    await app.patch(`${TYPES}/${type.id}`, {
      token: editor,
      body: { revision: type.revision, description: 'Audited.' },
    });
    await app.put(`${TYPES}/${type.id}/price`, {
      token: admin,
      body: { unit: 'run', credits: 11 },
    });
    await app.post(`${TYPES}/${type.id}/disable`, { token: editor });
    await app.del(`${TYPES}/${type.id}`, { token: editor });
    const rows = await query<{ action: string; diff: Record<string, unknown>; actor_id: string }>(
      `select action, diff, actor_id from audit_event where entity_id = $1 order by id`,
      [type.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'type.created',
      'type.version-published',
      'type.updated',
      'price.changed',
      'type.status-changed',
      'type.deleted',
    ]);
    expect(rows[2]?.diff).toEqual({ description: ['Two blues and nothing else.', 'Audited.'] });
    expect(rows[4]?.diff).toEqual({ status: ['published', 'disabled'] });
    expect(rows.every(({ actor_id }) => actor_id !== null)).toBe(true);
  });
});

describe('the console’s list', () => {
  it('has every status and can be narrowed, sorted and paged', async () => {
    const draft = await create({ name: 'Searchable 100%_x' });
    const found = await app.get(`${TYPES}?q=${encodeURIComponent('100%_')}`, { token: editor });
    expect(found.body.data.map(({ id }: { id: string }) => id)).toEqual([draft.id]);
    const drafts = await app.get(`${TYPES}?status=draft&limit=100`, { token: editor });
    expect(new Set(drafts.body.data.map(({ status }: { status: string }) => status))).toEqual(
      new Set(['draft']),
    );
    const named = await app.get(`${TYPES}?sort=-name&limit=5`, { token: editor });
    expect(named.body.data).toHaveLength(5);
    expect(named.body.pagination.nextCursor).toBeDefined();
    const next = await app.get(
      `${TYPES}?sort=-name&limit=5&cursor=${named.body.pagination.nextCursor}`,
      {
        token: editor,
      },
    );
    expect(next.status).toBe(200);
    expect(next.body.data[0].name < named.body.data[4].name).toBe(true);
  });
});

describe('permission', () => {
  it('is needed for every route of staff', async () => {
    const { id, revision } = await create();
    const routes: [string, (token?: string) => Promise<ApiAnswer>][] = [
      ['list', (token) => app.get(TYPES, { token })],
      ['one', (token) => app.get(`${TYPES}/${id}`, { token })],
      ['create', (token) => app.post(TYPES, { token, body: product() })],
      [
        'update',
        (token) => app.patch(`${TYPES}/${id}`, { token, body: { revision, sortOrder: 1 } }),
      ],
      ['draft', (token) => app.post(`${TYPES}/${id}/versions`, { token })],
      ['publish', (token) => app.post(`${TYPES}/${id}/versions/1/publish`, { token })],
      ['enable', (token) => app.post(`${TYPES}/${id}/enable`, { token })],
      ['disable', (token) => app.post(`${TYPES}/${id}/disable`, { token })],
      ['archive', (token) => app.post(`${TYPES}/${id}/archive`, { token })],
      ['delete', (token) => app.del(`${TYPES}/${id}`, { token })],
      [
        'price',
        (token) => app.put(`${TYPES}/${id}/price`, { token, body: { unit: 'run', credits: 1 } }),
      ],
    ];
    const support = await staff('SUPPORT');
    for (const [name, call] of routes) {
      expect([name, (await call()).status]).toEqual([name, 401]);
      expect([name, (await call(guest)).status]).toEqual([name, 403]);
      expect([name, (await call(support)).status]).toEqual([name, 403]);
    }
    const { body } = await app.get(`${TYPES}/${id}`, { token: editor });
    expect(body).toMatchObject({ revision: 1, status: 'draft' });
  });

  it('does not make up for an id that is none', async () => {
    expect((await app.get(`${TYPES}/nonsense`, { token: editor })).status).toBe(400);
    expect(
      (await app.get(`${TYPES}/0199aaaa-0000-7000-8000-000000000000`, { token: editor })).status,
    ).toBe(404);
  });
});
