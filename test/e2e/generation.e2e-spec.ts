import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { readEvents, smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, type SignedUp, startApp } from '../harness.js';
import { giveRole, query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

let app: App;
let ada: SignedUp;
let token: string;

beforeAll(async () => {
  app = await startApp();
}, 60_000);

async function newUser(): Promise<void> {
  ada = await app.signUp();
  token = ada.accessToken;
}

async function freeTier(): Promise<{ used: number; held: number; remaining: number }> {
  const { body } = await app.get('/users/me', { token });
  return body.freeTier;
}

describe('a photo is transformed', () => {
  beforeAll(newUser);

  it('is priced, accepted, run, charged and delivered', async () => {
    const assetId = await upload(app, token);
    const quote = await app.post('/quotes', {
      token,
      body: { type: 'photo-duotone', inputs: {}, inputAssetIds: [assetId] },
    });
    expect(quote).toMatchObject({
      status: 201,
      body: {
        credits: 10,
        paidBy: 'free-run',
        moneyEquivalent: { amountMinor: 99, currency: 'USD' },
      },
    });
    const accepted = await startRun(app, token, assetId, { quoteId: quote.body.id });
    expect(accepted).toMatchObject({
      status: 202,
      body: {
        status: 'PENDING',
        type: 'photo-duotone',
        typeVersion: 1,
        price: { quoted: 10, charged: null, released: null, paidBy: 'free-run' },
      },
    });
    const ended = await untilEnded(app, token, accepted.body.id);
    expect(ended).toMatchObject({
      status: 'COMPLETED',
      price: { quoted: 10, charged: 0, released: 0, paidBy: 'free-run' },
      provider: { name: 'local' },
      retention: { class: 'EPHEMERAL', firstDownloadedAt: null, deletedAt: null },
      error: null,
    });
    expect(await freeTier()).toMatchObject({ used: 1, held: 0, remaining: 4 });
    const [artifact] = ended.artifacts;
    const file = await app.get(artifact.downloadUrl, { token });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="PixShift Duotone.jpg"; filename*=UTF-8''PixShift%20Duotone.jpg`,
    );
    const picture = await sharp(file.body as Buffer).metadata();
    expect([picture.width, picture.height]).toEqual([artifact.width, artifact.height]);
    const preview = await app.get(artifact.previewUrl);
    expect(preview.status).toBe(200);
    expect((await sharp(preview.body as Buffer).metadata()).format).toBe('webp');
  });

  it('names files by the title that their owner gave', async () => {
    const { body: run } = await startRun(app, token, await upload(app, token), {
      type: 'photo-duotone',
    });
    const { artifacts } = await untilEnded(app, token, run.id);
    const title = 'Süße “Mimi” (2/2): 猫 \u202e';
    expect((await app.patch(`/generations/${run.id}`, { token, body: { title } })).status).toBe(
      200,
    );
    const { headers } = await app.get(artifacts[0].downloadUrl, { token });
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="PixShift Sue Mimi (2 2).jpg"; ' +
        "filename*=UTF-8''PixShift%20S%C3%BC%C3%9Fe%20%E2%80%9CMimi%E2%80%9D%20%282%202%29%20%E7%8C%AB.jpg",
    );
  });

  it('makes a colouring page in every form it promises', async () => {
    const assetId = await upload(app, token);
    const accepted = await startRun(app, token, assetId, {
      type: 'coloring-from-photo',
      inputs: { difficulty: 'simple', paper: 'A4', title: 'Ball' },
    });
    const ended = await untilEnded(app, token, accepted.body.id);
    expect(ended.status).toBe('COMPLETED');
    const labels = (ended.artifacts as { kind: string; label: string }[]).map(
      ({ kind, label }) => `${kind} ${label}`,
    );
    expect(labels.sort()).toEqual(['image page', 'pdf page-a4', 'pdf page-letter', 'svg page']);
    for (const artifact of ended.artifacts) {
      const file = await app.get(artifact.downloadUrl, { token });
      expect(file.headers.get('content-type')).toBe(artifact.mime);
      expect((file.body as Buffer).length).toBe(artifact.bytes);
    }
  });

  it('waits for the end where Prefer asks for it', async () => {
    const assetId = await upload(app, token);
    const answer = await startRun(app, token, assetId, {}, { prefer: 'wait=20' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('preference-applied')).toBe('wait=20');
    expect(answer.body.status).toBe('COMPLETED');
  });
});

describe('events', () => {
  beforeAll(newUser);

  it('tell every step, replay after Last-Event-ID, and end', async () => {
    const accepted = await startRun(app, token, await upload(app, token));
    const all = await readEvents(app, token, accepted.body.id);
    const kinds = all.filter(({ id }) => id).map(({ event }) => event);
    expect(kinds[0]).toBe('queued');
    expect(kinds).toContain('progress');
    expect(kinds.slice(-2)).toEqual(['completed', 'balance']);
    expect(all.filter(({ id }) => id).map(({ id }) => Number(id))).toEqual(
      kinds.map((_, i) => i + 1),
    );
    expect(all.at(-1)?.data).toMatchObject({ freeRuns: { available: 4, held: 0 } });
    const later = await readEvents(app, token, accepted.body.id, { lastEventId: '2' });
    expect(later).toEqual(all.filter(({ id }) => Number(id) > 2));
  });

  it('are not for others', async () => {
    const accepted = await startRun(app, token, await upload(app, token));
    const other = await app.signUp();
    const answer = await app.get(`/generations/${accepted.body.id}/events`, {
      token: other.accessToken,
    });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    await untilEnded(app, token, accepted.body.id);
  });
});

describe('Idempotency-Key', () => {
  beforeAll(newUser);

  it('makes one run of 20 equal requests at once, with equal answers', async () => {
    const assetId = await upload(app, token);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        startRun(app, token, assetId, {}, { 'idempotency-key': 'once-1' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const { body } = await app.get('/generations', { token });
    expect(body.pagination.total).toBe(1);
    expect(await freeTier()).toMatchObject({ remaining: 4 });
  });

  it('refuses another request with a key that was used', async () => {
    const assetId = await upload(app, token);
    const answer = await startRun(app, token, assetId, {}, { 'idempotency-key': 'once-1' });
    expect(answer).toMatchObject({
      status: 409,
      body: { error: { code: 'IDEMPOTENCY_MISMATCH' } },
    });
  });

  it('repeats the first answer whatever the run has come to, and waits for its end if asked to', async () => {
    const assetId = await upload(app, token);
    const headers = { 'idempotency-key': 'once-3' };
    const first = await startRun(app, token, assetId, {}, headers);
    const meanwhile = await startRun(app, token, assetId, {}, headers);
    const ended = await untilEnded(app, token, first.body.id as string);
    expect(ended.status).toBe('COMPLETED');
    const later = await startRun(app, token, assetId, {}, headers);
    for (const repeat of [meanwhile, later]) {
      expect([repeat.status, repeat.body]).toEqual([202, first.body]);
    }
    const waiting = { ...headers, prefer: 'wait=30' };
    const told = await startRun(app, token, assetId, {}, waiting);
    expect(told).toMatchObject({ status: 200, body: { id: first.body.id, status: 'COMPLETED' } });
  });

  it('can be tried again after a refusal', async () => {
    const headers = { 'idempotency-key': 'once-2' };
    const refused = await startRun(app, token, '0199a000-0000-7000-8000-000000000000', {}, headers);
    expect(refused.status).toBe(400);
    const accepted = await startRun(app, token, await upload(app, token), {}, headers);
    expect(accepted.status).toBe(202);
  });
});

describe('five free runs', () => {
  beforeAll(newUser);

  it('let exactly five of 1,000 requests through, 200 at once', async () => {
    const assetId = await upload(app, token);
    const statuses: number[] = [];
    let left = 1000;
    const one = async (): Promise<void> => {
      while (left-- > 0) {
        const answer = await startRun(app, token, assetId);
        statuses.push(answer.status);
        if (answer.status !== 202) expect(answer.body.error.code).toBe('FREE_TIER_EXHAUSTED');
      }
    };
    await Promise.all(Array.from({ length: 200 }, one));
    expect(statuses.filter((status) => status === 202)).toHaveLength(5);
    expect(statuses.filter((status) => status === 402)).toHaveLength(995);
    const { body } = await app.get('/generations?limit=100', { token });
    for (const { id } of body.data) await untilEnded(app, token, id);
    expect(await freeTier()).toMatchObject({ used: 5, held: 0, remaining: 0 });
  }, 120_000);

  it('say what would help when they are used up', async () => {
    const answer = await startRun(app, token, await upload(app, token));
    expect(answer).toMatchObject({
      status: 402,
      body: {
        error: {
          code: 'FREE_TIER_EXHAUSTED',
          category: 'BILLING',
          details: {
            creditsNeeded: 10,
            freeTier: { limit: 5, remaining: 0, renewsAt: expect.any(String) },
          },
        },
      },
    });
  });

  it('name their owner to staff who may see people, and to nobody else', async () => {
    const person = await app.signUp({ displayName: 'Berthe Morisot' });
    const started = await startRun(app, person.accessToken, await upload(app, person.accessToken));
    const nameFor = async (role: string): Promise<unknown[]> => {
      const viewer = await app.signUp();
      await giveRole(app, viewer.user.id, role);
      const token = await app.signIn(viewer);
      const { data } = (await app.get(`/admin/generations?userId=${person.user.id}`, { token }))
        .body;
      const one = await app.get(`/admin/generations/${started.body.id}`, { token });
      return [data[0].userName, one.body.userName];
    };
    expect(await nameFor('SUPPORT')).toEqual(['Berthe Morisot', 'Berthe Morisot']);
    expect(await nameFor('CATALOG_EDITOR')).toEqual([null, null]);
  });

  it('are followed by credits, which staff can give', async () => {
    const admin = await app.signUp();
    await giveRole(app, admin.user.id, 'ADMIN');
    const adminToken = await app.signIn(admin);
    const grant = (key: string) =>
      app.post('/admin/grants', {
        token: adminToken,
        body: { userId: ada.user.id, credits: 25, reason: 'test' },
        headers: { 'idempotency-key': key },
      });
    expect(await grant('g1')).toMatchObject({ status: 201, body: { credits: { available: 25 } } });
    expect(await grant('g1')).toMatchObject({ status: 201, body: { credits: { available: 25 } } });
    const answer = await startRun(app, token, await upload(app, token), {}, { prefer: 'wait=20' });
    expect(answer.body.price).toEqual({ quoted: 10, charged: 10, released: 0, paidBy: 'credits' });
    const { body } = await app.get('/admin/ledger/verify', { token: adminToken });
    expect(body.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
    expect(body.ok).toBe(true);
  });
});

describe('a run that does not succeed', () => {
  beforeAll(newUser);

  it('costs nothing when there is no face to put a crown on, and says so', async () => {
    const accepted = await startRun(app, token, await upload(app, token), {
      type: 'person-wearing-crown',
    });
    expect(await untilEnded(app, token, accepted.body.id)).toMatchObject({
      status: 'FAILED',
      error: { code: 'VALIDATION_ERROR', message: expect.stringContaining('find a face') },
      price: { charged: 0 },
      artifacts: [],
    });
    expect(await freeTier()).toMatchObject({ used: 0, held: 0, remaining: 5 });
  });

  thorough('costs nothing when the hair of a photo cannot be coloured, and says why', async () => {
    const crew = await upload(app, token, readFileSync('test/photos/crew.jpg'));
    const accepted = await startRun(app, token, crew, { type: 'hair-colour' });
    expect(await untilEnded(app, token, accepted.body.id)).toMatchObject({
      status: 'FAILED',
      error: { code: 'VALIDATION_ERROR', message: expect.stringContaining('several people') },
      price: { charged: 0 },
      artifacts: [],
    });
    expect(await freeTier()).toMatchObject({ used: 0, held: 0, remaining: 5 });
  });

  it('is a fault of what was sent to who waits for it, is told by its field and disturbs nobody', async () => {
    const waited = (body: Record<string, unknown>) =>
      app.post('/generations', { token, body, headers: { prefer: 'wait=30' } });
    const answer = await waited({
      type: 'person-wearing-crown',
      inputAssetIds: [await upload(app, token)],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'VALIDATION_ERROR',
          message: expect.stringContaining('find a face'),
          details: { field: 'inputAssetIds', generationId: expect.any(String) },
        },
      },
    });
    const { generationId } = answer.body.error.details;
    const { body } = await app.get(`/generations/${generationId}`, { token });
    expect(body).toMatchObject({ status: 'FAILED', error: { code: 'VALIDATION_ERROR' } });
    const told = readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(generationId));
    expect(told.filter((line) => /"level":"?(40|50|60|warn|error)/.test(line))).toEqual([]);
    expect(told.join('\n')).not.toContain('stack');
    expect(await freeTier()).toMatchObject({ used: 0, held: 0, remaining: 5 });
  });

  thorough('costs nothing when the photo does not suit it, and says why', async () => {
    const flat = await sharp({
      create: { width: 300, height: 300, channels: 3, background: '#888' },
    })
      .jpeg()
      .toBuffer();
    const accepted = await startRun(app, token, await upload(app, token, flat), {
      type: 'coloring-from-photo',
    });
    const ended = await untilEnded(app, token, accepted.body.id);
    expect(ended).toMatchObject({
      status: 'FAILED',
      error: { code: 'VALIDATION_ERROR' },
      price: { charged: 0 },
    });
    expect(ended.error.message.length).toBeGreaterThan(10);
    expect(await freeTier()).toMatchObject({ used: 0, held: 0, remaining: 5 });
    const again = await app.post(`/generations/${accepted.body.id}/retry`, { token });
    expect(again.status).toBe(202);
    expect(again.body.id).not.toBe(accepted.body.id);
    expect(await untilEnded(app, token, again.body.id)).toMatchObject({
      parentId: accepted.body.id,
    });
  });

  it('gives the free run back when it is cancelled, once', async () => {
    const assetId = await upload(app, token, await smallPhoto(2400, 1800));
    const accepted = await startRun(app, token, assetId, { type: 'coloring-from-photo' });
    const cancels = await Promise.all(
      Array.from({ length: 5 }, () =>
        app.post(`/generations/${accepted.body.id}/cancel`, { token }),
      ),
    );
    expect(cancels.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(cancels[0]?.body.status).toBe('CANCELED');
    expect(await freeTier()).toMatchObject({ used: 0, held: 0, remaining: 5 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await app.get(`/generations/${accepted.body.id}`, { token })).body).toMatchObject({
      status: 'CANCELED',
      artifacts: [],
    });
  });

  it.each([
    ['an unknown type', { type: 'no-such-type' }, 404, undefined],
    ['no type', { type: undefined }, 400, 'type'],
    ['a type that needs a provider', { type: 'person-delivering-speech' }, 409, undefined],
    ['an unknown input', { inputs: { colour: 'red' } }, 400, /^inputs/],
    ['inputs that are no object', { inputs: 'x' }, 400, 'inputs'],
    [
      'a foreign upload',
      { inputAssetIds: ['0199a000-0000-7000-8000-000000000000'] },
      400,
      'inputAssetIds',
    ],
    ['no photo', { inputAssetIds: [] }, 400, 'inputAssetIds'],
    [
      'a quote that is not there',
      { quoteId: '0199a000-0000-7000-8000-000000000000' },
      404,
      undefined,
    ],
    ['an unknown retention', { retention: 'FOREVER' }, 400, 'retention'],
    ['an unknown field', { price: 0 }, 400, 'price'],
  ])('refuses %s', async (_, change, status, field) => {
    const answer = await startRun(app, token, await upload(app, token), change);
    expect(answer.status).toBe(status);
    if (field) expect(answer.body.error.details.field).toMatch(field);
    expect(await freeTier()).toMatchObject({ used: 0, held: 0, remaining: 5 });
  });
});

describe('a price that was told', () => {
  beforeAll(newUser);

  it('binds for its own settings, its own owner and its time only', async () => {
    const inputs = { palette: 'plum-gold' };
    const quoted = async (owner: string): Promise<string> => {
      const { body } = await app.post('/quotes', {
        token: owner,
        body: { type: 'photo-duotone', inputs },
      });
      return body.id as string;
    };
    const assetId = await upload(app, token);
    const quoteId = await quoted(token);
    const stranger = await app.signUp();
    const foreign = { quoteId: await quoted(stranger.accessToken), inputs };
    expect((await startRun(app, token, assetId, foreign)).status).toBe(404);
    const refused = async (message: string, change: object) =>
      expect(await startRun(app, token, assetId, { quoteId, ...change })).toMatchObject({
        status: 400,
        body: { error: { message, details: { field: 'quoteId' } } },
      });
    await refused('This price was made for other settings.', { inputs: { palette: 'ink-sky' } });
    await query(app, 'update quote set expires_at = now() where id = $1', [quoteId]);
    await refused('This price has expired. Please ask for a new one.', { inputs });
    expect(await freeTier()).toMatchObject({ used: 0, held: 0, remaining: 5 });
    const fresh = { quoteId: await quoted(token), inputs };
    expect((await startRun(app, token, assetId, fresh)).status).toBe(202);
  });
});

describe('the gallery', () => {
  let ids: string[];
  beforeAll(async () => {
    await newUser();
    ids = [];
    for (let i = 0; i < 3; i++) {
      const accepted = await startRun(app, token, await upload(app, token));
      ids.unshift(accepted.body.id);
      await untilEnded(app, token, accepted.body.id);
    }
  }, 60_000);

  it('lists by pages and by cursor, newest first', async () => {
    const first = await app.get('/generations?limit=2', { token });
    expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    expect(first.body.pagination).toMatchObject({ page: 1, limit: 2, total: 3 });
    const next = await app.get(`/generations?limit=2&cursor=${first.body.pagination.nextCursor}`, {
      token,
    });
    expect(next.body.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2));
    expect(next.body.pagination.nextCursor).toBeUndefined();
    const page = await app.get('/generations?limit=2&page=2', { token });
    expect(page.body.data).toEqual(next.body.data);
  });

  it.each([
    'limit=101',
    'limit=0',
    'page=0',
    'page=101&limit=100',
    'cursor=x',
    'sort=price',
    'status=DONE',
    'favourite=maybe',
    'x=1',
  ])('refuses ?%s', async (search) => {
    expect(await app.get(`/generations?${search}`, { token })).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION_ERROR' } },
    });
  });

  it('keeps favourites, finds by title and filters', async () => {
    const [id] = ids;
    const changed = await app.patch(`/generations/${id}`, {
      token,
      body: { title: 'Red ball', isFavourite: true },
    });
    expect(changed.body).toMatchObject({
      title: 'Red ball',
      isFavourite: true,
      retention: { class: 'GALLERY', expiresAt: null },
    });
    const found = async (search: string): Promise<string[]> =>
      (await app.get(`/generations?${search}`, { token })).body.data.map(
        (run: { id: string }) => run.id,
      );
    expect(await found('q=RED%20b')).toEqual([id]);
    expect(await found('favourite=true')).toEqual([id]);
    expect(await found('status=FAILED')).toEqual([]);
    expect(await found('type=photo-duotone')).toEqual(ids);
    expect(await found('q=%25')).toEqual([]);
  });

  it('shows nobody else’s runs and changes none', async () => {
    const other = (await app.signUp()).accessToken;
    const [id] = ids;
    const { body } = await app.get(`/generations/${id}`, { token });
    const answers = await Promise.all([
      app.get(`/generations/${id}`, { token: other }),
      app.patch(`/generations/${id}`, { token: other, body: { title: 'mine' } }),
      app.post(`/generations/${id}/cancel`, { token: other }),
      app.post(`/generations/${id}/retry`, { token: other }),
      app.del(`/generations/${id}`, { token: other }),
      app.get(body.artifacts[0].downloadUrl, { token: other }),
      app.get('/generations/0199a000-0000-7000-8000-000000000000', { token: other }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(404));
    expect((await app.get('/generations', { token: other })).body.data).toEqual([]);
  });

  it('removes a run and its files', async () => {
    const id = ids.at(-1);
    const { body } = await app.get(`/generations/${id}`, { token });
    expect((await app.del(`/generations/${id}`, { token })).status).toBe(204);
    expect((await app.get(`/generations/${id}`, { token })).status).toBe(404);
    expect((await app.get(body.artifacts[0].downloadUrl, { token })).status).toBe(404);
    expect((await app.get(body.artifacts[0].previewUrl)).status).toBe(404);
    const rows = await query<{ deleted_at: Date | null }>(
      app,
      'select a.deleted_at from artifact r join asset a on a.id = r.asset_id where r.generation_id = $1',
      [id],
    );
    expect(rows.every(({ deleted_at }) => deleted_at !== null)).toBe(true);
  });
});
