import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';

import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { StripeVendor } from '../../sandbox/vendors/stripe/stripe-vendor.js';
import { eventually } from '../support/eventually.js';
import { stripeAt } from '../support/stripe-client.js';

const SECRET = 'whsec_pixshift_sandbox';

let sandbox: Sandbox;
let base: string;
let stripe: Stripe;
let hooks: Server;
let received: { body: string; signature: string }[];
let answerWith: () => number;

beforeEach(async () => {
  received = [];
  answerWith = () => 200;
  hooks = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ body, signature: String(request.headers['stripe-signature']) });
      response.writeHead(answerWith()).end();
    });
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  const { port } = hooks.address() as AddressInfo;
  sandbox = await startSandbox({
    port: 0,
    vendors: [new StripeVendor(`http://127.0.0.1:${port}/hooks`)],
  });
  base = `http://127.0.0.1:${sandbox.port}`;
  stripe = stripeAt(base);
});
afterEach(async () => {
  await sandbox.close();
  hooks.closeAllConnections();
  await new Promise((resolve) => hooks.close(resolve));
});

const pack: Stripe.Checkout.SessionCreateParams = {
  mode: 'payment',
  success_url: 'http://127.0.0.1:9/return?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:9/pricing',
  client_reference_id: 'payment-1',
  metadata: { payment: 'payment-1' },
  payment_intent_data: { metadata: { payment: 'payment-1' } },
  line_items: [
    {
      quantity: 1,
      price_data: { currency: 'usd', unit_amount: 990, product_data: { name: '100 credits' } },
    },
  ],
};
const plan: Stripe.Checkout.SessionCreateParams = {
  mode: 'subscription',
  success_url: 'http://127.0.0.1:9/return',
  subscription_data: { metadata: { payment: 'payment-2' } },
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'usd',
        unit_amount: 1999,
        recurring: { interval: 'month' },
        product_data: { name: 'Pro' },
      },
    },
  ],
};

async function decide(session: Stripe.Checkout.Session, form: Record<string, string>) {
  return fetch(session.url ?? '', {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
}
async function control(path: string, body?: object, method = 'POST'): Promise<unknown> {
  const answer = await fetch(`${base}/vendors/stripe${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return answer.json();
}
const types = (): string[] =>
  received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
const refused = (pending: Promise<unknown>): Promise<unknown> =>
  pending.then(
    () => 'was accepted',
    ({ type, code, statusCode }) => ({ type, code, statusCode }),
  );

describe('a checkout', () => {
  it('is paid on its page, and the person comes back', async () => {
    const session = await stripe.checkout.sessions.create(pack);
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 990,
      currency: 'usd',
      metadata: { payment: 'payment-1' },
    });
    const page = await (await fetch(session.url ?? '')).text();
    expect(page).toContain('100 credits');
    const back = await decide(session, {
      decision: 'pay',
      card: 'pm_card_visa',
      email: 'a@b.test',
    });
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      `http://127.0.0.1:9/return?session=${session.id}`,
    ]);
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent', 'line_items'],
    });
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'a@b.test' },
      payment_intent: {
        status: 'succeeded',
        amount_received: 990,
        metadata: { payment: 'payment-1' },
      },
      line_items: { data: [{ description: '100 credits', amount_total: 990 }] },
    });
    await eventually(() => types().includes('checkout.session.completed'));
    expect(new Set(types())).toEqual(
      new Set([
        'payment_intent.created',
        'charge.succeeded',
        'payment_intent.succeeded',
        'checkout.session.completed',
      ]),
    );
  });

  it('stays open where the card is declined, and can be paid by another one', async () => {
    const session = await stripe.checkout.sessions.create(pack);
    await decide(session, { decision: 'pay', card: 'pm_card_chargeDeclined' });
    expect(await (await fetch(session.url ?? '')).text()).toContain('Your card was declined.');
    const declined = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent'],
    });
    expect(declined).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined' },
      },
    });
    await decide(session, { decision: 'pay', card: 'pm_card_visa' });
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
    expect(payment_intent).toBe((declined.payment_intent as Stripe.PaymentIntent).id);
  });

  it('waits for the bank where it asks, and is then paid or declined', async () => {
    const session = await stripe.checkout.sessions.create(pack);
    const ask = { decision: 'pay', card: 'pm_card_threeDSecure2Required' };
    await decide(session, ask);
    expect(await (await fetch(session.url ?? '')).text()).toContain('Your bank asks');
    await decide(session, { decision: 'refuse' });
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('unpaid');
    await decide(session, ask);
    await decide(session, { decision: 'confirm' });
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  });

  it('is left without paying, and expires', async () => {
    const session = await stripe.checkout.sessions.create(pack);
    const back = await decide(session, { decision: 'back' });
    expect(back.headers.get('location')).toBe('http://127.0.0.1:9/pricing');
    expect((await stripe.checkout.sessions.expire(session.id)).status).toBe('expired');
    expect((await fetch(session.url ?? '')).status).toBe(404);
    await eventually(() => types().includes('checkout.session.expired'));
  });

  it('makes a subscription that renews, fails, is changed and ends', async () => {
    const session = await stripe.checkout.sessions.create(plan);
    await decide(session, { decision: 'pay', card: 'pm_card_visa', email: 'a@b.test' });
    const { subscription } = await stripe.checkout.sessions.retrieve(session.id);
    const id = subscription as string;
    const first = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
    expect(first).toMatchObject({
      status: 'active',
      metadata: { payment: 'payment-2' },
      latest_invoice: { status: 'paid', billing_reason: 'subscription_create', amount_paid: 1999 },
    });
    const end = first.items.data[0]?.current_period_end;

    await control(`/subscriptions/${id}/renew`, {});
    const second = await stripe.subscriptions.retrieve(id);
    expect(second.items.data[0]?.current_period_start).toBe(end);

    await control(`/subscriptions/${id}/renew`, { card: 'pm_card_chargeDeclined' });
    expect((await stripe.subscriptions.retrieve(id)).status).toBe('past_due');
    await control(`/subscriptions/${id}/renew`, { card: 'pm_card_visa' });
    expect((await stripe.subscriptions.retrieve(id)).status).toBe('active');
    expect((await stripe.invoices.list({ subscription: id })).data).toHaveLength(3);

    const [item] = second.items.data;
    const product = item?.price.product as string;
    await stripe.subscriptions.update(id, {
      proration_behavior: 'always_invoice',
      items: [
        {
          id: item?.id ?? '',
          price_data: {
            currency: 'usd',
            product,
            unit_amount: 4999,
            recurring: { interval: 'month' },
          },
        },
      ],
    });
    const changed = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
    expect(changed).toMatchObject({
      items: { data: [{ price: { unit_amount: 4999 } }] },
      latest_invoice: { billing_reason: 'subscription_update', status: 'paid' },
    });

    await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    await control(`/subscriptions/${id}/renew`, {});
    expect((await stripe.subscriptions.retrieve(id)).status).toBe('canceled');
    await eventually(() => types().includes('customer.subscription.deleted'));
  });
});

