import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { SignedMessage, Signing } from '../../webhook-desk.js';
import { newId } from './objects.js';

/** By what {@link isGenuine} knows our messages. It opens nothing else. */
const SIGNING_SECRET = 'paypal-sandbox-certificate';
export const WEBHOOK_ID = '1JE4291016473214C';
const CERT_URL =
  'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-1d93a270';

export interface PayPalEvent {
  id: string;
  event_version: '1.0';
  create_time: string;
  resource_type: string;
  resource_version: '2.0';
  event_type: string;
  summary: string;
  resource: object;
  links: object[];
}

/** An event, by the names that all vendors' events go by. */
export interface Notice {
  id: string;
  type: string;
  event: PayPalEvent;
}

export function newNotice(type: string, resourceType: string, resource: object): Notice {
  const id = `WH-${newId(17)}-${newId(17)}`;
  const event: PayPalEvent = {
    id,
    event_version: '1.0',
    create_time: new Date().toISOString(),
    resource_type: resourceType,
    resource_version: '2.0',
    event_type: type,
    summary: `${type} in the sandbox`,
    resource: structuredClone(resource),
    links: [],
  };
  return { id, type, event };
}

export function signed(
  { event }: Notice,
  { time, secret = SIGNING_SECRET }: Signing,
): SignedMessage {
  const body = JSON.stringify(event);
  const sent = `${new Date(time * 1000).toISOString().slice(0, 19)}Z`;
  const id = randomUUID();
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'PayPal/AUHD-214.0-56789012',
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-cert-url': CERT_URL,
      'paypal-transmission-id': id,
      'paypal-transmission-time': sent,
      'paypal-transmission-sig': signatureOf(body, { id, sent, secret }),
    },
  };
}

function signatureOf(
  body: string,
  { id, sent, secret }: { id: string; sent: string; secret: string },
): string {
  // A letter first, as PayPal's pattern of signatures wants it.
  return `s${createHmac('sha256', secret)
    .update(`${id}|${sent}|${WEBHOOK_ID}|${crc32(body)}`)
    .digest('base64')}`;
}

/** What the API is asked: whether a message is as it was sent. */
export function isGenuine(asked: Record<string, unknown>): boolean {
  if (asked['webhook_id'] !== WEBHOOK_ID || asked['cert_url'] !== CERT_URL) return false;
  const signature = signatureOf(JSON.stringify(asked['webhook_event']), {
    id: String(asked['transmission_id']),
    sent: String(asked['transmission_time']),
    secret: SIGNING_SECRET,
  });
  const [given, wanted] = [String(asked['transmission_sig']), signature].map((text) =>
    Buffer.from(text),
  );
  return given?.length === wanted?.length && timingSafeEqual(given as Buffer, wanted as Buffer);
}
