import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sql } from 'kysely';
import { SESSION_ENDED, sessionLives } from '../auth/index.js';
import { Clock } from '../platform/clock.js';
import { Database, DatabaseEvents } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { EventStreams, follow, type Principal, Watchers } from '../platform/http/index.js';
import { EVENT_CHANNEL } from './generation-events.js';
import type { GenerationStatus } from './generation.entity.js';
import { PlaceInQueue } from './place-in-queue.js';

interface EventRow {
  seq: number;
  kind: string;
  payload: Record<string, unknown>;
}

interface StateRow {
  status: GenerationStatus;
  last: number;
  position: number | null;
}

/** Wake-ups may be lost, and the place in the queue changes without one: look this often. */
const LOOK_MS = 2_000;

/**
 * The events of runs as server-sent events. What is sent comes from the table, so a client that
 * names the last event it saw gets every later one, whichever process it reaches.
 */
@Injectable()
export class EventStream implements OnApplicationBootstrap {
  private readonly watchers = new Watchers();

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly streams: EventStreams,
    private readonly clock: Clock,
    private readonly places: PlaceInQueue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.events.listen(EVENT_CHANNEL, this.watchers.wake);
    await this.events.listen(SESSION_ENDED, this.watchers.wake);
  }

  /**
   * Sends a run's events after `lastSeen` until it, or the session that asks, has ended.
   * @throws NotFoundError before anything is sent, where the run is unknown or foreign
   */
  async send(user: Principal, id: string, lastSeen: number, reply: FastifyReply): Promise<void> {
    const { userId, sessionId } = user;
    const first = await this.state(userId, id, sessionId);
    if (!first) throw new NotFoundError('generation');
    const stream = this.streams.open(reply);
    let seen = lastSeen;
    let position: number | null = null;
    await follow(stream, {
      watchers: this.watchers,
      ids: [id, sessionId],
      everyMs: LOOK_MS,
      look: async () => {
        // Before the events: what is read after its session ended is not sent.
        const state = await this.state(userId, id, sessionId);
        if (!state) return false;
        const events = await this.eventsAfter(id, seen);
        for (const event of events) {
          seen = event.seq;
          stream.send({ id: String(event.seq), event: event.kind, data: event.payload });
        }
        if (isOver(state.status) && seen >= state.last) return false;
        // It may have begun after its place was read: who works waits no more.
        const hasBegun = events.some(({ kind }) => kind !== 'queued');
        if (!hasBegun && state.position !== null && state.position !== position) {
          position = state.position;
          stream.send({ event: 'queued', data: { position } });
        }
        return true;
      },
    });
  }

  /** Waits until the run has ended, at most `ms`. Returns whether it has. */
  async waitForEnd(userId: string, id: string, ms: number): Promise<boolean> {
    const until = this.clock.in(ms);
    for (;;) {
      const woken = Promise.withResolvers<void>();
      const stop = this.watchers.watch(id, woken.resolve);
      try {
        const state = await this.state(userId, id);
        if (!state || isOver(state.status)) return true;
        const left = until.getTime() - this.clock.now().getTime();
        if (left <= 0) return false;
        const timer = setTimeout(woken.resolve, Math.min(left, LOOK_MS));
        await woken.promise;
        clearTimeout(timer);
      } finally {
        stop();
      }
    }
  }

  private eventsAfter(id: string, seq: number): Promise<EventRow[]> {
    return this.db.rows(sql<EventRow>`
      select seq, kind, payload from generation_event
      where generation_id = ${id} and seq > ${seq} order by seq limit 500`);
  }

  private state(userId: string, id: string, sessionId?: string): Promise<StateRow | undefined> {
    const mayGoOn = sessionId ? sql`and ${sessionLives(sessionId, this.clock.now())}` : sql``;
    return this.db.row(sql<StateRow>`
      select g.status, g.last_event_seq as last, ${this.places.of()} as position
      from generation g where g.id = ${id} and g.user_id = ${userId} and g.hidden_at is null ${mayGoOn}`);
  }
}

function isOver(status: GenerationStatus): boolean {
  return status !== 'PENDING' && status !== 'PROCESSING';
}
