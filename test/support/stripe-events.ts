import { createHmac, randomUUID } from 'node:crypto';

const SECRET = 'whsec_pixshift_sandbox';

export interface SignedEvent {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** An event as Stripe sends it, of which only what we go by is filled in. */
export function stripeEvent(type: string, object: Record<string, unknown>): string {
  return JSON.stringify({
    id: `evt_${randomUUID()}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  });
}

export function sessionObject(
  paymentId: string,
  fields: { status: string; payment_status: string; amount?: number; currency?: string },
): Record<string, unknown> {
  return {
    id: `cs_test_${paymentId}`,
    object: 'checkout.session',
    metadata: { payment_id: paymentId },
    payment_intent: `pi_${paymentId}`,
    amount_total: fields.amount ?? 990,
    currency: fields.currency ?? 'usd',
    status: fields.status,
    payment_status: fields.payment_status,
  };
}

/** @param offsetSeconds how far the signature's time is from now */
export function signed(body: string, { secret = SECRET, offsetSeconds = 0 } = {}): SignedEvent {
  const time = Math.floor(Date.now() / 1000) + offsetSeconds;
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': `t=${time},v1=${signature}`,
    },
  };
}
