import { createHmac } from 'node:crypto';

import type { SignedMessage, Signing } from '../../webhook-desk.js';
import type { DodoEvent } from './objects.js';

/** By what the receiver knows that a message is ours. It opens nothing else. */
const WEBHOOK_SECRET = 'whsec_cGl4c2hpZnQtc2FuZGJveC1kb2RvLXdlYmhvb2s=';

/** By the Standard Webhooks: id, time and body, HMAC-SHA256 by the decoded secret. */
export function signed(
  { id, message }: DodoEvent,
  { time, secret = WEBHOOK_SECRET }: Signing,
): SignedMessage {
  const body = JSON.stringify(message);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
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
