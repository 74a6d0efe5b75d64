import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { giveRole } from '../factories/give-role.js';
import { type App, startApp } from '../harness.js';
import { control } from '../support/app-with-providers.js';
import { eventually } from '../support/eventually.js';
import {
  beginCheckout,
  creditsOf,
  payAt,
  paymentOf,
  untilPayment,
  webhooks,
} from '../support/payments.js';
import { expectBooksInOrder } from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';
import { stripeAt } from '../support/stripe-client.js';
import { signed } from '../support/stripe-events.js';
import {
  atStripe,
  ownSubscription,
  planLots,
  secondsText,
  subscribe,
  subscribed,
  untilSubscription,
} from '../support/subscriptions.js';
import { thorough } from '../support/thorough.js';

let app: App;
let admin: string;

beforeAll(async () => {
  app = await startApp();
  const person = await app.signUp();
  await giveRole(app.databaseUrl as string, person.user.id as string, 'ADMIN');
  admin = await app.signIn(person);
}, 60_000);
afterEach(async () => {
  await webhooks(app, { mode: 'deliver', repeat: 1 });
  await control(app, 'DELETE', '/faults');
});

const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, sql, values);
const buy = (token: string, item: string) =>
  app.post('/billing/checkout', { token, body: { item } });

describe('beginning a plan', () => {
  it('gives its credits for a month, a receipt and the plan, once the payment service says so', async () => {
    const ada = await app.signUp();
    const token = ada.accessToken;
    expect((await ownSubscription(app, token)).body).toMatchObject({
      plan: 'free',
      subscription: null,
    });
    const { paymentId, url } = await beginCheckout(app, token, 'premium');
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      purpose: 'plan',
      amountMinor: 999,
      credits: 1000,
      status: 'PENDING',
    });
    expect((await ownSubscription(app, token)).body.subscription).toBeNull();

    await payAt(url);
    const subscription = await untilSubscription(app, token, { status: 'ACTIVE' });
    const { items } = await atStripe(app, paymentId);
    const [period] = items.data;
    const until = secondsText(period?.current_period_end ?? 0);
    expect(subscription).toMatchObject({
      plan: { slug: 'premium', amountMinor: 999, currency: 'USD', credits: 1000 },
      periodStart: until && expect.any(String),
      periodEnd: until.replace('Z', '.000Z'),
      cancelAtPeriodEnd: false,
      nextPlan: null,
      graceUntil: null,
      endedAt: null,
    });
    expect((await ownSubscription(app, token)).body.plan).toBe('premium');
    expect(subscription['events']).toMatchObject([{ kind: 'STARTED', plan: 'Premium' }]);
    expect(await planLots(app, ada.user.id)).toEqual([{ amount: 1000, expires_at: until }]);
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      status: 'COMPLETED',
      name: expect.stringMatching(/^Premium, \d+ \w+ \d{4} to \d+ \w+ \d{4}$/),
      receiptNo: expect.stringMatching(/^PS-/),
    });
    // What the gateway calls the payment is found out, for refunds.
    await eventually(async () => {
      const [row] = await rows<{ name: string }>(
        'select gateway_payment_id as name from payment where id = $1',
        [paymentId],
      );
      return row?.name?.startsWith('pi_') ?? false;
    }, 30_000);
    await expectBooksInOrder(app, admin);
  }, 60_000);

  it('is refused while there is one', async () => {
    const { token } = await subscribed(app);
    for (const item of ['premium', 'pro']) {
      const { status, body } = await buy(token, item);
      expect([status, body.error.code, body.error.details]).toEqual([
        409,
        'CONFLICT',
        { field: 'item', reason: 'ALREADY_SUBSCRIBED', plan: 'premium' },
      ]);
    }
    // Packs are another matter.
    expect((await buy(token, 'pack-100')).status).toBe(201);
  }, 60_000);

  it('has one page at a time: the same for the same plan, and another plan closes it', async () => {
    const { accessToken: token, user } = await app.signUp();
    const answers = await Promise.all(Array.from({ length: 8 }, () => buy(token, 'premium')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.url)).size).toBe(1);
    const first = answers[0]?.body as { paymentId: string; url: string };
    const pro = (await buy(token, 'pro')).body as { paymentId: string; url: string };
    expect(pro.url).not.toBe(first.url);
    expect((await fetch(first.url)).status).toBe(404);
    expect((await paymentOf(app, token, first.paymentId)).body).toMatchObject({
      status: 'FAILED',
      failure: 'expired',
    });
    await payAt(pro.url);
    await untilSubscription(app, token, { status: 'ACTIVE' });
    expect(await planLots(app, user.id)).toMatchObject([{ amount: 10_000 }]);
  }, 60_000);

  it('that was paid on a page of which nothing was heard is known when another is asked for', async () => {
    await webhooks(app, { mode: 'drop' });
    const { accessToken: token } = await app.signUp();
    const { url } = await beginCheckout(app, token, 'premium');
    await payAt(url);
    const { status, body } = await buy(token, 'pro');
    expect([status, body.error.details.reason]).toEqual([409, 'ALREADY_SUBSCRIBED']);
    await untilSubscription(app, token, { status: 'ACTIVE' });
  }, 60_000);

  it('comes to nothing where the card is declined', async () => {
    const { accessToken: token, user } = await app.signUp();
    const { url } = await beginCheckout(app, token, 'premium');
    await payAt(url, 'pm_card_chargeDeclined');
    expect((await ownSubscription(app, token)).body.subscription).toBeNull();
    expect(await planLots(app, user.id)).toEqual([]);
    await payAt(url);
    await untilSubscription(app, token, { status: 'ACTIVE' });
  }, 60_000);
});

