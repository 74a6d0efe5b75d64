import { expect } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { App } from '../harness.js';
import { control } from './app-with-providers.js';
import { DODO_SECRET } from './dodo-client.js';
import { decideAt, untilPayment } from './payments.js';
import { selectRows } from './select-rows.js';

export interface DodoCheckout {
  readonly paymentId: string;
  readonly url: string;
}

/** Begins to buy 100 credits for $9.90 through Dodo. */
export async function beginAtDodo(app: App, token: string): Promise<DodoCheckout> {
  const body = { item: 'pack-100', gateway: 'dodo' };
  const answer = await app.post('/billing/checkout', { token, body });
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return answer.body as DodoCheckout;
}

/** What a person does on Dodo's page; resolves with where they are sent. */
export const payAtDodo = (url: string, method = 'card'): Promise<string> =>
  decideAt(url, { decision: 'pay', method, email: 'buyer@example.test' });

export async function dodoControl<T>(
  app: App,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const answer = await control(app, method, `/vendors/dodo${path}`, body);
  return (await answer.json()) as T;
}

export interface BoughtAtDodo extends DodoCheckout {
  readonly token: string;
  /** The payment as Dodo calls it. */
  readonly dodoId: string;
}

/** Somebody new who has bought 100 credits. */
export async function boughtAtDodo(app: App): Promise<BoughtAtDodo> {
  const { accessToken: token } = await app.signUp();
  const checkout = await beginAtDodo(app, token);
  await payAtDodo(checkout.url);
  await untilPayment(app, token, checkout.paymentId, 'COMPLETED');
  const [row] = await selectRows<{ dodo_id: string }>(
    app.databaseUrl,
    'select gateway_payment_id as dodo_id from payment where id = $1',
    [checkout.paymentId],
  );
  return { ...checkout, token, dodoId: row?.dodo_id ?? '' };
}

/** A message about a payment as Dodo sends it, of which only what we go by is filled in. */
export function dodoMessage(
  type: string,
  fields: { paymentId: string; status: string; total?: number; tax?: number; asked?: number },
): string {
  const { paymentId, status, total = 990, tax = 0, asked = 990 } = fields;
  return JSON.stringify({
    business_id: 'bus_1',
    type,
    timestamp: new Date().toISOString(),
    data: {
      payload_type: 'Payment',
      payment_id: `pay_${paymentId}`,
      status,
      total_amount: total,
      tax,
      currency: 'USD',
      metadata: { payment_id: paymentId, amount_minor: String(asked) },
      refunds: [],
    },
  });
}

/** @param offsetSeconds how far the signature's time is from now */
export function signedByDodo(
  body: string,
  { id = `msg_${body.length}`, secret = DODO_SECRET, offsetSeconds = 0 } = {},
): { body: string; headers: Record<string, string> } {
  const time = Math.floor(Date.now() / 1000) + offsetSeconds;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(time),
      'webhook-signature': `v1,${signature}`,
    },
  };
}
