import { sql } from 'kysely';
import { type Em, newId, rowsIn } from '../platform/database/index.js';

/** Makes the fixed balance rows of a user, where they are not there yet. */
export async function openAccounts(em: Em, userId: string, now: Date): Promise<void> {
  await rowsIn(
    em,
    sql`
      insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance)
      values (${newId()}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${userId}::uuid, 'available', 'CREDIT', 0),
        (${newId()}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${userId}::uuid, 'available', 'FREE_RUN', 0),
        (${newId()}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${userId}::uuid, 'held', 'CREDIT', 0),
        (${newId()}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${userId}::uuid, 'held', 'FREE_RUN', 0)
      on conflict on constraint ledger_account_owner_unique do nothing`,
  );
}

/** The account of what a user owes, which only those have who ever did. */
export async function openReceivable(em: Em, userId: string, now: Date): Promise<void> {
  await rowsIn(
    em,
    sql`
      insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance)
      values (${newId()}, ${now}, ${now}, ${userId}, 'receivable', 'CREDIT', 0)
      on conflict on constraint ledger_account_owner_unique do nothing`,
  );
}
