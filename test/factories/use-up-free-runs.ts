import type { App, SignedUp } from '../harness.js';
import { query } from '../support/query.js';

/** Nothing is left of what is free this month. */
export const useUpFreeRuns = (app: App, { user }: SignedUp) =>
  query(
    app,
    `insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance, period)
     values (gen_random_uuid(), now(), now(), $1, 'available', 'FREE_RUN', 0, to_char(now() at time zone 'UTC', 'YYYY-MM'))`,
    [user.id],
  );
