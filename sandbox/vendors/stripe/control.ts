import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, found, times, valid } from '../../valid.js';
import { registerWebhookControl } from '../../webhook-control.js';
import type { WebhookDesk } from '../../webhook-desk.js';
import type { Desks } from './api.js';
import { CARDS, StripeRefusal } from './refusals.js';
import type { StripeEvent } from './store.js';

const card = z.enum(Object.keys(CARDS) as [string, ...string[]]).optional();

/** By what tests and people make time pass, banks complain and webhooks go wrong. */
export function registerControl(
  routes: FastifyInstance,
  { store, cashier, checkout, subscriptions }: Desks,
  webhooks: WebhookDesk<StripeEvent>,
  { loseAnswers, forgetKeys }: { loseAnswers: (times: number) => void; forgetKeys: () => void },
): void {
  registerWebhookControl(routes, webhooks, (eventId) => store.events.find(eventId));
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

function allowed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    throw new ControlError(409, 'CONFLICT', error.message);
  }
}
