import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { SESSION_ENDED, sessionLives } from '../auth/index.js';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, DatabaseEvents } from '../platform/database/index.js';
import { EventStreams, follow, type Principal, Watchers } from '../platform/http/index.js';
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
  private readonly watchers = new Watchers();

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly streams: EventStreams,
    private readonly clock: Clock,
    private readonly balances: BalanceReader,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.events.listen(BALANCE_CHANGED, this.watchers.wake);
    await this.events.listen(SESSION_ENDED, this.watchers.wake);
    // While the line was down, anything may have been said.
    this.events.onReconnect(() => this.watchers.wakeAll());
  }

  /**
   * Sends the balance until the client goes or the session that asks has ended. Events are named by
   * what they say, so whoever names the last one hears nothing twice.
   */
  send({ userId, sessionId }: Principal, lastSeen: string | undefined, reply: FastifyReply): void {
    let seen = lastSeen;
    const stream = this.streams.open(reply);
    void follow(stream, {
      watchers: this.watchers,
      ids: [userId, sessionId],
      everyMs: LOOK_MS,
      look: async () => {
        if (!(await this.mayGoOn(sessionId))) return false;
        const data = await this.balances.read(userId);
        const id = nameOf(data);
        if (id !== seen) stream.send({ id, event: 'balance', data });
        seen = id;
        return true;
      },
    });
  }

  private async mayGoOn(sessionId: string): Promise<boolean> {
    const row = await this.db.row(sql`select 1 where ${sessionLives(sessionId, this.clock.now())}`);
    return row !== undefined;
  }
}

function nameOf(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 16);
}
