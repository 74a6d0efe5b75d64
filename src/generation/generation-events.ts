import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { DatabaseEvents, type Em, rowsIn } from '../platform/database/index.js';

export const EVENT_CHANNEL = 'generation_event';
export const CANCEL_CHANNEL = 'generation_cancel';

export type GenerationEventKind =
  | 'queued'
  | 'progress'
  | 'completed'
  | 'failed'
  | 'blocked'
  | 'canceled'
  | 'expired'
  | 'balance';

export interface NewEvent {
  kind: GenerationEventKind;
  payload: Readonly<Record<string, unknown>>;
}

/** Writes what happens to runs, in the transaction in which it happens, and tells who listens. */
@Injectable()
export class GenerationEvents {
  constructor(
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Appends events to a run; their numbers follow on from its last one. With `leaseToken` only while
   * that lease holds, so that a worker that lost its run says nothing more. Returns whether it did.
   */
  async append(
    em: Em,
    generationId: string,
    added: readonly NewEvent[],
    leaseToken?: string,
  ): Promise<boolean> {
    const now = this.clock.now();
    const progress = added.findLast(({ kind }) => kind === 'progress')?.payload;
    const values = added.map(
      ({ kind, payload }, i) =>
        sql`(${i - added.length + 1}::int, ${kind}::text, ${JSON.stringify(payload)}::jsonb)`,
    );
    const rows = await rowsIn(
      em,
      sql`
        with counted as (
          update generation set last_event_seq = last_event_seq + ${added.length}
            ${progress ? sql`, progress = ${JSON.stringify(progress)}::jsonb` : sql``}
          where id = ${generationId}
            ${leaseToken ? sql`and status = 'PROCESSING' and lease_token = ${leaseToken}` : sql``}
          returning last_event_seq as last)
        insert into generation_event (generation_id, seq, kind, payload, created_at)
        select ${generationId}::uuid, counted.last + event.place, event.kind, event.payload, ${now}::timestamptz
        from counted, (values ${sql.join(values)}) as event (place, kind, payload)
        returning seq`,
    );
    if (rows.length === 0) return false;
    await this.events.notify(em, EVENT_CHANNEL, generationId);
    return true;
  }

  /** Tells the worker that has this run to stop. */
  async askToStop(em: Em, generationId: string): Promise<void> {
    await this.events.notify(em, CANCEL_CHANNEL, generationId);
  }
}
