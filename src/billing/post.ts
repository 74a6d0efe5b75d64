import { sql } from 'kysely';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { balanceChanged } from './balance-news.js';
import type { LedgerMemo, MoneyKind } from './ledger.entity.js';

/** A signed amount on an account of a user or, without one, of the system. */
export interface Movement {
  userId: string | null;
  kind: 'available' | 'receivable' | 'issued' | 'promo_issued' | 'expired' | MoneyKind;
  amount: number;
}

interface Posting {
  kind: 'purchase' | 'grant' | 'refund' | 'chargeback' | 'expire' | 'adjust';
  /** Names the event, so that it is posted once. */
  key: string;
  reference: string;
  /** Credits, unless it is the code of a currency. */
  unit?: string;
  actorId?: string | null;
  memo?: LedgerMemo | null;
  /** They sum to zero; the database refuses others. */
  movements: readonly Movement[];
}

/**
 * Writes a transaction in one unit with its entries and brings the users' balances along. Returns
 * false, and changes nothing, where its key was posted before.
 */
export async function post(em: Em, now: Date, posting: Posting): Promise<boolean> {
  const { kind, key, reference, unit = 'CREDIT', actorId, memo } = posting;
  const movements = posting.movements
    .filter(({ amount }) => amount !== 0)
    .map(({ userId, ...movement }) => ({ entry: newId(), user: userId, ...movement }));
  const transaction = await rowIn(
    em,
    sql<{ id: string }>`
      insert into ledger_transaction (id, created_at, kind, idempotency_key, reference, actor_id, memo)
      values (${newId()}, ${now}, ${kind}, ${key}, ${reference}, ${actorId ?? null}, ${memo ?? null})
      on conflict (idempotency_key) do nothing returning id`,
  );
  if (!transaction) return false;
  await rowsIn(
    em,
    sql`
      with movement as (
        select * from jsonb_to_recordset(${JSON.stringify(movements)}::jsonb)
          as m(entry uuid, "user" uuid, kind text, amount bigint)),
      changed as (
        update ledger_account a set balance = a.balance + m.amount, updated_at = ${now}
        from movement m where a.user_id = m."user" and a.kind = m.kind and a.unit = ${unit}
        returning ${balanceChanged(sql`a.user_id`)})
      insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
      select m.entry, ${now}::timestamptz, ${transaction.id}::uuid, a.id, m.amount
      from movement m join ledger_account a
        on a.user_id is not distinct from m."user" and a.kind = m.kind and a.unit = ${unit}`,
  );
  return true;
}
