import pg from 'pg';
import type { Logger } from '../observability/index.js';

export type ClientClass = typeof pg.Client;
type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

const TICK_MS = 500;
/** While it is silent, so often a new connection is tried, for the old one may be lost for good. */
const RENEW_TICKS = 4;

/** What the driver says of a connection that is no more, so that it means the same to everybody. */
const silence = (): Error =>
  Object.assign(new Error('Connection terminated: the database does not answer'), {
    code: 'ETIMEDOUT',
  });

/**
 * Notices when the server has fallen silent: frozen, cut off, gone without a word. It pings on a
 * connection of its own, so a statement that takes long says nothing against the server. When a ping
 * stays without an answer, every connection made by a class of {@link over} ends and no new one is
 * tried, so that requests fail at once and together, not each after its own limit; when the server
 * answers, everything goes on. A refusal is an answer: whoever connects is told so by itself.
 *
 * Time is counted in turns of this process's own loop: one that was stopped or starved for a while
 * has not waited for anybody.
 */
export class DatabaseWatch {
  private readonly clients = new Set<pg.Client>();
  private readonly patienceTicks: number;
  private ticks: NodeJS.Timeout | undefined;
  private client: pg.Client | undefined;
  /** Tells the ping that is waited for from those that were given up. */
  private ping: symbol | undefined;
  private waited = 0;
  private silent = false;

  constructor(
    private readonly url: string,
    patienceMs: number,
    private readonly logger: Pick<Logger, 'error' | 'info'>,
  ) {
    this.patienceTicks = Math.ceil(patienceMs / TICK_MS);
  }

  get isSilent(): boolean {
    return this.silent;
  }

  start(): void {
    this.ticks ??= setInterval(() => this.tick(), TICK_MS).unref();
  }

  stop(): void {
    clearInterval(this.ticks);
    this.ticks = undefined;
    this.letGo();
  }

  /** The same kind of connection, under this watch. */
  over(Base: ClientClass): ClientClass {
    const { clients } = this;
    const mayConnect = (): boolean => !this.silent;
    return class WatchedClient extends Base {
      override connect(): Promise<pg.Client>;
      override connect(callback: Connected): void;
      override connect(callback?: Connected): Promise<pg.Client> | void {
        if (!mayConnect()) {
          if (!callback) return Promise.reject(silence());
          return process.nextTick(callback, silence());
        }
        clients.add(this);
        this.once('end', () => clients.delete(this));
        // Whoever has a statement under way is told by that; an error that nobody hears ends the process.
        this.on('error', () => undefined);
        return callback ? super.connect(callback) : super.connect();
      }
    };
  }

  private tick(): void {
    if (this.ping) {
      this.waited++;
      if (this.waited >= this.patienceTicks) this.fallSilent();
      if (!this.silent || this.waited % RENEW_TICKS > 0) return;
      this.letGo();
    }
    const mine = Symbol('ping');
    this.ping = mine;
    void this.ask().then(() => {
      if (this.ping === mine) this.answered();
    });
  }

  /** Resolves with any answer. */
  private async ask(): Promise<void> {
    const asked = this.client ?? this.newClient();
    try {
      if (this.client !== asked) {
        this.client = asked;
        await asked.connect();
      }
      await asked.query('select 1');
    } catch {
      if (this.client === asked) this.letGo();
    }
  }

  private newClient(): pg.Client {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'pixshift-watch',
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
    return client;
  }

  private letGo(): void {
    this.client?.connection.stream.destroy();
    this.client = undefined;
  }

  private answered(): void {
    this.ping = undefined;
    this.waited = 0;
    if (!this.silent) return;
    this.silent = false;
    this.logger.info('the database answers again');
  }

  private fallSilent(): void {
    if (this.silent) return;
    this.silent = true;
    this.logger.error({ connections: this.clients.size }, 'the database does not answer');
    for (const client of this.clients) client.connection.stream.destroy(silence());
    this.clients.clear();
  }
}
