import { type RawBuilder, sql } from 'kysely';

/** Where it is said whose balance may have changed, by the user's id. */
export const BALANCE_CHANGED = 'balance_changed';

/**
 * An expression that says so when the transaction commits. A part of statements that are made anyway:
 * a debit is never one round trip more for those who watch.
 */
export const balanceChanged = (userId: RawBuilder<unknown> | string): RawBuilder<unknown> =>
  sql`pg_notify(${BALANCE_CHANGED}, (${userId})::text)`;
