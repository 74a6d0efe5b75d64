import { beforeAll, describe, expect, it } from '@jest/globals';
import { blockedPicture, doubtfulPicture } from '../factories/judged-pictures.js';
import { giveRole } from '../factories/give-role.js';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, type SignedUp, startApp } from '../harness.js';
import { query } from '../support/query.js';

let app: App;
let ada: SignedUp;
let token: string;
let staff: string;

beforeAll(async () => {
  app = await startApp();
  ada = await app.signUp();
  token = ada.accessToken;
  const support = await app.signUp();
  await giveRole(app.databaseUrl ?? '', support.user.id as string, 'SUPPORT');
  staff = await app.signIn(support);
}, 60_000);

async function run(inputs: Record<string, unknown>, type = 'coloring-from-photo') {
  const photo = type === 'coloring-from-photo' ? [await upload(app, token)] : [];
  const accepted = await app.post('/generations', {
    token,
    body: { type, inputs, inputAssetIds: photo },
  });
  expect(accepted.status).toBe(202);
  return untilEnded(app, token, accepted.body.id);
}

async function freeRuns(): Promise<number> {
  return (await app.get('/users/me', { token })).body.freeTier.remaining;
}

async function waiting(filter = 'review'): Promise<string[]> {
  const { body } = await app.get(`/admin/generations?moderation=${filter}&limit=100`, {
    token: staff,
  });
  return body.data.map(({ id }: { id: string }) => id);
}

describe('what somebody writes for a run', () => {
  it('is blocked before a provider sees it, on every product; it costs nothing and says why', async () => {
    const before = await freeRuns();
    const ended = await run({ title: 'N4zi cat' });
    expect(ended).toMatchObject({
      status: 'BLOCKED',
      artifacts: [],
      provider: null,
      price: { charged: 0 },
      error: { message: expect.stringContaining('words in it that are about hatred') },
    });
    expect(ended.error.message).not.toMatch(/nazi|n4zi/i);
    expect(await freeRuns()).toBe(before);
    expect(await waiting('block')).toContain(ended.id);
    expect(await waiting()).not.toContain(ended.id);
  });

  it('is found by staff as blocked where only the drawing engine does not take it, too', async () => {
    for (const [idea, reason] of [
      ['a bear with a gun', 'not for children'],
      // May be meant well elsewhere: nothing waits to be looked at, because nothing was made.
      ['a naked bear', 'nakedness'],
    ]) {
      const ended = await run({ idea }, 'illustration-from-prompt');
      expect(ended).toMatchObject({ status: 'BLOCKED', artifacts: [], price: { charged: 0 } });
      const seen = await app.get(`/admin/generations/${ended.id}`, { token: staff });
      expect(seen.body.moderation).toEqual({
        verdict: 'block',
        reason,
        subject: 'words',
        reviewedAt: null,
      });
      expect(await waiting('block')).toContain(ended.id);
      expect(await waiting('any')).toContain(ended.id);
      expect(await waiting()).not.toContain(ended.id);
      const path = `/admin/generations/${ended.id}/reviewed`;
      expect((await app.post(path, { token: staff })).status).toBe(409);
    }
  });

  it('waits to be looked at where it may be meant well: it is made, and its owner knows', async () => {
    const ended = await run({ title: 'Sexy cat' });
    expect(ended).toMatchObject({
      status: 'COMPLETED',
      notes: [expect.stringContaining('Somebody of us may look at this run')],
    });
    expect(await waiting()).toContain(ended.id);
    const path = `/admin/generations/${ended.id}`;
    const seen = await app.get(path, { token: staff });
    expect(seen.body.moderation).toEqual({
      verdict: 'review',
      reason: 'nakedness',
      subject: 'words',
      reviewedAt: null,
    });
    expect(JSON.stringify(seen.body)).not.toContain('Sexy');
    const reviewed = await app.post(`${path}/reviewed`, { token: staff });
    expect(reviewed).toMatchObject({
      status: 200,
      body: { moderation: { reviewedAt: expect.any(String) } },
    });
    expect(await waiting()).not.toContain(ended.id);
    expect(await waiting('any')).toContain(ended.id);
    // Pressed twice, or by two of the staff: it stays as the first one left it, on record once.
    const { moderation } = reviewed.body;
    expect(await app.post(`${path}/reviewed`, { token: staff })).toMatchObject({
      status: 200,
      body: { moderation },
    });
    // Who may decide need not be one who may read what was done.
    const record = `select 1 from audit_event where action = 'generation.reviewed' and entity_id = $1`;
    expect(await query(app, record, [ended.id])).toHaveLength(1);
    expect((await app.post(`${path}/reviewed`, { token })).status).toBe(403);
  });

  it('is allowed otherwise, and nobody is told anything', async () => {
    const ended = await run({ idea: 'a pirate and a dragon' }, 'illustration-from-prompt');
    expect(ended).toMatchObject({ status: 'COMPLETED', notes: [] });
    expect(await waiting('any')).not.toContain(ended.id);
    // What somebody wrote leads its owner to the run, and nobody else.
    const found = async (path: string, reader: string) =>
      (await app.get(`${path}?q=pirate`, { token: reader })).body.data.length;
    expect(await found('/generations', token)).toBe(1);
    expect(await found('/admin/generations', staff)).toBe(0);
    const filtered = await app.get('/admin/generations?moderation=none', { token: staff });
    expect(filtered).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'moderation' } } },
    });
  });
});

