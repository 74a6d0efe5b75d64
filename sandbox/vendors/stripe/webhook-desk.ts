import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { shuffled } from '../../shuffled.js';
import { API_VERSION, newId, seconds } from './objects.js';
import type { Shelf, StripeEvent } from './store.js';

/** By what the receiver knows that a message is ours. It opens nothing else. */
export const WEBHOOK_SECRET = 'whsec_pixshift_sandbox';

const ATTEMPTS = 10;
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 30_000;
const ANSWER_MS = 20_000;

export type DeliveryMode = 'deliver' | 'hold' | 'drop';
export type Order = 'as-made' | 'reversed' | 'shuffled';

export interface Delivery {
  eventId: string;
  type: string;
  /** Null: nobody answered. */
  status: number | null;
}

interface SendOptions {
  /** How far the signature's time is from now; negative: long ago. */
  offsetSeconds?: number | undefined;
  secret?: string | undefined;
}

/** Signs events and brings them to the one address, again until somebody takes them. */
export class WebhookDesk {
  mode: DeliveryMode = 'deliver';
  /** How often each event is sent, were it taken at once. */
  repeat = 1;
  private held: StripeEvent[] = [];
  private readonly stopping = new AbortController();
  private deliveries: Delivery[] = [];

  constructor(
    private readonly events: Shelf<StripeEvent>,
    public url: string | undefined,
  ) {}

  announce(type: string, object: object, idempotencyKey: string | null): void {
    const event: StripeEvent = {
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
    this.events.put(event);
    if (this.mode === 'hold') this.held.push(event);
    if (this.mode !== 'deliver' || this.url === undefined) return;
    for (let i = 0; i < this.repeat; i++) void this.bring(event);
  }

  /** Sends what was held back, each `times` times, and waits for the answers. */
  async release(order: Order, times: number): Promise<Delivery[]> {
    const events = this.held;
    this.held = [];
    return this.sendAll(
      ordered(
        events.flatMap((event) => Array<StripeEvent>(times).fill(event)),
        order,
      ),
    );
  }

  heldCount(): number {
    return this.held.length;
  }

  /** What was sent and how it was answered, the oldest first. */
  log(): readonly Delivery[] {
    return this.deliveries;
  }

  /** Sends these events once each, one after the other. */
  async sendAll(events: readonly StripeEvent[], options: SendOptions = {}): Promise<Delivery[]> {
    const sent: Delivery[] = [];
    for (const event of events) sent.push(await this.send(event, options));
    return sent;
  }

  close(): void {
    this.stopping.abort();
  }

  private async bring(event: StripeEvent): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.stopping.signal.aborted; attempt++) {
      const { status } = await this.send(event, {});
      if (status !== null && status >= 200 && status < 300) {
        event.pending_webhooks = 0;
        return;
      }
      const pause = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      await delay(pause, undefined, { signal: this.stopping.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  private async send(event: StripeEvent, options: SendOptions): Promise<Delivery> {
    const body = JSON.stringify(event, null, 2);
    const time = seconds() + (options.offsetSeconds ?? 0);
    const signature = createHmac('sha256', options.secret ?? WEBHOOK_SECRET)
      .update(`${time}.${body}`)
      .digest('hex');
    const status = await fetch(this.url ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': `t=${time},v1=${signature}`,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(ANSWER_MS)]),
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      () => null,
    );
    const delivery = { eventId: event.id, type: event.type, status };
    this.deliveries = [...this.deliveries.slice(-999), delivery];
    return delivery;
  }
}

function ordered(events: StripeEvent[], order: Order): StripeEvent[] {
  if (order === 'reversed') return events.reverse();
  return order === 'shuffled' ? shuffled(events) : events;
}