describe('what is heard of it', () => {
  it('in any order, five times and at once, makes one subscription and one grant', async () => {
    for (const order of ['as-made', 'reversed', 'shuffled'] as const) {
      await webhooks(app, { mode: 'hold' });
      const { person, token, paymentId } = await subscribe(app);
      await control(app, 'POST', '/vendors/stripe/webhooks/release', { order, times: 5 });
      await untilSubscription(app, token, { status: 'ACTIVE' });
      await untilPayment(app, token, paymentId, 'COMPLETED');
      expect(await planLots(app, person.user.id)).toHaveLength(1);
      const made = await rows('select 1 from subscription where user_id = $1', [person.user.id]);
      expect(made).toHaveLength(1);
    }
    await expectBooksInOrder(app, admin);
  }, 120_000);

  it('in the wrong order leaves the plan that was paid for last', async () => {
    await webhooks(app, { mode: 'drop' });
    const { token, person, atStripe: id } = await subscribe(app);
    const stripe = stripeAt(app.sandboxUrl);
    const { items, start_date } = await stripe.subscriptions.retrieve(id);
    const versions = await rows<{ slug: string; id: string }>(
      `select slug, id from offer_version where slug in ('premium', 'pro')`,
    );
    const versionOf = (plan: string) => versions.find(({ slug }) => slug === plan)?.id ?? '';
    const product = await stripe.products.create({ name: 'Pro' });
    // Bills carry whole seconds.
    await eventually(() => Promise.resolve(Date.now() / 1000 >= start_date + 1));
    await stripe.subscriptions.update(id, {
      items: [
        {
          id: items.data[0]?.id ?? '',
          price_data: {
            currency: 'usd',
            product: product.id,
            unit_amount: 1999,
            recurring: { interval: 'month' },
          },
        },
      ],
      metadata: { plan_version: versionOf('pro'), plan_before: versionOf('premium') },
      proration_behavior: 'always_invoice',
    });
    // The newest first: the change is heard of before the plan began.
    const { data: bills } = await stripe.events.list({ type: 'invoice.paid', limit: 2 });
    for (const [heard, bill] of bills.entries()) {
      await app.post('/webhooks/stripe', signed(JSON.stringify(bill)));
      await eventually(async () => (await planLots(app, person.user.id)).length > heard, 30_000);
    }
    const { body } = await ownSubscription(app, token);
    expect(body.subscription.plan.slug).toBe('pro');
  }, 60_000);

  it('a second one is ended at the payment service, and what was paid for it is given', async () => {
    const { person, token, paymentId, atStripe: first } = await subscribed(app);
    const second = randomUUID();
    // A page that the pages of before did not let happen.
    await rows(
      `insert into payment (id, created_at, updated_at, user_id, purpose, item, item_version_id,
         item_name, amount_minor, currency, credits_purchased, status, gateway, checks)
       select $2::uuid, now(), now(), user_id, purpose, item, item_version_id,
         item_name, amount_minor, currency, credits_purchased, 'PENDING', gateway, 0
       from payment where id = $1`,
      [paymentId, second],
    );
    const stripe = stripeAt(app.sandboxUrl);
    const { customer, items, metadata } = await stripe.subscriptions.retrieve(first);
    const { id } = await stripe.subscriptions.create({
      customer: customer as string,
      items: [{ price: items.data[0]?.price.id ?? '' }],
      metadata: { ...metadata, payment_id: second },
    });
    await eventually(
      async () => (await stripe.subscriptions.retrieve(id)).status === 'canceled',
      60_000,
    );
    await untilPayment(app, token, second, 'COMPLETED');
    expect(await planLots(app, person.user.id)).toHaveLength(2);
    const { body } = await ownSubscription(app, token);
    expect([body.subscription.status, body.plan]).toEqual(['ACTIVE', 'premium']);
    await expectBooksInOrder(app, admin);
  }, 90_000);

  thorough(
    'by nobody is found out by asking',
    async () => {
      await webhooks(app, { mode: 'drop' });
      const { token, paymentId, person } = await subscribe(app);
      await untilPayment(app, token, paymentId, 'COMPLETED', 60_000);
      await untilSubscription(app, token, { status: 'ACTIVE' });
      expect(await creditsOf(app, token)).toBe(1000);
      expect(await planLots(app, person.user.id)).toHaveLength(1);
    },
    90_000,
  );
});

describe('staff', () => {
  it('see everybody’s subscriptions, by status, plan and person', async () => {
    const { person } = await subscribed(app, 'pro', await app.signUp({ displayName: 'Paula Pro' }));
    const list = async (query: string) =>
      (await app.get(`/admin/subscriptions${query}`, { token: admin })).body;
    const { data, pagination } = await list(`?userId=${person.user.id as string}`);
    expect(pagination.total).toBe(1);
    expect(data).toMatchObject([
      {
        userId: person.user.id,
        userName: 'Paula Pro',
        status: 'ACTIVE',
        plan: { slug: 'pro', unlimited: true },
      },
    ]);
    expect(data[0].gatewaySubscriptionId).toMatch(/^sub_/);
    const others = await list('?plan=premium&status=ACTIVE');
    expect(others.data.length).toBeGreaterThan(0);
    for (const each of others.data) {
      expect([each.plan.slug, each.status]).toEqual(['premium', 'ACTIVE']);
    }
    const ended = await list(`?status=ENDED&userId=${person.user.id as string}`);
    expect(ended.data).toEqual([]);
  }, 60_000);
});
