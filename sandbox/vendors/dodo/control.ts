import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { found, times, valid } from '../../valid.js';
import { registerWebhookControl } from '../../webhook-control.js';
import type { WebhookDesk } from '../../webhook-desk.js';
import type { Desks } from './api.js';
import { DISPUTE_OUTCOMES, type DodoEvent } from './objects.js';

const pricingChange = z.strictObject({
  payWhatYouWant: z.boolean().optional(),
  priceMinor: z.int().min(1).optional(),
  taxInclusive: z.boolean().optional(),
  taxBasisPoints: z.int().min(0).max(10_000).optional(),
});
const refundStatus = z.enum(['pending', 'succeeded', 'failed']);
const settlement = z.strictObject({ status: z.enum(['succeeded', 'failed', 'cancelled']) });
const stage = z.enum(['pre_dispute', 'dispute', 'pre_arbitration']).default('dispute');

interface ById {
  Params: { id: string };
}

/** By what tests and people set prices and taxes, make time pass, and have banks decide. */
export function registerControl(
  routes: FastifyInstance,
  { store, pricing, checkout, cashier }: Desks,
  webhooks: WebhookDesk<DodoEvent>,
  loseAnswers: (times: number) => void,
): void {
  registerWebhookControl(routes, webhooks, (eventId) => store.events.find(eventId));
  routes.get('/events', async () => store.events.all());
  routes.put('/pricing', async (request) =>
    Object.assign(pricing, valid(pricingChange, request.body)),
  );
  routes.post('/answers/lose', async (request) => {
    const asked = valid(z.strictObject({ times }), request.body);
    loseAnswers(asked.times);
    return asked;
  });

  routes.get('/sessions', async () => store.sessions.all());
  routes.post<ById>('/sessions/:id/expire', async ({ params }) => {
    const session = found(store.sessions.find(params.id));
    checkout.expire(session);
    return session;
  });
  routes.get('/payments', async () => store.payments.all());
  routes.post<ById>('/payments/:id/settle', async ({ params, body }) => {
    const payment = found(store.payments.find(params.id));
    checkout.settle(payment, valid(settlement, body).status);
    return payment;
  });

  routes.put('/refunds', async ({ body }) => {
    cashier.refundsLeadTo = valid(z.strictObject({ leadTo: refundStatus }), body).leadTo;
    return { leadTo: cashier.refundsLeadTo };
  });
  routes.get('/refunds', async () => store.refunds.all());
  routes.post<ById>('/refunds/:id/settle', async ({ params, body }) => {
    const refund = found(store.refunds.find(params.id));
    cashier.settle(refund, valid(z.strictObject({ status: refundStatus }), body).status);
    return refund;
  });
  routes.post('/disputes', async ({ body }) => {
    const asked = valid(z.strictObject({ paymentId: z.string(), stage }), body);
    return cashier.dispute(found(store.payments.find(asked.paymentId)), asked.stage);
  });
  routes.post<ById>('/disputes/:id/move', async ({ params, body }) => {
    const { outcome } = valid(z.strictObject({ outcome: z.enum(DISPUTE_OUTCOMES) }), body);
    const dispute = found(store.disputes.find(params.id));
    cashier.move(dispute, outcome);
    return dispute;
  });
}
