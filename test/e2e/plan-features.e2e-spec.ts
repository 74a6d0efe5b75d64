import { beforeAll, expect, it } from '@jest/globals';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import {
  type ApiAnswer,
  type App,
  createPreparedDatabase,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { eventually } from '../support/eventually.js';
import { query } from '../support/query.js';
import { selectRows } from '../support/select-rows.js';
import { subscribed, type Subscriber } from '../support/subscriptions.js';
import { thorough } from '../support/thorough.js';

let app: App;
let admin: string;
let startWorker: () => Promise<App>;
let pro: Subscriber;
let premium: Subscriber;
let free: string;

/** The API alone, so that what waits is taken when the test says so, by one run at a time. */
beforeAll(async () => {
  const { url: databaseUrl } = await createPreparedDatabase();
  const dataDir = temporaryFolder();
  app = await startApp({ databaseUrl, dataDir, role: 'api' });
  const SANDBOX_PORT = new URL(app.sandboxUrl).port;
  const env = { SANDBOX_PORT, WORKER_CONCURRENCY: '1' };
  startWorker = () => startApp({ databaseUrl, dataDir, role: 'worker', env });
  const person = await app.signUp();
  await giveRole(databaseUrl, person.user.id as string, 'ADMIN');
  admin = await app.signIn(person);
  const worker = await startWorker();
  pro = await subscribed(app, 'pro');
  premium = await subscribed(app, 'premium');
  await worker.stop();
  free = (await app.signUp()).accessToken;
}, 120_000);

/** Changes a product that ships, as staff do. */
async function changeType(slug: string, change: Record<string, unknown>): Promise<void> {
  const { body } = await app.get(`/admin/transformation-types?q=${slug}`, { token: admin });
  const { id, revision } = body.data.find((type: { slug: string }) => type.slug === slug);
  const answer = await app.patch(`/admin/transformation-types/${id}`, {
    token: admin,
    body: { revision, ...change },
  });
  expect(answer.status).toBe(200);
}

const quote = (token: string, type: string): Promise<ApiAnswer> =>
  app.post('/quotes', { token, body: { type } });

it('are public with the plans, and shown to who has them', async () => {
  const { body } = await app.get('/billing/plans');
  expect(
    body.data.map(({ slug, features }: { slug: string; features: object }) => [slug, features]),
  ).toEqual([
    ['free', { qualityTier: 'standard', priority: 0, history: false, earlyAccess: false }],
    ['basic', { qualityTier: 'standard', priority: 0, history: false, earlyAccess: false }],
    ['premium', { qualityTier: 'enhanced', priority: 10, history: true, earlyAccess: false }],
    ['pro', { qualityTier: 'best', priority: 20, history: true, earlyAccess: true }],
  ]);
  const { body: me } = await app.get('/users/me', { token: premium.token });
  expect([me.plan, typeof me.planUntil, me.keepsResults]).toEqual(['premium', 'string', true]);
  expect((await app.get('/users/me', { token: free })).body).toMatchObject({
    plan: 'free',
    planUntil: null,
    keepsResults: false,
  });
  const own = await app.get('/billing/subscription', { token: pro.token });
  expect(own.body.features).toMatchObject({ qualityTier: 'best', earlyAccess: true });
  expect(own.body.subscription.plan.fairUse).toBe(body.data[3].fairUse);
});

thorough(
  'order the queue, choose the tier, and keep what is made',
  async () => {
    const waiting: [string, string][] = [];
    for (const token of [free, premium.token, pro.token]) {
      const { status, body } = await startRun(app, token, await upload(app, token), {
        retention: 'GALLERY',
      });
      // Nobody of those who wait goes before somebody with a higher plan.
      expect([status, body.position]).toEqual([202, 0]);
      waiting.push([token, body.id as string]);
    }
    const places = await Promise.all(
      waiting.map(async ([token, id]) => (await app.get(`/generations/${id}`, { token })).body),
    );
    expect(places.map(({ position }) => position as number)).toEqual([2, 1, 0]);
    const worker = await startWorker();
    for (const [token, id] of waiting) await untilEnded(app, token, id, 60_000);
    await worker.stop();
    const runs = await selectRows<{ id: string; tier: string; keeps: boolean }>(
      app.databaseUrl,
      `select id, quality_tier as tier, expires_at is null as keeps from generation
     order by started_at`,
    );
    // Who asked last was served first.
    expect(runs.map(({ id }) => id)).toEqual(waiting.map(([, id]) => id).reverse());
    expect(runs.map(({ tier, keeps }) => [tier, keeps])).toEqual([
      ['best', true],
      ['enhanced', true],
      ['standard', false],
    ]);
  },
  120_000,
);

thorough(
  'go first for a while only: who was passed by for two minutes is passed by no more',
  async () => {
    const waiting: [string, string][] = [];
    for (const token of [free, premium.token, pro.token]) {
      const { body } = await startRun(app, token, await upload(app, token));
      waiting.push([token, body.id as string]);
    }
    const placesNow = async () => {
      const runs = await Promise.all(
        waiting.map(([token, id]) => app.get(`/generations/${id}`, { token })),
      );
      return runs.map(({ body }) => body.position as number);
    };
    const [[, freeRun = ''] = []] = waiting;
    await query(
      app,
      `update generation set created_at = created_at - interval '1 minute' where id = $1`,
      [freeRun],
    );
    expect(await placesNow()).toEqual([2, 1, 0]);
    // A time before which it may not begin is no waiting.
    const age = `update generation set created_at = created_at - interval '10 minutes',
    not_before = $2 where id = $1`;
    await query(app, age, [freeRun, new Date()]);
    expect(await placesNow()).toEqual([2, 1, 0]);
    await query(app, age, [freeRun, null]);
    expect(await placesNow()).toEqual([0, 2, 1]);
    const joining = await startRun(app, pro.token, await upload(app, pro.token));
    expect(joining.body.position).toBe(2);
    const worker = await startWorker();
    for (const [token, id] of waiting) await untilEnded(app, token, id, 60_000);
    await untilEnded(app, pro.token, joining.body.id as string, 60_000);
    await worker.stop();
    const begun = await query<{ id: string }>(
      app,
      `select id from generation where id = any($1) order by started_at`,
      [waiting.map(([, id]) => id)],
    );
    expect(begun.map(({ id }) => id)).toEqual([freeRun, waiting[2]?.[1], waiting[1]?.[1]]);
  },
  120_000,
);

it('open types that are not open to everybody', async () => {
  await changeType('photo-1970s', { tags: ['early-access'] });
  await changeType('photo-1990s', { minPlan: 'premium' });
  await eventually(async () => (await quote(free, 'photo-1990s')).status === 402, 10_000);
  await eventually(async () => (await quote(free, 'photo-1970s')).status === 402, 10_000);
  const early = await quote(premium.token, 'photo-1970s');
  expect([early.status, early.body.error.code, early.body.error.details]).toEqual([
    402,
    'PAYMENT_REQUIRED',
    { reason: 'PLAN_NEEDED', plans: ['pro'] },
  ]);
  const photo = await upload(app, free);
  for (const [type, plans] of [
    ['photo-1970s', ['pro']],
    ['photo-1990s', ['premium', 'pro']],
  ] as const) {
    const run = await startRun(app, free, photo, { type });
    expect([run.status, run.body.error.details]).toEqual([402, { reason: 'PLAN_NEEDED', plans }]);
  }
  expect((await quote(premium.token, 'photo-1990s')).status).toBe(201);
  expect((await quote(pro.token, 'photo-1990s')).status).toBe(201);
  expect((await quote(pro.token, 'photo-1970s')).status).toBe(201);
});

it('are changed by a version of the plan, and who has one keeps theirs', async () => {
  const features = { qualityTier: 'standard', priority: 5, history: false, earlyAccess: true };
  const { body: prices } = await app.get('/admin/prices', { token: admin });
  const current = prices.data.find((offer: { slug: string }) => offer.slug === 'premium');
  const { number: after, name, description, amountMinor, credits, onSale, fairUse } = current;
  const put = (more: object) =>
    app.put('/admin/prices/plans/premium', {
      token: admin,
      body: { after, name, description, amountMinor, credits, onSale, fairUse, ...more },
    });
  const bad = await put({ features: { ...features, priority: 101 } });
  expect(bad.status).toBe(400);
  expect((await put({ features })).status).toBe(200);
  const { body: plans } = await app.get('/billing/plans');
  expect(plans.data[2].features).toEqual(features);
  const own = await app.get('/billing/subscription', { token: premium.token });
  expect(own.body.features).toMatchObject({ qualityTier: 'enhanced', priority: 10 });
});
