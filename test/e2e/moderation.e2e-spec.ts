import { beforeAll, describe, expect, it } from '@jest/globals';
import { giveRole } from '../factories/give-role.js';
import { untilEnded, upload } from '../factories/runs.js';
import { type App, type SignedUp, startApp } from '../harness.js';

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
      expect(seen.body.moderation).toEqual({ verdict: 'block', reason, reviewedAt: null });
      expect(await waiting('block')).toContain(ended.id);
      expect(await waiting('any')).toContain(ended.id);
      expect(await waiting()).not.toContain(ended.id);
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
    // Once only.
    expect((await app.post(`${path}/reviewed`, { token: staff })).status).toBe(409);
    expect((await app.post(`${path}/reviewed`, { token })).status).toBe(403);
  });

  it('is allowed otherwise, and nobody is told anything', async () => {
    const ended = await run({ idea: 'a pirate and a dragon' }, 'illustration-from-prompt');
    expect(ended).toMatchObject({ status: 'COMPLETED', notes: [] });
    expect(await waiting('any')).not.toContain(ended.id);
    const filtered = await app.get('/admin/generations?moderation=none', { token: staff });
    expect(filtered).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'moderation' } } },
    });
  });
});
