import { sql } from 'kysely';
import pg from 'pg';
import type { ClientClass } from './database-watch.js';
import { type Em, rowsIn } from './database.js';

type Handler = (payload: string) => void;

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2_000;

/**
 * Messages between processes over PostgreSQL's LISTEN and NOTIFY. They are hints: a message may be
 * lost while the connection is down, so every listener also reads the truth from the tables at
 * intervals, and is told by {@link onReconnect} when it may have missed something.
 */
export class DatabaseEvents {
  private client: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  private closed = false;
  private retryMs = FIRST_RETRY_MS;
  private retry: NodeJS.Timeout | undefined;
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly reconnectHandlers = new Set<() => void>();

  /** `onError` hears of handlers that throw; the other handlers are called all the same. */
  constructor(
    private readonly url: string,
    private readonly onError: (error: unknown) => void = () => undefined,
    private readonly Client: ClientClass = pg.Client,
  ) {}

  /** Sends `payload` (at most 7,900 bytes) to all listeners when the transaction of `em` commits. */
  async notify(em: Em, channel: string, payload: string): Promise<void> {
    await rowsIn(em, sql`select pg_notify(${channel}, ${payload})`);
  }

  /** Calls `handler` for every message of `channel`. Returns the function that stops it. */
  async listen(channel: string, handler: Handler): Promise<() => void> {
    let set = this.handlers.get(channel);
    if (!set) {
      set = new Set();
      this.handlers.set(channel, set);
      await this.connect();
      await this.client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    }
    set.add(handler);
    return () => void set.delete(handler);
  }

  /** Calls `handler` after the connection was lost and made again. */
  onReconnect(handler: () => void): () => void {
    this.reconnectHandlers.add(handler);
    return () => void this.reconnectHandlers.delete(handler);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private connect(): Promise<void> {
    if (this.client) return Promise.resolve();
    this.connecting ??= this.open().finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  }

  private async open(): Promise<void> {
    const client = new this.Client({
      connectionString: this.url,
      application_name: 'pixshift-events',
      keepAlive: true,
      connectionTimeoutMillis: 4_000,
    });
    const lost = (): void => {
      if (this.client !== client) return;
      this.client = undefined;
      this.reconnectLater();
    };
    // An 'error' without a listener would end the process; both may come for one loss.
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ channel, payload }) =>
      this.callAll(this.handlers.get(channel), payload ?? ''),
    );
    try {
      await client.connect();
      for (const channel of this.handlers.keys()) {
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      }
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    if (this.closed) return client.end();
    this.client = client;
    this.retryMs = FIRST_RETRY_MS;
  }

  /** One attempt at a time, however many events told of the loss. */
  private reconnectLater(): void {
    if (this.closed || this.handlers.size === 0) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      if (this.closed || this.client) return;
      this.connect().then(
        () => this.callAll(this.reconnectHandlers, ''),
        () => {
          this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
          this.reconnectLater();
        },
      );
    }, this.retryMs);
    this.retry.unref();
  }

  private callAll(handlers: Iterable<Handler> | undefined, payload: string): void {
    for (const handler of handlers ?? []) {
      try {
        handler(payload);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
