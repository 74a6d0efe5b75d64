import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { control } from '../support/app-with-providers.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { mailTo } from '../support/inbox.js';
import { creditsOf, decideAt, webhooks } from '../support/payments.js';
import { expectBooksInOrder, refundBy } from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';
import { stripeAt } from '../support/stripe-client.js';
import {
  atStripe,
  ownSubscription,
  planLots,
  renewThere,
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
afterEach(() => webhooks(app, { mode: 'deliver', repeat: 1 }));

const choose = (token: string, plan: string, more: object = {}): Promise<ApiAnswer> =>
  app.put('/billing/plan', { token, body: { plan, ...more } });
const kindsOf = (subscription: Record<string, unknown>): string[] =>
  (subscription['events'] as { kind: string }[]).map(({ kind }) => kind).sort();
const paymentsOf = (userId: unknown) =>
  selectRows<{ amount: number; name: string; cause: string; credits: number }>(
    app.databaseUrl,
    `select amount_minor as amount, item_name as name, cause, credits_purchased as credits
     from payment where user_id = $1 and status = 'COMPLETED' order by created_at, id`,
    [userId],
  );

const planMails = async (userId: unknown): Promise<string[]> => {
  const mails = await selectRows<{ kind: string }>(
    app.databaseUrl,
    `select kind from outgoing_message where user_id = $1 and kind like 'plan-%' order by created_at, id`,
    [userId],
  );
  return mails.map(({ kind }) => kind);
};

describe('before a change', () => {
  const preview = (token: string, plan: string): Promise<ApiAnswer> =>
    app.get(`/billing/plan/preview?plan=${plan}`, { token });

  it('says what is charged at once, as the payment service reckons it', async () => {
    const { person, token } = await subscribed(app);
    const { status, body } = await preview(token, 'pro');
    expect([status, body]).toEqual([
      200,
      {
        when: 'now',
        amountMinor: expect.any(Number),
        currency: 'USD',
        credits: expect.any(Number),
        asOf: expect.stringMatching(/:\d\d\.000Z$/),
      },
    ]);
    // Nothing has happened yet.
    expect(await paymentsOf(person.user.id)).toHaveLength(1);
    for (const asOf of [
      new Date(Date.now() - 3_600_000).toISOString(),
      new Date(Date.now() + 3_600_000).toISOString(),
      'yesterday',
    ]) {
      const bad = await choose(token, 'pro', { asOf });
      expect([bad.status, bad.body.error.details.field]).toEqual([400, 'asOf']);
    }
    // Reckoned by the second: later it would be another price, were it not for the moment that was said.
    const { asOf } = body;
    await eventually(() => Date.now() >= Date.parse(asOf as string) + 1_000);
    expect((await choose(token, 'pro', { asOf })).status).toBe(200);
    await eventually(async () => (await paymentsOf(person.user.id)).length === 2, 30_000);
    const [, paid] = await paymentsOf(person.user.id);
    expect([paid?.amount, paid?.credits]).toEqual([body.amountMinor, body.credits]);
    const [from] = await selectRows<{ at: Date }>(
      app.databaseUrl,
      `select period_start as at from payment where user_id = $1 and cause = 'change'`,
      [person.user.id],
    );
    expect(from?.at.toISOString()).toBe(asOf);

    expect((await preview(token, 'premium')).body).toEqual({
      when: 'next-period',
      amountMinor: 0,
      currency: 'USD',
      credits: 0,
      asOf: expect.any(String),
    });
  }, 60_000);

  it('that cannot be, why is said', async () => {
    const { accessToken: token } = await app.signUp();
    const none = await preview(token, 'pro');
    expect([none.status, none.body.error.details.reason]).toEqual([409, 'NOT_SUBSCRIBED']);
    const ada = await subscribed(app);
    for (const plan of ['premium', 'free', 'platinum']) {
      const answer = await preview(ada.token, plan);
      expect([answer.status, answer.body.error.details.field]).toEqual([400, 'plan']);
    }
    await control(app, 'POST', '/faults', { vendor: 'stripe', mode: '500' });
    expect((await preview(ada.token, 'pro')).status).toBe(503);
    await control(app, 'DELETE', '/faults');
  }, 60_000);
});

describe('the next month', () => {
  it('is paid, and brings a payment, a receipt and credits of its own, heard of three times', async () => {
    const { person, token, atStripe: id } = await subscribed(app);
    const before = (await ownSubscription(app, token)).body.subscription;
    await webhooks(app, { repeat: 3 });
    await renewThere(app, id);
    const renewed = await untilSubscription(app, token, { periodStart: before.periodEnd });
    expect(renewed).toMatchObject({ status: 'ACTIVE' });
    expect(kindsOf(renewed)).toEqual(['RENEWED', 'STARTED']);
    expect((await planLots(app, person.user.id)).map(({ amount }) => amount)).toEqual([1000, 1000]);
    expect(await paymentsOf(person.user.id)).toMatchObject([
      { amount: 999, cause: 'start', credits: 1000 },
      { amount: 999, cause: 'renewal', credits: 1000 },
    ]);
    const { body } = await app.get('/billing/history', { token });
    expect(body.data.map(({ receiptNo }: { receiptNo: string }) => receiptNo)).toEqual([
      expect.stringMatching(/^PS-/),
      expect.stringMatching(/^PS-/),
    ]);
    await expectBooksInOrder(app, admin);
  }, 60_000);

  it('that was never heard of is found out when it is due', async () => {
    const { token, atStripe: id } = await subscribed(app);
    await webhooks(app, { mode: 'drop' });
    await renewThere(app, id);
    await selectRows(
      app.databaseUrl,
      `update subscription set check_at = now() where gateway_subscription_id = $1`,
      [id],
    );
    await eventually(async () => (await creditsOf(app, token)) === 2000, 30_000);
  }, 60_000);

  it('that cannot be paid is said so by mail, and another card on the portal pays it', async () => {
    const ada = await app.signUp();
    await confirmAddress(app, ada.email);
    const { token, atStripe: id } = await subscribed(app, 'premium', ada);
    await renewThere(app, id, 'pm_card_chargeDeclined');
    const failed = await untilSubscription(app, token, { status: 'PAST_DUE' });
    const until = new Date(failed['periodEnd'] as string).getTime() + 7 * 86_400_000;
    expect(failed['graceUntil']).toBe(new Date(until).toISOString());
    expect((await ownSubscription(app, token)).body.plan).toBe('premium');
    expect(await creditsOf(app, token)).toBe(1000);
    await mailTo(app, ada.email, /could not be renewed/);
    // Another plan would be another bill.
    const changed = await choose(token, 'pro');
    expect([changed.status, changed.body.error.details.reason]).toEqual([409, 'PAST_DUE']);

    const portal = await app.post('/billing/portal', { token });
    expect(portal.status).toBe(201);
    await decideAt(portal.body.url as string, {
      subscription: id,
      decision: 'card',
      card: 'pm_card_visa',
    });
    // That it is active again and that it was paid are two messages.
    await eventually(async () => (await creditsOf(app, token)) === 2000, 30_000);
    const paid = await untilSubscription(app, token, { status: 'ACTIVE' });
    expect(paid['graceUntil']).toBeNull();
    expect(kindsOf(paid)).toEqual(['PAYMENT_FAILED', 'RENEWED', 'STARTED']);
  }, 90_000);

  it('that is not paid within the time of grace never comes: the plan ends, here and there', async () => {
    const ada = await app.signUp();
    await confirmAddress(app, ada.email);
    const { token, atStripe: id, paymentId } = await subscribed(app, 'premium', ada);
    await renewThere(app, id, 'pm_card_chargeDeclined');
    await untilSubscription(app, token, { status: 'PAST_DUE' });
    await selectRows(
      app.databaseUrl,
      `update subscription set check_at = now(), period_end = now() - interval '7 days 1 minute'
       where gateway_subscription_id = $1`,
      [id],
    );
    expect((await ownSubscription(app, token)).body.plan).toBe('free');
    await untilSubscription(app, token, { status: 'ENDED' });
    expect((await atStripe(app, paymentId)).status).toBe('canceled');
    await mailTo(app, ada.email, /has ended/);
    // And another one may begin.
    const again = await app.post('/billing/checkout', { token, body: { item: 'pro' } });
    expect(again.status).toBe(201);
  }, 90_000);
});

describe('cancelling', () => {
  it('keeps the plan until the month that is paid ends, and can be undone', async () => {
    const { person, token, atStripe: id } = await subscribed(app);
    await confirmAddress(app, person.email);
    const cancelled = await choose(token, 'free');
    expect([cancelled.status, cancelled.body.plan]).toEqual([200, 'premium']);
    expect(cancelled.body.subscription).toMatchObject({
      status: 'ACTIVE',
      cancelAtPeriodEnd: true,
    });
    const mail = await mailTo(app, person.email, /Premium ends on \d+ \w+ \d{4}$/);
    expect(mail.text).toContain('/account/plan');
    const undone = await choose(token, 'premium');
    expect(undone.body.subscription.cancelAtPeriodEnd).toBe(false);
    expect((await mailTo(app, person.email, /Premium goes on$/)).text).toContain(
      '$9.99 is charged',
    );
    expect((await choose(token, 'free')).body.subscription.cancelAtPeriodEnd).toBe(true);
    await renewThere(app, id);
    const ended = await untilSubscription(app, token, { status: 'ENDED' });
    expect(ended['endedAt']).not.toBeNull();
    expect((await ownSubscription(app, token)).body.plan).toBe('free');
    // What was paid for is there until the month is over.
    expect(await creditsOf(app, token)).toBe(1000);
    expect((await choose(token, 'free')).status).toBe(200);
    const other = await choose(token, 'pro');
    expect([other.status, other.body.error.details.reason]).toEqual([409, 'NOT_SUBSCRIBED']);
  }, 60_000);

  thorough(
    'and not after all, in one second and heard the wrong way round, is cleared up by asking',
    async () => {
      const { token, atStripe: id } = await subscribed(app);
      // Nothing is due any more, so that only doubt has us ask.
      await eventually(async () => {
        const [row] = await selectRows<{ rests: boolean }>(
          app.databaseUrl,
          `select check_at > now() + interval '1 hour' as rests from subscription
         where gateway_subscription_id = $1`,
          [id],
        );
        return row?.rests ?? false;
      }, 30_000);
      const stripe = stripeAt(app.sandboxUrl);
      await webhooks(app, { mode: 'hold' });
      await stripe.subscriptions.update(id, { cancel_at_period_end: true });
      await stripe.subscriptions.update(id, { cancel_at_period_end: false });
      await control(app, 'POST', '/vendors/stripe/webhooks/release', { order: 'reversed' });
      await eventually(async () => {
        const waiting = `select 1 from webhook_event where status = 'RECEIVED'`;
        return (await selectRows(app.databaseUrl, waiting)).length === 0;
      }, 30_000);
      await untilSubscription(app, token, { cancelAtPeriodEnd: false }, 15_000);
    },
    60_000,
  );

  it('on the payment service’s own page is known here', async () => {
    const { token, atStripe: id } = await subscribed(app);
    const { body } = await app.post('/billing/portal', { token });
    await decideAt(body.url as string, { subscription: id, decision: 'cancel' });
    await untilSubscription(app, token, { cancelAtPeriodEnd: true });
    await decideAt(body.url as string, { subscription: id, decision: 'keep' });
    await untilSubscription(app, token, { cancelAtPeriodEnd: false });
  }, 60_000);
});

describe('another plan', () => {
  it('that is dearer begins at once, paid for the rest of the month, with as many credits', async () => {
    const { person, token, atStripe: id } = await subscribed(app);
    await confirmAddress(app, person.email);
    const { status, body } = await choose(token, 'pro');
    expect([status, body.plan]).toEqual([200, 'pro']);
    expect(body.subscription).toMatchObject({ status: 'ACTIVE', nextPlan: null });
    const [first, change] = await paymentsOf(person.user.id);
    expect(first).toMatchObject({ amount: 999, credits: 1000 });
    expect(change).toMatchObject({
      cause: 'change',
      credits: Math.floor(9 * (change?.amount ?? 0)),
      name: expect.stringMatching(/^Pro instead of Premium, /),
    });
    expect(change?.amount).toBeGreaterThan(990);
    expect(change?.amount).toBeLessThanOrEqual(1000);
    expect(await creditsOf(app, token)).toBe(1000 + (change?.credits ?? 0));
    // Nothing was planned for later, in whatever order it was heard.
    expect(await planMails(person.user.id)).toEqual([]);
    // The same again is nothing new.
    expect((await choose(token, 'pro')).status).toBe(200);
    await renewThere(app, id);
    await eventually(
      async () => (await creditsOf(app, token)) === 11_000 + (change?.credits ?? 0),
      30_000,
    );
    await expectBooksInOrder(app, admin);
  }, 60_000);

  it('whose rest of the month the bank does not pay changes nothing', async () => {
    const { token, atStripe: id, person, paymentId } = await subscribed(app);
    await renewThere(app, id);
    await eventually(async () => (await creditsOf(app, token)) === 2000, 30_000);
    const { body: portal } = await app.post('/billing/portal', { token });
    await decideAt(portal.url as string, {
      subscription: id,
      decision: 'card',
      card: 'pm_card_chargeDeclined',
    });
    const { status, body } = await choose(token, 'pro');
    expect([status, body.error.code]).toEqual([402, 'PAYMENT_FAILED']);
    expect((await ownSubscription(app, token)).body.plan).toBe('premium');
    expect((await atStripe(app, paymentId)).items.data[0]?.price.unit_amount).toBe(999);
    expect(await paymentsOf(person.user.id)).toHaveLength(2);
  }, 60_000);

  it('that is cheaper begins with the next month, and can be taken back', async () => {
    const { token, atStripe: id, person } = await subscribed(app, 'pro');
    await confirmAddress(app, person.email);
    const planned = await choose(token, 'premium');
    expect(planned.body.plan).toBe('pro');
    expect(planned.body.subscription.nextPlan).toMatchObject({ slug: 'premium', credits: 1000 });
    const mail = await mailTo(app, person.email, /changes to Premium on \d+ \w+ \d{4}$/);
    expect(mail.text).toContain('for $9.99 a month');
    const kept = await choose(token, 'pro');
    expect(kept.body.subscription.nextPlan).toBeNull();
    await choose(token, 'premium');
    expect(await paymentsOf(person.user.id)).toHaveLength(1);
    await renewThere(app, id);
    await eventually(
      async () => (await ownSubscription(app, token)).body.plan === 'premium',
      30_000,
    );
    const { subscription } = (await ownSubscription(app, token)).body;
    expect(subscription.nextPlan).toBeNull();
    // That it has come is no change of mind: there was one.
    const mails = await planMails(person.user.id);
    expect(mails.filter((kind) => kind === 'plan-goes-on')).toHaveLength(1);
    expect((await planLots(app, person.user.id)).map(({ amount }) => amount)).toEqual([
      10_000, 1000,
    ]);
    expect(await paymentsOf(person.user.id)).toMatchObject([{ amount: 1999 }, { amount: 999 }]);
  }, 60_000);

  it('needs one that is there, and is one that is sold', async () => {
    const { accessToken } = await app.signUp();
    const none = await choose(accessToken, 'pro');
    expect([none.status, none.body.error.details.reason]).toEqual([409, 'NOT_SUBSCRIBED']);
    const portal = await app.post('/billing/portal', { token: accessToken });
    expect([portal.status, portal.body.error.details.reason]).toEqual([409, 'NOTHING_BOUGHT']);
    const { token } = await subscribed(app);
    for (const plan of ['gold', 'basic', 'pack-100', '']) {
      const answer = await choose(token, plan);
      expect([answer.status, answer.body.error.details.field]).toEqual([400, 'plan']);
    }
  }, 60_000);
});

it('who leaves pays no more: their subscription ends at the payment service before anything is erased, and the books stay', async () => {
  const { person, token, paymentId, atStripe: id } = await subscribed(app);
  await control(app, 'POST', '/faults', { vendor: 'stripe', mode: '503' });
  const erased = await app.post('/users/me/erase', {
    token,
    body: { confirm: 'ERASE', password: person.password },
  });
  expect(erased.status).toBeLessThan(300);
  const rows = (sql: string) => selectRows(app.databaseUrl, sql, [person.user.id]);
  const account = 'select 1 from gateway_customer where user_id = $1';
  // The payment service is asked about it, and nothing goes as long as it does not answer.
  await eventually(async () => {
    const calls = (await (await control(app, 'GET', '/calls?vendor=stripe')).json()) as {
      path: string;
      status: number;
    }[];
    return calls.some((call) => call.path === `/v1/subscriptions/${id}` && call.status === 503);
  }, 30_000);
  expect(await rows(account)).toHaveLength(1);
  await control(app, 'DELETE', '/faults');
  await eventually(async () => (await rows(account)).length === 0, 60_000);
  expect((await atStripe(app, paymentId)).status).toBe('canceled');
  const kept = await rows('select status from subscription where user_id = $1');
  expect(kept).toEqual([{ status: 'ENDED' }]);
}, 120_000);

it('a month whose payment has no name yet is not given back by staff', async () => {
  const { token, paymentId, person } = await subscribed(app);
  await eventually(async () => {
    const named = 'select 1 from payment where id = $1 and gateway_payment_id is not null';
    return (await selectRows(app.databaseUrl, named, [paymentId])).length === 1;
  }, 30_000);
  await selectRows(app.databaseUrl, 'update payment set gateway_payment_id = null where id = $1', [
    paymentId,
  ]);
  const { status, body } = await refundBy(app, admin, paymentId, 999);
  expect([status, body.error.code]).toEqual([409, 'CONFLICT']);
  expect(await creditsOf(app, token)).toBe(1000);
  expect(await planLots(app, person.user.id)).toHaveLength(1);
}, 60_000);

it('a refund in the payment service’s dashboard finds the payment of a month', async () => {
  const { person, token } = await subscribed(app);
  const nameOf = async (): Promise<string | undefined> => {
    const [row] = await selectRows<{ name: string | null }>(
      app.databaseUrl,
      'select gateway_payment_id as name from payment where user_id = $1',
      [person.user.id],
    );
    return row?.name ?? undefined;
  };
  await eventually(async () => (await nameOf()) !== undefined, 30_000);

  await stripeAt(app.sandboxUrl).refunds.create({ payment_intent: (await nameOf()) ?? '' });
  await eventually(async () => (await creditsOf(app, token)) === 0, 30_000);
  await expectBooksInOrder(app, admin);
}, 60_000);
