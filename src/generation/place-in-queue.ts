import { type RawBuilder, sql } from 'kysely';

/** More are not counted for whoever joins: they learn that it is long. */
const MOST = 1000;

/**
 * How many runs are before `g`, which waits; null where it does not. Those of a higher priority are, and
 * of the same those that began earlier. That people take turns may still let it go before some.
 */
export const placeInQueue = sql`
  case when g.status = 'PENDING' and g.unpaid_until is null then (
    select count(*)::int from generation w
    where w.status = 'PENDING' and w.unpaid_until is null
      and (w.priority > g.priority or (w.priority = g.priority and w.created_at < g.created_at))
  ) end`;

/** How many a run of this priority finds before it that joins now. */
export const placeOfNext = (priority: number | RawBuilder<unknown>) => sql`
  (select count(*)::int from (
    select 1 from generation w
    where w.status = 'PENDING' and w.unpaid_until is null and w.priority >= ${priority}
    limit ${MOST}) ahead)`;