describe('a subscription by a card whose bank asks', () => {
  it('begins once that is confirmed, renews without being asked, and each bill can be refunded', async () => {
    const session = await stripe.checkout.sessions.create(plan);
    const ask = { decision: 'pay', card: 'pm_card_threeDSecure2Required' };
    await decide(session, ask);
    expect(await (await fetch(session.url ?? '')).text()).toContain('Confirm $19.99');
    await decide(session, { decision: 'refuse' });
    expect(await (await fetch(session.url ?? '')).text()).toContain('did not confirm');
    expect((await stripe.subscriptions.list()).data).toEqual([]);

    await decide(session, ask);
    await decide(session, { decision: 'confirm' });
    const paid = await stripe.checkout.sessions.retrieve(session.id);
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' });
    const id = paid.subscription as string;
    await control(`/subscriptions/${id}/renew`, {});
    const { data } = await stripe.invoices.list({
      subscription: id,
      status: 'paid',
      expand: ['data.payments'],
    });
    expect(data.map((invoice) => invoice.billing_reason)).toEqual([
      'subscription_cycle',
      'subscription_create',
    ]);
    for (const invoice of data) {
      const intent = invoice.payments?.data[0]?.payment.payment_intent as string;
      const refund = await stripe.refunds.create({ payment_intent: intent });
      expect(refund).toMatchObject({ status: 'succeeded', amount: 1999 });
    }
  });
});

describe('the portal', () => {
  it('cancels a subscription and takes that back', async () => {
    const session = await stripe.checkout.sessions.create(plan);
    await decide(session, { decision: 'pay', card: 'pm_card_visa' });
    const { customer, subscription } = await stripe.checkout.sessions.retrieve(session.id);
    const portal = await stripe.billingPortal.sessions.create({
      customer: customer as string,
      return_url: 'http://127.0.0.1:9/account',
    });
    for (const [decision, cancels] of [
      ['cancel', true],
      ['keep', false],
    ] as const) {
      const body = new URLSearchParams({ decision, subscription: subscription as string });
      await fetch(portal.url, { method: 'POST', body });
      const now = await stripe.subscriptions.retrieve(subscription as string);
      expect(now.cancel_at_period_end).toBe(cancels);
    }
  });
});

