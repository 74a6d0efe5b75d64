import { randomBytes } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { HttpVendor } from '../../vendor.js';
import { WebhookDesk } from '../../webhook-desk.js';
import { type ApiAnswer, type ApiCall, apiOf } from './api.js';
import { registerControl } from './control.js';
import { registerPages } from './pages.js';
import {
  internal,
  missing,
  notAuthorized,
  PayPalRefusal,
  tooMany,
  unauthenticated,
} from './refusals.js';
import { Till } from './till.js';
import { newNotice, type Notice, signed } from './webhooks.js';

const CLIENT_ID = 'sandbox-paypal-client';
const CLIENT_SECRET = 'sandbox-paypal-secret';
const TOKEN_SECONDS = 32_400;
const MAX_KEPT = 20_000;

/** PayPal: orders, captures, refunds and webhooks of one account. State is kept while it runs. */
export class PayPalVendor implements HttpVendor {
  readonly protocol = 'http';
  readonly name = 'paypal';
  private readonly till: Till;
  private readonly webhooks: WebhookDesk<Notice>;
  private readonly notices = new Map<string, Notice>();
  /** What was answered to a PayPal-Request-Id; an object in it goes on living. */
  private readonly answers = new Map<string, ApiAnswer>();
  private readonly tokens = new Set<string>();
  /** How many more calls do their work and then leave the caller without an answer. */
  private lostAnswers = 0;

  /** @param webhookUrl where events go; undefined: nowhere until the control API says */
  constructor(webhookUrl?: string) {
    this.webhooks = new WebhookDesk({ url: webhookUrl, sign: signed });
    this.till = new Till((type, resourceType, resource) => {
      const notice = newNotice(type, resourceType, resource);
      bounded(this.notices).set(notice.id, notice);
      this.webhooks.announce(notice);
    });
  }

  register(routes: FastifyInstance): void {
    routes.addHook('onClose', async () => this.webhooks.close());
    routes.post('/v1/oauth2/token', async (request, reply) => this.giveToken(request, reply));
    for (const [route, handler] of Object.entries(apiOf(this.till))) {
      const [method = '', url = ''] = route.split(' ');
      routes.route<{ Params: { id?: string } }>({
        method,
        url,
        handler: (request, reply) => this.answer(request, reply, handler, request.params.id ?? ''),
      });
    }
    registerPages(routes, this.till);
    routes.all('/*', async (_request, reply) => {
      const { status, body } = missing();
      return reply.code(status).send(body);
    });
  }

  control(routes: FastifyInstance): void {
    registerControl(routes, this.till, this.webhooks, {
      find: (eventId) => this.notices.get(eventId),
      loseAnswers: (times) => (this.lostAnswers = times),
      forgetKeys: () => this.answers.clear(),
      forgetTokens: () => this.tokens.clear(),
    });
  }

  replay(eventIds: readonly string[], times: number): Promise<unknown> {
    const notices = eventIds.flatMap((id) => this.notices.get(id) ?? []);
    return this.webhooks.sendAll(notices.flatMap((each) => Array<Notice>(times).fill(each)));
  }

  /** What was ever told, the oldest first. */
  told(): readonly Notice[] {
    return [...this.notices.values()];
  }

  errorBody(status: number): unknown {
    return (status === 429 ? tooMany() : internal()).body;
  }

  blocked(): { status: number; body: unknown } {
    const { status, body } = notAuthorized();
    return { status, body };
  }

  private giveToken({ headers, body }: FastifyRequest, reply: FastifyReply): FastifyReply {
    const wanted = Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64');
    if (headers.authorization !== `Basic ${wanted}`) {
      const problem = {
        error: 'invalid_client',
        error_description: 'Client Authentication failed',
      };
      return reply.code(401).send(problem);
    }
    if (new URLSearchParams(String(body)).get('grant_type') !== 'client_credentials') {
      return reply.code(400).send({ error: 'unsupported_grant_type' });
    }
    const token = `A21AA${randomBytes(48).toString('base64url')}`;
    this.tokens.add(token);
    return reply.send({
      scope: 'https://uri.paypal.com/services/payments/payment',
      access_token: token,
      token_type: 'Bearer',
      app_id: 'APP-80W284485P519543T',
      expires_in: TOKEN_SECONDS,
      nonce: randomBytes(16).toString('hex'),
    });
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    handler: (call: ApiCall) => ApiAnswer,
    id: string,
  ): Promise<FastifyReply> {
    const { status, body } = this.outcome(request, handler, id);
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    reply.header('paypal-debug-id', randomBytes(7).toString('hex').slice(0, 13));
    return body === undefined ? reply.code(status).send() : reply.code(status).send(body);
  }

  private outcome(
    { headers, method, url, body }: FastifyRequest,
    handler: (call: ApiCall) => ApiAnswer,
    id: string,
  ): { status: number; body?: object } {
    try {
      if (!this.tokens.has((headers.authorization ?? '').replace(/^Bearer /, ''))) {
        throw unauthenticated();
      }
      const requestId = method === 'POST' ? textOf(headers['paypal-request-id']) : undefined;
      const key = requestId === undefined ? undefined : `${url} ${requestId}`;
      const before = key === undefined ? undefined : this.answers.get(key);
      // Of a refund that is known PayPal says the same again; of an order, that it was there.
      if (before) return url.endsWith('/refund') ? before : { ...before, status: 200 };
      const answer = handler({
        id,
        query: new URL(url, 'http://localhost').searchParams,
        body: (body ?? {}) as Record<string, unknown>,
        origin: `http://${headers.host ?? ''}/paypal`,
        requestId,
        isWhole: headers['prefer'] === 'return=representation',
      });
      if (key !== undefined) bounded(this.answers).set(key, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof PayPalRefusal)) throw error;
      return { status: error.status, body: error.body };
    }
  }
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Without its oldest, where it is full. */
function bounded<T>(map: Map<string, T>): Map<string, T> {
  const oldest = map.size >= MAX_KEPT ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
  return map;
}