describe('what a picture shows', () => {
  async function taken(photo: Buffer) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(photo)]), 'photo.png');
    const { status, body } = await app.post('/uploads', { token, body: form });
    expect(status).toBe(201);
    return body;
  }
  async function shown(photo: Buffer) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(photo)]), 'photo.png');
    return app.put('/users/me/avatar', { token, body: form });
  }
  async function made(inputAssetId: string) {
    const { status, body } = await startRun(app, token, inputAssetId);
    expect(status).toBe(202);
    return untilEnded(app, token, body.id);
  }
  const preview = (inputAssetId: string) =>
    app.post('/previews', { token, body: { type: 'photo-duotone', inputAssetId } });

  it('is allowed as a rule, and nobody is told anything', async () => {
    const photo = await taken(await smallPhoto());
    expect(photo).toMatchObject({ verdict: 'allow' });
    expect(photo.warnings).toBeUndefined();
  });

  it('is blocked before anything is made of it: no look, no run, no face of an account, no cost', async () => {
    const before = await freeRuns();
    const photo = await taken(await blockedPicture());
    expect(photo).toMatchObject({
      verdict: 'block',
      warnings: [expect.stringContaining('Please use another one')],
    });
    expect(await preview(photo.id)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'VALIDATION_ERROR',
          details: { field: 'inputAssetId', reason: 'PICTURE_BLOCKED' },
        },
      },
    });
    const ended = await made(photo.id);
    expect(ended).toMatchObject({
      status: 'BLOCKED',
      artifacts: [],
      notes: [],
      provider: null,
      price: { charged: 0 },
      error: { message: expect.stringContaining('the picture seems to show nudity') },
    });
    expect(await freeRuns()).toBe(before);
    expect(await waiting('block')).toContain(ended.id);
    expect(await waiting()).not.toContain(ended.id);
    const seen = await app.get(`/admin/generations/${ended.id}`, { token: staff });
    expect(seen.body.moderation).toEqual({
      verdict: 'block',
      reason: 'nudity',
      subject: 'picture',
      reviewedAt: null,
    });
    expect(await shown(await blockedPicture())).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'file', reason: 'PICTURE_BLOCKED' } } },
    });
    expect((await app.get('/users/me', { token })).body.avatarUrl).toBeNull();
  });

  it('is used where it is in doubt: its owner knows, and staff find the run without the picture', async () => {
    const photo = await taken(await doubtfulPicture());
    expect(photo).toMatchObject({
      verdict: 'review',
      warnings: [expect.stringContaining('You can use it')],
    });
    expect((await preview(photo.id)).status).toBe(200);
    const ended = await made(photo.id);
    expect(ended).toMatchObject({
      status: 'COMPLETED',
      notes: ['Somebody of us may look at this run, because the picture may show nudity.'],
    });
    expect(await waiting()).toContain(ended.id);
    const path = `/admin/generations/${ended.id}`;
    const { body } = await app.get(path, { token: staff });
    expect(body.moderation).toMatchObject({ verdict: 'review', subject: 'picture' });
    expect(JSON.stringify(body)).not.toContain(photo.id);
    expect((await app.post(`${path}/reviewed`, { token: staff })).status).toBe(200);
    expect(await waiting()).not.toContain(ended.id);
    // Others would see it, and nobody looks at it first.
    expect((await shown(await doubtfulPicture())).status).toBe(400);
  });

  it('is known as long as the picture is there, and to its owner', async () => {
    const { id } = await taken(await doubtfulPicture());
    const verdict = async () =>
      (
        await query<{ verdict: string | null }>(
          app,
          'select moderation_verdict as verdict from asset where id = $1',
          [id],
        )
      )[0]?.verdict;
    expect(await verdict()).toBe('review');
    expect((await app.get(`/uploads/${id}`, { token })).body.verdict).toBe('review');
    expect((await app.del(`/uploads/${id}`, { token })).status).toBe(204);
    expect(await verdict()).toBeNull();
  });
});