describe('a payment intent', () => {
  const fields = { amount: 99, currency: 'usd', confirm: true } as const;

  it('is paid at once, declined with 402, or waits for the bank', async () => {
    const paid = await stripe.paymentIntents.create({ ...fields, payment_method: 'pm_card_visa' });
    expect(paid.status).toBe('succeeded');
    const declined = stripe.paymentIntents.create({
      ...fields,
      payment_method: 'pm_card_chargeDeclined',
    });
    expect(await refused(declined)).toEqual({
      type: 'StripeCardError',
      code: 'card_declined',
      statusCode: 402,
    });
    const asked = await stripe.paymentIntents.create({
      ...fields,
      payment_method: 'pm_card_threeDSecure2Required',
    });
    expect(asked.status).toBe('requires_action');
    await control(`/intents/${asked.id}/authenticate`, { confirmed: true });
    expect((await stripe.paymentIntents.retrieve(asked.id)).status).toBe('succeeded');
  });

  it('is refunded in parts, and not beyond what was paid', async () => {
    const { id } = await stripe.paymentIntents.create({
      ...fields,
      payment_method: 'pm_card_visa',
    });
    await stripe.refunds.create({ payment_intent: id, amount: 40 });
    expect(await refused(stripe.refunds.create({ payment_intent: id, amount: 60 }))).toMatchObject({
      type: 'StripeInvalidRequestError',
    });
    await stripe.refunds.create({ payment_intent: id });
    const { latest_charge } = await stripe.paymentIntents.retrieve(id);
    expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({
      refunded: true,
      amount_refunded: 99,
    });
    expect(await refused(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      code: 'charge_already_refunded',
    });
  });

  it('is disputed and won back', async () => {
    const { id } = await stripe.paymentIntents.create({
      ...fields,
      payment_method: 'pm_card_visa',
    });
    const dispute = (await control('/disputes', { paymentIntent: id })) as { id: string };
    await control(`/disputes/${dispute.id}/close`, { outcome: 'won' });
    await eventually(() => types().includes('charge.dispute.closed'));
    expect(types()).toContain('charge.dispute.created');
  });
});

describe('the same key', () => {
  it('gives the same answer once more, and refuses another request', async () => {
    const once = await stripe.checkout.sessions.create(pack, { idempotencyKey: 'one' });
    const twice = await stripe.checkout.sessions.create(pack, { idempotencyKey: 'one' });
    expect(twice.id).toBe(once.id);
    const other = stripe.checkout.sessions.create(plan, { idempotencyKey: 'one' });
    expect(await refused(other)).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  });

  it('finds what was done although the answer was lost', async () => {
    // The client itself tries once more.
    await control('/answers/lose', { times: 2 });
    const lost = stripe.checkout.sessions.create(pack, { idempotencyKey: 'lost' });
    expect(await refused(lost)).toMatchObject({ type: 'StripeConnectionError' });
    const again = await stripe.checkout.sessions.create(pack, { idempotencyKey: 'lost' });
    expect((await stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([again.id]);
  });
});

describe('what is refused', () => {
  it('has the shape of Stripe’s errors', async () => {
    expect(await refused(stripeAt(base, 'sk_test_other').customers.list())).toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
    });
    expect(await refused(stripe.customers.retrieve('cus_nobody'))).toEqual({
      type: 'StripeInvalidRequestError',
      code: 'resource_missing',
      statusCode: 404,
    });
    expect(
      await refused(stripe.checkout.sessions.create({ ...pack, line_items: [] })),
    ).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
  });
});

describe('webhooks', () => {
  const announce = () => stripe.customers.create({ email: 'a@b.test' });

  it('are signed', async () => {
    await announce();
    await eventually(() => received.length === 1);
    const [{ body, signature }] = received as [{ body: string; signature: string }];
    expect(stripe.webhooks.constructEvent(body, signature, SECRET).type).toBe('customer.created');
    expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow();
  });

  it('are sent again until they are taken', async () => {
    let tries = 0;
    answerWith = () => (tries++ < 2 ? 500 : 200);
    await announce();
    await eventually(() => received.length === 3);
    const { data } = await stripe.events.list();
    await eventually(
      async () => (await stripe.events.retrieve(data[0]?.id ?? '')).pending_webhooks === 0,
    );
  });

  it('are held back and sent later, repeated and in another order', async () => {
    await control('/webhooks', { mode: 'hold' }, 'PUT');
    await announce();
    await stripe.checkout.sessions
      .create(pack)
      .then(({ id }) => stripe.checkout.sessions.expire(id));
    expect(received).toHaveLength(0);
    await control('/webhooks/release', { order: 'reversed', times: 2 });
    expect(types()).toEqual([
      ...['checkout.session.expired', 'checkout.session.expired'],
      ...['customer.created', 'customer.created'],
    ]);
  });

  it('are dropped, and can be asked for and sent as of another time or secret', async () => {
    await control('/webhooks', { mode: 'drop' }, 'PUT');
    await announce();
    const [event] = (await stripe.events.list({ type: 'customer.created' })).data;
    expect(received).toHaveLength(0);
    const eventId = event?.id;
    await control('/webhooks/send', { eventId, offsetSeconds: 900 });
    await control('/webhooks/send', { eventId, secret: 'whsec_other' });
    await fetch(`${base}/webhooks/replay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ vendor: 'stripe', eventId, times: 2 }),
    });
    const genuine = received.map(({ body, signature }) => {
      const time = Number(/t=(\d+)/.exec(signature)?.[1]);
      try {
        stripe.webhooks.constructEvent(body, signature, SECRET);
        return time > Date.now() / 1000 + 600 ? 'future' : 'genuine';
      } catch {
        return 'forged';
      }
    });
    expect(genuine).toEqual(['future', 'forged', 'genuine', 'genuine']);
  });
});
