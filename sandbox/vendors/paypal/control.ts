import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { ControlError, found, times, valid } from '../../valid.js';
import { registerWebhookControl } from '../../webhook-control.js';
import type { WebhookDesk } from '../../webhook-desk.js';
import { validMoney } from './money.js';
import { PayPalRefusal } from './refusals.js';
import type { Till } from './till.js';
import type { Notice } from './webhooks.js';

const money = z.strictObject({ currency_code: z.string(), value: z.string() });

/** By what tests and people make time pass, buyers complain and webhooks go wrong. */
export function registerControl(
  routes: FastifyInstance,
  till: Till,
  webhooks: WebhookDesk<Notice>,
  more: {
    find: (eventId: string) => Notice | undefined;
    loseAnswers: (times: number) => void;
    forgetKeys: () => void;
    forgetTokens: () => void;
  },
): void {
  registerWebhookControl(routes, webhooks, more.find);
  routes.post('/answers/lose', async (request) => {
    const asked = valid(z.strictObject({ times }), request.body);
    more.loseAnswers(asked.times);
    return asked;
  });
  routes.post('/keys/forget', async () => {
    more.forgetKeys();
    return {};
  });
  routes.post('/tokens/forget', async () => {
    more.forgetTokens();
    return {};
  });

  routes.get('/orders', async () => [...till.checkouts.values()].map(({ order }) => order));
  // An order that nobody paid is gone after some hours.
  routes.post<{ Params: { id: string } }>('/orders/:id/expire', async ({ params }) => {
    found(till.checkouts.get(params.id));
    till.checkouts.delete(params.id);
    return {};
  });
  // What is taken is not what was asked for.
  routes.post<{ Params: { id: string } }>('/orders/:id/amount', async (request) => {
    const { amount } = valid(z.strictObject({ amount: money }), request.body);
    const { order } = found(till.checkouts.get(request.params.id));
    order.purchase_units[0].amount = allowed(() => validMoney(amount, '/amount'));
    return order;
  });
  routes.post<{ Params: { id: string } }>('/captures/:id/decide', async (request) => {
    const { outcome } = valid(
      z.strictObject({ outcome: z.enum(['COMPLETED', 'DECLINED']) }),
      request.body,
    );
    return till.decide(found(till.captures.get(request.params.id)), outcome);
  });
  routes.put('/refunds/next', async (request) => {
    const asked = valid(
      z.strictObject({ status: z.enum(['COMPLETED', 'PENDING', 'REFUSED']) }),
      request.body,
    );
    till.nextRefund = asked.status;
    return asked;
  });
  routes.get('/refunds', async () => [...till.refunds.values()].map(({ refund }) => refund));
  routes.post<{ Params: { id: string } }>('/refunds/:id/decide', async (request) => {
    const { outcome } = valid(
      z.strictObject({ outcome: z.enum(['COMPLETED', 'FAILED']) }),
      request.body,
    );
    return allowed(() => till.decideRefund(request.params.id, outcome));
  });
  // As people do in PayPal's own dashboard.
  routes.post<{ Params: { id: string } }>('/captures/:id/refund', async (request) => {
    const { amount } = valid(z.strictObject({ amount: money }), request.body);
    const capture = found(till.captures.get(request.params.id));
    return allowed(() => till.refund(capture, { amount }, originOf(request)));
  });
  routes.get('/disputes', async () => [...till.disputes.values()]);
  routes.post<{ Params: { id: string } }>('/captures/:id/reverse', async (request) => {
    return till.reverse(found(till.captures.get(request.params.id)), originOf(request));
  });
  routes.post('/disputes', async (request) => {
    const { capture, stage } = valid(
      z.strictObject({
        capture: z.string(),
        stage: z.enum(['INQUIRY', 'CHARGEBACK']).default('CHARGEBACK'),
      }),
      request.body,
    );
    return till.dispute(found(till.captures.get(capture)), stage);
  });
  routes.post<{ Params: { id: string } }>('/disputes/:id/resolve', async (request) => {
    const { outcome } = valid(
      z.strictObject({ outcome: z.enum(['RESOLVED_BUYER_FAVOUR', 'RESOLVED_SELLER_FAVOUR']) }),
      request.body,
    );
    return till.resolve(found(till.disputes.get(request.params.id)), outcome);
  });
}

const originOf = ({ headers }: FastifyRequest): string => `http://${headers.host ?? ''}/paypal`;

function allowed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PayPalRefusal)) throw error;
    throw new ControlError(409, 'CONFLICT', error.message);
  }
}
