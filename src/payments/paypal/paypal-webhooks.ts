import { InvalidFieldError } from '../../platform/errors/index.js';
import type { PayPalAccess } from '../../platform/vendors/index.js';
import type { WebhookHeaders } from '../payment-gateway.js';
import type { GatewayEvent } from '../payment-news.js';
import type { PayPalClient } from './paypal-client.js';
import { readMessage } from './paypal-messages.js';

const PATH = '/v1/notifications/verify-webhook-signature';
/** Where PayPal keeps its certificates. We never fetch them, but PayPal would fetch what we name. */
const CERTIFICATE_HOSTS = new Set(['api.paypal.com', 'api.sandbox.paypal.com']);
/** The names of the API, with what can be a value of each. */
const HEADERS = {
  auth_algo: /^[a-zA-Z0-9]{1,100}$/,
  cert_url: /^https:\/\/[\x21\x23-\x5b\x5d-\x7e]{1,480}$/,
  transmission_id: /^[\w-]{1,50}$/,
  transmission_sig: /^[\w+/=-]{1,500}$/,
  transmission_time: /^[\dTZ:.+-]{1,40}$/,
} as const;

/**
 * Messages of PayPal's. Whether they are, PayPal says itself when it is asked; its 200 is no yes.
 * How old a message is proves nothing, for PayPal brings it again for days: it is taken once by its id.
 */
export class PayPalWebhooks {
  constructor(
    private readonly client: PayPalClient,
    private readonly access: Pick<PayPalAccess, 'webhookId'>,
  ) {}

  /** @throws InvalidFieldError, GatewayError */
  async read(body: Buffer, headers: WebhookHeaders): Promise<GatewayEvent> {
    const named = readHeaders(headers);
    const event = readMessage(body);
    if (!event) throw new InvalidFieldError('body', 'This is no message of PayPal’s.');
    // The message goes along as it came: PayPal signed those bytes, and no others with the same sense.
    const asked = JSON.stringify({ ...named, webhook_id: this.access.webhookId });
    const question = `${asked.slice(0, -1)},"webhook_event":${body.toString()}}`;
    const status = await this.client.call(async ({ client }) => {
      const request = client.getRequestBuilderFactory()('POST', PATH);
      request.header('content-type', 'application/json');
      request.text(question);
      request.authenticate([{ oauth2: true }]);
      const { result } = await request.callAsText();
      return { result: statusIn(result) };
    });
    if (status !== 'SUCCESS') throw unsigned('The signature does not fit.');
    return event;
  }
}

function readHeaders(headers: WebhookHeaders): Record<string, string> {
  const named = Object.entries(HEADERS).map(([name, shape]) => {
    const value = headers[`paypal-${name.replaceAll('_', '-')}`];
    if (typeof value !== 'string' || !shape.test(value)) {
      throw unsigned('A header is missing or is not what PayPal sends.');
    }
    return [name, value] as const;
  });
  const all = Object.fromEntries(named);
  if (!CERTIFICATE_HOSTS.has(hostOf(all['cert_url'] ?? ''))) {
    throw unsigned('The certificate is not at PayPal.');
  }
  return all;
}

/** With its port, if it has one: another port is another host. */
const hostOf = (address: string): string => {
  const url = URL.parse(address);
  return url && url.username === '' && url.password === '' ? url.host : '';
};

/** Undefined is an answer that is none. */
function statusIn(answer: string): string | undefined {
  try {
    const { verification_status: status } = JSON.parse(answer) as { verification_status?: unknown };
    return typeof status === 'string' ? status : undefined;
  } catch {
    return undefined;
  }
}

function unsigned(problem: string): InvalidFieldError {
  return new InvalidFieldError('PayPal-Transmission-Sig', problem);
}
