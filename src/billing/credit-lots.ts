import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import type { LotSource } from './credit-lot.entity.js';
import type { LedgerMemo } from './ledger.entity.js';
import { openAccounts } from './open-accounts.js';
import { type Movement, post } from './post.js';

export interface Purchase {
  userId: string;
  credits: number;
  source: 'purchase' | 'plan';
  /** Names the purchase: it is posted once, and its lot is found by it. */
  key: string;
  /** What it was bought by, e.g. `payment:<id>`. */
  reference: string;
  /** From when on they cannot be spent; null: never. */
  expiresAt: Date | null;
}

interface NewLot extends Omit<Purchase, 'source'> {
  kind: 'purchase' | 'grant';
  source: LotSource;
  counterpart: 'issued' | 'promo_issued';
  actorId: string | null;
  memo: LedgerMemo | null;
}

export interface Lot {
  id: string;
  source: LotSource;
  amount: number;
  remaining: number;
  lapsed: number;
  taken_back: number;
}

/** The lots that credits lie in: how they come, lapse and pay what is owed. */
@Injectable()
export class CreditLots {
  constructor(private readonly clock: Clock) {}

  /** Posts credits that come in and makes their lot; false where that was done before. */
  async add(em: Em, lot: NewLot): Promise<boolean> {
    const now = this.clock.now();
    const { userId, credits } = lot;
    await openAccounts(em, userId, now);
    await lockAvailable(em, userId);
    const posted = await post(em, now, {
      ...lot,
      movements: [
        { userId, kind: 'available', amount: credits },
        { userId: null, kind: lot.counterpart, amount: -credits },
      ],
    });
    if (!posted) return false;
    await rowsIn(
      em,
      sql`
        insert into credit_lot (id, created_at, updated_at, user_id, source, key, reference, amount, remaining, expires_at)
        values (${newId()}, ${now}, ${now}, ${userId}, ${lot.source}, ${lot.key}, ${lot.reference}, ${credits},
          ${credits}, ${lot.expiresAt})`,
    );
    await this.recover(em, userId, lot.key);
    return true;
  }

  /**
   * Pays what the user owes from what there is, as far as it goes. `cause` is the key of the
   * transaction that brought credits.
   */
  async recover(em: Em, userId: string, cause: string): Promise<void> {
    const owed = await this.owed(em, userId);
    if (owed === 0) return;
    const now = this.clock.now();
    await lockAvailable(em, userId);
    const amount = Math.min(owed, await this.spendable(em, userId));
    if (amount === 0) return;
    await this.draw(em, userId, amount);
    await post(em, now, {
      kind: 'adjust',
      key: `recover:${cause}`,
      reference: `user:${userId}`,
      movements: [
        { userId, kind: 'available', amount: -amount },
        { userId, kind: 'receivable', amount },
      ],
    });
  }

  /** Takes `amount`, which must be there, from the user's lots in the order of spending. */
  async draw(em: Em, userId: string, amount: number): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`select lot_id from ledger_draw(${userId}::uuid, ${amount}::int, ${now}::timestamptz)`,
    );
  }

  async spendable(em: Em, userId: string): Promise<number> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql<{ credits: number }>`
        select coalesce(sum(remaining), 0)::int as credits from credit_lot
        where user_id = ${userId} and (expires_at is null or expires_at > ${now})`,
    );
    return (row as { credits: number }).credits;
  }

  /** Of a lot whose time is not over, only {@link forfeit} has let anything lapse, and money can go back for it. */
  async unspentOf(em: Em, lotKey: string): Promise<number> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql<{ unspent: number }>`
        select remaining + lapsed as unspent from credit_lot
        where key = ${lotKey} and (expires_at is null or expires_at > ${now})`,
    );
    return row?.unspent ?? 0;
  }

  /** Takes out what is left of the user's lots whose time is over; how many credits that were. */
  async lapse(em: Em, userId: string): Promise<number> {
    const now = this.clock.now();
    await lockAvailable(em, userId);
    const lots = await rowsIn(
      em,
      sql<{ id: string; credits: number }>`
        update credit_lot l set remaining = 0, lapsed = l.lapsed + l.remaining, lapsed_at = ${now}, updated_at = ${now}
        from (select id, remaining from credit_lot
              where user_id = ${userId} and lapsed_at is null and expires_at <= ${now}) due
        where l.id = due.id returning l.id, due.remaining as credits`,
    );
    let total = 0;
    for (const { id, credits } of lots.filter((lot) => lot.credits > 0)) {
      total += credits;
      const movements: Movement[] = [
        { userId, kind: 'available', amount: -credits },
        { userId: null, kind: 'expired', amount: credits },
      ];
      const reference = `user:${userId}`;
      await post(em, now, { kind: 'expire', key: `lot-expire:${id}`, reference, movements });
    }
    return total;
  }

  /**
   * Takes out what is left of all the user's lots, whose owner is gone for good; how many credits that
   * were. `cause` names why, and is posted once.
   */
  async forfeit(em: Em, userId: string, cause: string): Promise<number> {
    const now = this.clock.now();
    await lockAvailable(em, userId);
    const lots = await rowsIn(
      em,
      sql<{ credits: number }>`
        update credit_lot l set remaining = 0, lapsed = l.lapsed + l.remaining, lapsed_at = ${now}, updated_at = ${now}
        from (select id, remaining from credit_lot where user_id = ${userId} and remaining > 0) due
        where l.id = due.id returning due.remaining as credits`,
    );
    const total = lots.reduce((sum, { credits }) => sum + credits, 0);
    if (total === 0) return 0;
    await post(em, now, {
      kind: 'expire',
      key: `forfeit:${cause}`,
      reference: `user:${userId}`,
      movements: [
        { userId, kind: 'available', amount: -total },
        { userId: null, kind: 'expired', amount: total },
      ],
    });
    return total;
  }

  /**
   * Undoes {@link forfeit} for one lot, so that money can go back for it; how many credits that were. What
   * had run out of time stays gone. `cause` names why, and is posted once.
   */
  async revive(em: Em, userId: string, lotKey: string, cause: string): Promise<number> {
    const now = this.clock.now();
    await lockAvailable(em, userId);
    const lot = await rowIn(
      em,
      sql<{ credits: number }>`
        update credit_lot l set remaining = l.remaining + l.lapsed, lapsed = 0, lapsed_at = null, updated_at = ${now}
        from (select id, lapsed from credit_lot
              where key = ${lotKey} and user_id = ${userId} and lapsed > 0
                and (expires_at is null or expires_at > ${now})) gone
        where l.id = gone.id returning gone.lapsed as credits`,
    );
    if (!lot) return 0;
    await post(em, now, {
      kind: 'expire',
      key: `revive:${cause}`,
      reference: `user:${userId}`,
      movements: [
        { userId, kind: 'available', amount: lot.credits },
        { userId: null, kind: 'expired', amount: -lot.credits },
      ],
    });
    return lot.credits;
  }

  private async owed(em: Em, userId: string): Promise<number> {
    const row = await rowIn(
      em,
      sql<{ owed: number }>`
        select -balance::int as owed from ledger_account
        where user_id = ${userId} and kind = 'receivable' and unit = 'CREDIT'`,
    );
    return row?.owed ?? 0;
  }
}

/** Whoever changes lots holds this lock, so that what the lots hold and the balance stay the same. */
export async function lockAvailable(em: Em, userId: string): Promise<void> {
  await rowsIn(
    em,
    sql`select id from ledger_account
        where user_id = ${userId} and kind = 'available' and unit = 'CREDIT' for update`,
  );
}
