import { createHmac } from 'node:crypto';

import type { SignedMessage, Signing } from '../../webhook-desk.js';
import { API_VERSION, newId, seconds } from './objects.js';
import type { StripeEvent } from './store.js';

/** By what the receiver knows that a message is ours. It opens nothing else. */
const WEBHOOK_SECRET = 'whsec_pixshift_sandbox';

export function newEvent(type: string, object: object, idempotencyKey: string | null): StripeEvent {
  return {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: seconds(),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: idempotencyKey },
    type,
  };
}

export function signed(
  event: StripeEvent,
  { time, secret = WEBHOOK_SECRET }: Signing,
): SignedMessage {
  const body = JSON.stringify(event, null, 2);
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'stripe-signature': `t=${time},v1=${signature}`,
    },
  };
}
