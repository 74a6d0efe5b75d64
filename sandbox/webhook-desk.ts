import { setTimeout as delay } from 'node:timers/promises';

import { shuffled } from './shuffled.js';

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

export interface Signing {
  /** Of the signature, in seconds since 1970. */
  time: number;
  /** Undefined: the vendor's own. */
  secret: string | undefined;
}

export interface SignedMessage {
  body: string;
  headers: Record<string, string>;
}

export interface SendOptions {
  /** How far the signature's time is from now; negative: long ago. */
  offsetSeconds?: number | undefined;
  secret?: string | undefined;
}

interface DeskOptions<E> {
  /** Where messages go; undefined: nowhere until the control API says. */
  url: string | undefined;
  /** An event as the vendor sends it. */
  sign(event: E, signing: Signing): SignedMessage;
  onTaken?(event: E): void;
}

/** Signs events of a vendor and brings them to the one address, again until somebody takes them. */
export class WebhookDesk<E extends { id: string; type: string }> {
  mode: DeliveryMode = 'deliver';
  /** How often each event is sent, were it taken at once. */
  repeat = 1;
  url: string | undefined;
  private held: E[] = [];
  private readonly stopping = new AbortController();
  private deliveries: Delivery[] = [];

  constructor(private readonly options: DeskOptions<E>) {
    this.url = options.url;
  }

  announce(event: E): void {
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
        events.flatMap((event) => Array<E>(times).fill(event)),
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
  async sendAll(events: readonly E[], options: SendOptions = {}): Promise<Delivery[]> {
    const sent: Delivery[] = [];
    for (const event of events) sent.push(await this.send(event, options));
    return sent;
  }

  close(): void {
    this.stopping.abort();
  }

  private async bring(event: E): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.stopping.signal.aborted; attempt++) {
      const { status } = await this.send(event, {});
      if (status !== null && status >= 200 && status < 300) {
        this.options.onTaken?.(event);
        return;
      }
      const pause = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      await delay(pause, undefined, { signal: this.stopping.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  private async send(event: E, { offsetSeconds = 0, secret }: SendOptions): Promise<Delivery> {
    const time = Math.floor(Date.now() / 1000) + offsetSeconds;
    const { body, headers } = this.options.sign(event, { time, secret });
    const status = await fetch(this.url ?? '', {
      method: 'POST',
      headers,
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

function ordered<E>(events: E[], order: Order): E[] {
  if (order === 'reversed') return events.reverse();
  return order === 'shuffled' ? shuffled(events) : events;
}
