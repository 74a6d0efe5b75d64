import { randomBytes, timingSafeEqual } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { HttpVendor, VendorServices } from '../../vendor.js';
import { optedOut, refusalOf, twilioError, type TwilioError } from './refusals.js';
import { segmentsOf } from './segments.js';

const ACCOUNT_SID = `AC${'5a'.repeat(16)}`;
const AUTH_TOKEN = 'sandbox-auth-token';
const API_VERSION = '2010-04-01';

const OUTAGES: Readonly<Record<number, TwilioError>> = {
  429: twilioError(429, 20429, 'Too Many Requests'),
  503: twilioError(503, 20503, 'Service is unavailable'),
};

/**
 * The messages of Twilio's REST API: takes the SMS of one account, whose credentials are
 * `ACCOUNT_SID` and `AUTH_TOKEN`, and delivers them to the inbox.
 */
export class TwilioVendor implements HttpVendor {
  readonly protocol = 'http';
  readonly name = 'twilio';

  register(routes: FastifyInstance, { inbox }: VendorServices): void {
    routes.post<{ Params: { account: string } }>(
      `/${API_VERSION}/Accounts/:account/Messages.json`,
      async (request, reply) => {
        if (!knowsCredentials(request)) return unauthenticated(reply);
        const path = `/${API_VERSION}/Accounts/${request.params.account}/Messages.json`;
        if (request.params.account !== ACCOUNT_SID) {
          const message = `The requested resource ${path} was not found`;
          return reply.code(404).send(twilioError(404, 20404, message));
        }
        const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
        const refusal = refusalOf(form);
        if (refusal) return reply.code(refusal.status).send(refusal);
        const message = messageOf(form);
        const { to, from, body, date_created } = message;
        inbox.add({
          channel: 'sms',
          to,
          from,
          text: body,
          at: new Date(date_created).toISOString(),
        });
        return reply.code(201).send(message);
      },
    );
  }

  errorBody(status: number): TwilioError {
    return OUTAGES[status] ?? twilioError(status, 20500, 'An internal server error has occurred');
  }

  blocked(): { status: number; body: TwilioError } {
    return { status: 400, body: optedOut() };
  }
}

/** The whole object, as the API describes it; times are RFC 2822. */
function messageOf(form: URLSearchParams) {
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const now = new Date().toUTCString().replace('GMT', '+0000');
  const body = form.get('Body') ?? '';
  const base = `/${API_VERSION}/Accounts/${ACCOUNT_SID}/Messages/${sid}`;
  return {
    account_sid: ACCOUNT_SID,
    api_version: API_VERSION,
    body,
    date_created: now,
    date_sent: null,
    date_updated: now,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: form.get('From') ?? '',
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(segmentsOf(body)),
    price: null,
    price_unit: 'USD',
    sid,
    status: 'queued',
    subresource_uris: { media: `${base}/Media.json` },
    to: form.get('To') ?? '',
    uri: `${base}.json`,
  };
}

function knowsCredentials({ headers }: FastifyRequest): boolean {
  const given = /^Basic ([\w+/=]+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const wanted = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`);
  const bytes = Buffer.from(given, 'base64');
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

function unauthenticated(reply: FastifyReply): FastifyReply {
  return reply
    .code(401)
    .header('www-authenticate', 'Basic realm="Twilio API"')
    .send(twilioError(401, 20003, 'Authenticate'));
}
