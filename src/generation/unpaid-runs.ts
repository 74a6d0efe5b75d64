import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { SingleRuns, type UnpaidRun } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { GenerationEvents } from './generation-events.js';
import { RUNS_TOPIC } from './generation-queue.js';
import { GenerationSettlement } from './generation-settlement.js';
import { PlaceInQueue } from './place-in-queue.js';

const BATCH = 100;

/** Runs that wait for their own payment: none begins before it is there, and none waits for ever. */
@Injectable()
export class UnpaidRuns extends SingleRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: GenerationEvents,
    private readonly queue: JobQueue,
    private readonly settlement: GenerationSettlement,
    private readonly places: PlaceInQueue,
    @AppConfigToken() private readonly config: AppConfig,
  ) {
    super();
  }

  override async find(
    em: Em,
    userId: string,
    generationId: string,
  ): Promise<UnpaidRun | 'over' | 'unknown'> {
    const row = await rowIn(
      em,
      sql<{ name: string; amount_minor: number; currency: string; waits: boolean }>`
        select t.name, q.amount_minor, q.currency,
          g.status = 'PENDING' and g.unpaid_until > ${this.clock.now()} as waits
        from generation g join transformation_type t on t.id = g.type_id join quote q on q.id = g.quote_id
        where g.id = ${generationId} and g.user_id = ${userId} and g.hidden_at is null
          and g.paid_by = 'payment'
        for update of g`,
    );
    if (!row) return 'unknown';
    const { name, amount_minor: amountMinor, currency } = row;
    return row.waits ? { name, amountMinor, currency } : 'over';
  }

  override async lock(em: Em, generationId: string): Promise<void> {
    await rowsIn(em, sql`select 1 from generation where id = ${generationId} for update`);
  }

  override async isWaiting(generationId: string): Promise<boolean> {
    const row = await this.db.row(sql`
      select 1 from generation
      where id = ${generationId} and status = 'PENDING' and unpaid_until > ${this.clock.now()}`);
    return row !== undefined;
  }

  override cancel(em: Em, generationId: string): Promise<boolean> {
    return this.settlement.end(em, {
      generationId,
      from: ['PENDING'],
      onlyUnpaid: true,
      to: 'CANCELED',
    });
  }

  override async waitLonger(em: Em, generationId: string): Promise<void> {
    const hours = this.config.generation.moneyUnderWayHours;
    await rowsIn(
      em,
      sql`
        update generation set unpaid_until = greatest(unpaid_until, created_at + make_interval(hours => ${hours})),
          updated_at = ${this.clock.now()}
        where id = ${generationId} and status = 'PENDING' and unpaid_until is not null`,
    );
  }

  override async release(em: Em, generationId: string): Promise<boolean> {
    const released = await rowIn(
      em,
      sql<{ position: number }>`
        update generation g set unpaid_until = null, not_before = ${this.clock.now()},
          updated_at = ${this.clock.now()}
        where g.id = ${generationId} and g.status = 'PENDING' and g.unpaid_until is not null
        returning ${this.places.ofNext(sql`g.priority`)} as position`,
    );
    if (!released) return false;
    const { position } = released;
    await this.events.append(em, generationId, [{ kind: 'queued', payload: { position } }]);
    await this.queue.wake(em, RUNS_TOPIC);
    return true;
  }

  /** Ends what was not paid for in time; resolves with how many runs that were. */
  async expire(): Promise<number> {
    const due = await this.db.rows(sql<{ id: string }>`
      select id from generation where status = 'PENDING' and unpaid_until <= ${this.clock.now()}
      order by unpaid_until limit ${BATCH}`);
    let expired = 0;
    for (const { id } of due) {
      const ended = await this.db.transaction((em) =>
        this.settlement.end(em, {
          generationId: id,
          from: ['PENDING'],
          // It may have been paid at the last moment.
          onlyUnpaid: true,
          to: 'EXPIRED',
        }),
      );
      if (ended) expired++;
    }
    return expired;
  }
}
