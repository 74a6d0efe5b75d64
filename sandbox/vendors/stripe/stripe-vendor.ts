import { randomBytes, timingSafeEqual } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { HttpVendor } from '../../vendor.js';
import { WebhookDesk } from '../../webhook-desk.js';
import { type ApiCall, apiOf, type Desks } from './api.js';
import { Cashier } from './cashier.js';
import { CheckoutDesk } from './checkout-desk.js';
import { registerControl } from './control.js';
import { expanded } from './expand.js';
import { listOf, parseForm } from './form.js';
import { IdempotencyKeys, type KeptAnswer } from './idempotency.js';
import { registerPages } from './pages.js';
import { missing, StripeRefusal, unauthenticated } from './refusals.js';
import { type StripeEvent, StripeStore } from './store.js';
import { SubscriptionDesk } from './subscription-desk.js';
import { newEvent, signed } from './webhooks.js';

const SECRET_KEY = 'sk_test_pixshift_sandbox';

/**
 * Stripe: payments, checkout, subscriptions and webhooks of one account in test mode. State is kept
 * for as long as the sandbox runs; time passes for subscriptions when the control API says so.
 */
export class StripeVendor implements HttpVendor {
  readonly protocol = 'http';
  readonly name = 'stripe';
  private readonly store = new StripeStore();
  private readonly webhooks: WebhookDesk<StripeEvent>;
  private readonly desks: Desks;
  private readonly keys = new IdempotencyKeys();
  private idempotencyKey: string | null = null;
  /** How many more calls do their work and then leave the caller without an answer. */
  private lostAnswers = 0;

  /** @param webhookUrl where events go; undefined: nowhere until the control API says */
  constructor(webhookUrl?: string) {
    const { store } = this;
    this.webhooks = new WebhookDesk({
      url: webhookUrl,
      sign: signed,
      onTaken: (event) => void (event.pending_webhooks = 0),
    });
    const announce = (type: string, object: object): void =>
      this.webhooks.announce(store.events.put(newEvent(type, object, this.idempotencyKey)));
    const cashier = new Cashier(store, announce);
    const subscriptions = new SubscriptionDesk(store, cashier, announce);
    const checkout = new CheckoutDesk(store, cashier, subscriptions, announce);
    this.desks = { store, cashier, subscriptions, checkout, announce };
  }

  register(routes: FastifyInstance): void {
    routes.addHook('onClose', async () => this.webhooks.close());
    for (const [route, handler] of Object.entries(apiOf(this.desks))) {
      const [method = '', path = ''] = route.split(' ');
      routes.route<{ Params: { id?: string } }>({
        method,
        url: `/v1${path}`,
        handler: async (request, reply) => {
          const form = parseForm(bodyOf(request) || (request.url.split('?')[1] ?? ''));
          const id = request.params.id ?? '';
          const call = { id, form, origin: `http://${request.headers.host ?? ''}` };
          return this.answer(request, reply, handler, call);
        },
      });
    }
    routes.all('/v1/*', async (request, reply) => {
      const { status, body } = missing('path', request.url);
      return reply.code(status).send(body);
    });
    registerPages(routes, this.desks);
  }

  control(routes: FastifyInstance): void {
    registerControl(routes, this.desks, this.webhooks, {
      loseAnswers: (times) => (this.lostAnswers = times),
      forgetKeys: () => this.keys.forget(),
    });
  }

  replay(eventIds: readonly string[], times: number): Promise<unknown> {
    const events = eventIds.map((id) => this.store.events.get(id));
    return this.webhooks.sendAll(events.flatMap((event) => Array<StripeEvent>(times).fill(event)));
  }

  errorBody(status: number): unknown {
    return status === 429
      ? {
          error: {
            type: 'invalid_request_error',
            code: 'rate_limit',
            message: 'Request rate limit exceeded.',
          },
        }
      : { error: { type: 'api_error', message: 'An error occurred in the sandbox.' } };
  }

  blocked(): { status: number; body: unknown } {
    const { status, body } = unauthenticated();
    return { status, body };
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    handler: (call: ApiCall) => object,
    call: ApiCall,
  ): Promise<FastifyReply> {
    const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
    const named = typeof key === 'string' ? key : undefined;
    reply.header('request-id', `req_${randomBytes(7).toString('hex')}`);
    if (named !== undefined) reply.header('idempotency-key', named);
    const { status, body } = this.outcome(request, handler, call, named);
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    return reply.code(status).send(body);
  }

  private outcome(
    request: FastifyRequest,
    handler: (call: ApiCall) => object,
    call: ApiCall,
    key: string | undefined,
  ): KeptAnswer {
    const path = request.url.split('?', 1)[0] ?? '';
    try {
      if (!knowsKey(request)) throw unauthenticated();
      const before = key === undefined ? undefined : this.keys.recall(key, path, bodyOf(request));
      if (before) return before;
      this.idempotencyKey = key ?? null;
      const expand = listOf(call.form, 'expand').filter((each) => typeof each === 'string');
      const answer = { status: 200, body: expanded(this.store, handler(call), expand) };
      if (key !== undefined) this.keys.keep(key, path, bodyOf(request), answer);
      return answer;
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      const answer = { status: error.status, body: error.body };
      // A declined card is the outcome of the call; a call that was never begun may be mended.
      if (error.status === 402 && key !== undefined) {
        this.keys.keep(key, path, bodyOf(request), answer);
      }
      return answer;
    } finally {
      this.idempotencyKey = null;
    }
  }
}

function bodyOf({ body }: FastifyRequest): string {
  return typeof body === 'string' ? body : '';
}

function knowsKey({ headers }: FastifyRequest): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${SECRET_KEY}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
