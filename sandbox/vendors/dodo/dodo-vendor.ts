import { timingSafeEqual } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { HttpVendor } from '../../vendor.js';
import { WebhookDesk } from '../../webhook-desk.js';
import { apiOf, type Desks } from './api.js';
import { Cashier } from './cashier.js';
import { CheckoutDesk } from './checkout-desk.js';
import { registerControl } from './control.js';
import { type DodoEvent, newEvent, PRICING } from './objects.js';
import { registerPages } from './pages.js';
import { DodoRefusal, missing, unauthenticated } from './refusals.js';
import { DodoStore } from './store.js';
import { signed } from './webhooks.js';

const API_KEY = 'dodo_test_pixshift_sandbox';

/**
 * Dodo Payments: checkouts, payments, refunds, disputes and webhooks of one business in test mode, with
 * one product. Like Dodo it knows no idempotency keys. State is kept for as long as the sandbox runs.
 */
export class DodoVendor implements HttpVendor {
  readonly protocol = 'http';
  readonly name = 'dodo';
  private readonly store = new DodoStore();
  private readonly webhooks: WebhookDesk<DodoEvent>;
  private readonly desks: Desks;
  /** How many more calls that change something do so and then leave the caller without an answer. */
  private lostAnswers = 0;

  /** @param webhookUrl where events go; undefined: nowhere until the control API says */
  constructor(webhookUrl?: string) {
    const { store } = this;
    this.webhooks = new WebhookDesk({ url: webhookUrl, sign: signed });
    const announce = (type: string, payload: string, object: object): void =>
      this.webhooks.announce(store.events.put(newEvent(type, payload, object)));
    const pricing = { ...PRICING };
    const checkout = new CheckoutDesk(store, pricing, announce);
    const cashier = new Cashier(store, pricing, announce);
    this.desks = { store, pricing, checkout, cashier };
  }

  register(routes: FastifyInstance): void {
    routes.addHook('onClose', async () => this.webhooks.close());
    for (const [route, handler] of Object.entries(apiOf(this.desks))) {
      const [method = '', url = ''] = route.split(' ');
      routes.route<{ Params: { id?: string } }>({
        method,
        url,
        handler: async (request, reply) =>
          this.answer(request, reply, () =>
            handler({
              id: request.params.id ?? '',
              body: request.body,
              origin: `http://${request.headers.host ?? ''}`,
            }),
          ),
      });
    }
    registerPages(routes, this.desks);
    routes.all('/*', async (_request, reply) => {
      const { status, body } = missing('route');
      return reply.code(status).send(body);
    });
  }

  control(routes: FastifyInstance): void {
    registerControl(routes, this.desks, this.webhooks, (times) => (this.lostAnswers = times));
  }

  replay(eventIds: readonly string[], times: number): Promise<unknown> {
    const events = eventIds.map((id) => this.store.events.get(id));
    return this.webhooks.sendAll(events.flatMap((event) => Array<DodoEvent>(times).fill(event)));
  }

  errorBody(status: number): unknown {
    return status === 429
      ? { code: 'TOO_MANY_REQUESTS', message: 'Too many requests.' }
      : { code: 'INTERNAL_SERVER_ERROR', message: 'An error occurred in the sandbox.' };
  }

  blocked(): { status: number; body: unknown } {
    const { status, body } = unauthenticated();
    return { status, body };
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => object,
  ): Promise<FastifyReply> {
    const { status, body } = outcomeOf(request, work);
    if (request.method === 'POST' && this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    return reply.code(status).send(body);
  }
}

function outcomeOf(request: FastifyRequest, work: () => object): { status: number; body: unknown } {
  try {
    if (!knowsKey(request)) throw unauthenticated();
    return { status: 200, body: work() };
  } catch (error) {
    if (!(error instanceof DodoRefusal)) throw error;
    return { status: error.status, body: error.body };
  }
}

function knowsKey({ headers }: FastifyRequest): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${API_KEY}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
