import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { SESSION_ENDED, sessionLives } from '../auth/index.js';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, DatabaseEvents } from '../platform/database/index.js';
import { EventStreams, type Principal } from '../platform/http/index.js';
import { BALANCE_CHANGED } from './balance-news.js';
import { BalanceReader } from './balance.read-model.js';

/** What time alone changes is seen this often: credits that lapse, a new month, a session at its end. */
const LOOK_MS = 15_000;

/**
 * The balance as server-sent events: as it is now, and again whenever it has changed. It is told and not
 * asked for: nothing is read while nothing happens, but for what time alone does.
 */
@Injectable()
export class BalanceStream implements OnApplicationBootstrap {
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly streams: EventStreams,
    private readonly clock: Clock,
    private readonly balances: BalanceReader,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const lookAt = (id: string): void => this.listeners.get(id)?.forEach((look) => look());
    await this.events.listen(BALANCE_CHANGED, lookAt);
    await this.events.listen(SESSION_ENDED, lookAt);
    // While the line was down, anything may have been said.
    this.events.onReconnect(() =>
      this.listeners.forEach((looks) => looks.forEach((look) => look())),
    );
  }

  /**
   * Sends the balance until the client goes or the session that asks has ended. Events are named by
   * what they say, so whoever names the last one hears nothing twice.
   */
  send({ userId, sessionId }: Principal, lastSeen: string | undefined, reply: FastifyReply): void {
    const stream = this.streams.open(reply);
    let seen = lastSeen;
    let looking = false;
    let again = false;
    const look = async (): Promise<void> => {
      if (looking) {
        again = true;
        return;
      }
      looking = true;
      try {
        do {
          again = false;
          if (!(await this.mayGoOn(sessionId))) return stream.close();
          const data = await this.balances.read(userId);
          const id = nameOf(data);
          if (id !== seen) stream.send({ id, event: 'balance', data });
          seen = id;
        } while (again);
      } catch {
        // The client comes back and is told how things stand then.
        stream.close();
      } finally {
        looking = false;
      }
    };
    const stops = [userId, sessionId].map((id) => this.watch(id, () => void look()));
    const ticks = setInterval(() => void look(), LOOK_MS);
    stream.onClose(() => {
      stops.forEach((stop) => stop());
      clearInterval(ticks);
    });
    void look();
  }

  private watch(id: string, look: () => void): () => void {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set.add(look));
    return () => {
      set.delete(look);
      if (set.size === 0) this.listeners.delete(id);
    };
  }

  private async mayGoOn(sessionId: string): Promise<boolean> {
    const row = await this.db.row(sql`select 1 where ${sessionLives(sessionId, this.clock.now())}`);
    return row !== undefined;
  }
}

function nameOf(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 16);
}
