import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, valid } from '../../valid.js';
import type { Desks } from './api.js';
import { CARDS, StripeRefusal } from './refusals.js';
import type { WebhookDesk } from './webhook-desk.js';

const MAX_TIMES = 100;
const times = z.int().min(1).max(MAX_TIMES).default(1);
const card = z.enum(Object.keys(CARDS) as [string, ...string[]]).optional();
const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, hostname: /^(127\.0\.0\.1|localhost)$/ }).optional(),
  mode: z.enum(['deliver', 'hold', 'drop']).optional(),
  repeat: times.optional(),
});
const release = z.strictObject({
  order: z.enum(['as-made', 'reversed', 'shuffled']).default('as-made'),
  times,
});
const sending = z.strictObject({
  eventId: z.string(),
  times,
  offsetSeconds: z.int().min(-1_000_000).max(1_000_000).optional(),
  secret: z.string().min(1).max(100).optional(),
});

/** By what tests and people make time pass, banks complain and webhooks go wrong. */
export function registerControl(
  routes: FastifyInstance,
  { store, cashier, checkout, subscriptions }: Desks,
  webhooks: WebhookDesk,
  { loseAnswers, forgetKeys }: { loseAnswers: (times: number) => void; forgetKeys: () => void },
): void {
  const state = () => ({
    url: webhooks.url ?? null,
    mode: webhooks.mode,
    repeat: webhooks.repeat,
    held: webhooks.heldCount(),
  });
  routes.get('/webhooks', async () => state());
  routes.put('/webhooks', async (request) => {
    const { url, mode, repeat } = valid(settings, request.body);
    webhooks.url = url ?? webhooks.url;
    webhooks.mode = mode ?? webhooks.mode;
    webhooks.repeat = repeat ?? webhooks.repeat;
    return state();
  });
  routes.get('/webhooks/deliveries', async () => webhooks.log());
  routes.post('/webhooks/release', async (request) => {
    const { order, times } = valid(release, request.body);
    return webhooks.release(order, times);
  });
  routes.post('/webhooks/send', async (request) => {
    const { eventId, times, offsetSeconds, secret } = valid(sending, request.body);
    const event = found(store.events.find(eventId));
    return webhooks.sendAll(Array(times).fill(event), { offsetSeconds, secret });
  });
  routes.post('/answers/lose', async (request) => {
    const asked = valid(z.strictObject({ times }), request.body);
    loseAnswers(asked.times);
    return asked;
  });

  // As Stripe does after a day.
  routes.post('/keys/forget', async () => {
    forgetKeys();
    return {};
  });

  routes.get('/sessions', async () => store.sessions.all());
  routes.post<{ Params: { id: string } }>('/sessions/:id/expire', async ({ params }) =>
    allowed(() => checkout.expire(found(store.sessions.find(params.id)))),
  );
  routes.post<{ Params: { id: string } }>('/intents/:id/authenticate', async (request) => {
    const { confirmed } = valid(z.strictObject({ confirmed: z.boolean() }), request.body);
    const intent = found(store.intents.find(request.params.id));
    try {
      cashier.authenticate(intent, confirmed);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
    }
    return intent;
  });
  routes.get('/subscriptions', async () => store.subscriptions.all());
  routes.post<{ Params: { id: string } }>('/subscriptions/:id/renew', async (request) => {
    const { card: method } = valid(z.strictObject({ card }), request.body);
    const subscription = found(store.subscriptions.find(request.params.id));
    return allowed(() => subscriptions.renew(subscription, method));
  });
  routes.post<{ Params: { id: string } }>('/subscriptions/:id/end', async ({ params }) =>
    subscriptions.end(found(store.subscriptions.find(params.id))),
  );
  routes.post<{ Params: { id: string } }>('/refunds/:id/fail', async ({ params }) =>
    allowed(() => cashier.failRefund(found(store.refunds.find(params.id)))),
  );
  routes.get('/disputes', async () => store.disputes.all());
  routes.post('/disputes', async (request) => {
    const { paymentIntent } = valid(z.strictObject({ paymentIntent: z.string() }), request.body);
    const intent = found(store.intents.find(paymentIntent));
    return cashier.dispute(found(store.charges.find(intent.latest_charge)));
  });
  routes.post<{ Params: { id: string } }>('/disputes/:id/close', async (request) => {
    const { outcome } = valid(z.strictObject({ outcome: z.enum(['won', 'lost']) }), request.body);
    return cashier.closeDispute(found(store.disputes.find(request.params.id)), outcome);
  });
}

function found<T>(object: T | undefined): T {
  if (!object) throw new ControlError(404, 'NOT_FOUND', 'There is no such object.');
  return object;
}

function allowed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    throw new ControlError(409, 'CONFLICT', error.message);
  }
}
