import { type Webhook } from 'standardwebhooks';
import { InvalidFieldError } from '../../platform/errors/index.js';
import type { WebhookHeaders } from '../payment-gateway.js';
import { type DodoMessage, message } from './dodo-words.js';

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/**
 * A message of the Standard Webhooks whose signature fits the bytes; the library refuses what is five
 * minutes old, or of the future. Its id stands in a header, which is signed, too.
 * @throws InvalidFieldError
 */
export function readSigned(
  webhook: Webhook,
  body: Buffer,
  headers: WebhookHeaders,
): { id: string; message: DodoMessage } {
  const signed = Object.fromEntries(
    HEADERS.map((name) => [name, headers[name]]).filter(([, value]) => typeof value === 'string'),
  ) as Record<string, string>;
  let content: unknown;
  try {
    content = webhook.verify(body, signed);
  } catch (error) {
    throw error instanceof SyntaxError
      ? new InvalidFieldError('body', 'The body must be JSON.')
      : unsigned();
  }
  const id = signed['webhook-id'] ?? '';
  const read = message.safeParse(content);
  if (!read.success || id.length > 255) throw unreadable();
  return { id, message: read.data };
}

export const unreadable = (): InvalidFieldError =>
  new InvalidFieldError('body', 'The message is not one of Dodo’s.');

const unsigned = (): InvalidFieldError =>
  new InvalidFieldError(
    'webhook-signature',
    'The signature is missing, does not fit, or is not of now.',
  );
