import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';

/** More are not counted for whoever joins: they learn that it is long. */
const MOST = 1000;
/** Above the priority of every plan. */
const OVERDUE = 101;

/**
 * Who goes before whom. A dearer plan does, but not for ever: whoever was passed by for
 * `passedBySeconds` goes before all plans, so that a free run is never kept waiting by people who came
 * long after it.
 */
@Injectable()
export class PlaceInQueue {
  constructor(
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** How urgent a run is by now: the higher goes first. A time before which it may not begin is no waiting. */
  urgency(run: 'g' | 'w'): RawBuilder<number> {
    const overdue = this.clock.in(-this.config.generation.passedBySeconds * 1000);
    const [created, allowed, priority] = ['created_at', 'not_before', 'priority'].map((column) =>
      sql.ref(`${run}.${column}`),
    );
    return sql`case when greatest(${created}, ${allowed}) <= ${overdue} then ${OVERDUE}::int else ${priority} end`;
  }

  /**
   * How many runs are before `g`, which waits; null where it does not. Those that are more urgent are, and
   * of the same those that began earlier. That people take turns may still let it go before some.
   */
  of(): RawBuilder<number | null> {
    const [own, other] = [this.urgency('g'), this.urgency('w')];
    return sql`
      case when g.status = 'PENDING' and g.unpaid_until is null then (
        select count(*)::int from generation w
        where w.status = 'PENDING' and w.unpaid_until is null
          and (${other} > ${own} or (${other} = ${own} and w.created_at < g.created_at))
      ) end`;
  }

  /** How many a run of this priority finds before it that joins now. */
  ofNext(priority: number | RawBuilder<unknown>): RawBuilder<number> {
    return sql`
      (select count(*)::int from (
        select 1 from generation w
        where w.status = 'PENDING' and w.unpaid_until is null and ${this.urgency('w')} >= ${priority}
        limit ${MOST}) ahead)`;
  }
}
