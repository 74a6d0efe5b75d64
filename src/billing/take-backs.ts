import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { CreditLots, type Lot, lockAvailable } from './credit-lots.js';
import { openReceivable } from './open-accounts.js';
import { post } from './post.js';

export interface TakeBack {
  userId: string;
  credits: number;
  /** The key of the purchase. */
  lotKey: string;
  /** Names this act, so that it is done once. */
  key: string;
  reference: string;
  kind: 'refund' | 'chargeback';
  /** For a refund: how many credits of the same purchase disputes have taken, or are owed for them. */
  disputed?: number;
}

export interface TakenBack {
  /** False where it was posted before; the figures are those of then. */
  posted: boolean;
  /** What was unspent and is gone. */
  taken: number;
  /** What was missing: after a chargeback the user owes it, after a refund nobody does. */
  shortfall: number;
}

/** Takes credits of purchases back whose money went back. */
@Injectable()
export class TakeBacks {
  constructor(
    private readonly clock: Clock,
    private readonly lots: CreditLots,
  ) {}

  async take(em: Em, request: TakeBack): Promise<TakenBack> {
    const { userId, lotKey, key, reference, kind } = request;
    await lockAvailable(em, userId);
    const before = await this.before(em, request);
    if (before) return before;
    await this.lots.lapse(em, userId);
    const lot = await this.lotOf(em, userId, lotKey);
    const plan = await this.plan(em, request, lot);
    const total = plan.own + plan.lapsed + plan.others + plan.owed;
    if (total > 0) {
      const now = this.clock.now();
      if (plan.owed > 0) await openReceivable(em, userId, now);
      await rowsIn(
        em,
        sql`update credit_lot set remaining = remaining - ${plan.own}, lapsed = lapsed - ${plan.lapsed},
              taken_back = taken_back + ${total}, updated_at = ${now} where id = ${lot.id}`,
      );
      await this.lots.draw(em, userId, plan.others);
      await post(em, now, {
        kind,
        key,
        reference,
        movements: [
          { userId, kind: 'available', amount: -plan.own - plan.others },
          { userId, kind: 'receivable', amount: -plan.owed },
          { userId: null, kind: 'expired', amount: -plan.lapsed },
          { userId: null, kind: 'issued', amount: total },
        ],
      });
    }
    const taken = plan.own + plan.others;
    const shortfall = kind === 'refund' ? request.credits - taken - plan.owed : plan.owed;
    return { posted: total > 0, taken, shortfall };
  }

  /**
   * From where it comes. What lapsed of the lot was never used, so a chargeback does not ask for it
   * again; and no more is asked for than what the earlier ones left. A refund takes what is unspent;
   * what of that a dispute took before it is taken elsewhere or owed, so that the debt is the same
   * whichever came first.
   */
  private async plan(em: Em, request: TakeBack, lot: Lot) {
    const { userId, credits, kind, disputed = 0 } = request;
    const left = Math.min(credits, lot.amount - lot.taken_back);
    if (kind === 'refund' && disputed === 0) {
      return { own: Math.min(left, lot.remaining), lapsed: 0, others: 0, owed: 0 };
    }
    const wanted = kind === 'refund' ? await this.unspentBefore(em, left, disputed, lot) : left;
    const own = Math.min(wanted, lot.remaining);
    const lapsed = kind === 'refund' ? 0 : Math.min(wanted - own, lot.lapsed);
    const elsewhere = (await this.lots.spendable(em, userId)) - lot.remaining;
    const others = Math.min(wanted - own - lapsed, elsewhere);
    return { own, lapsed, others, owed: wanted - own - lapsed - others };
  }

  /** How much of `asked` would be unspent, had the disputes taken nothing. */
  private async unspentBefore(em: Em, asked: number, disputed: number, lot: Lot): Promise<number> {
    const drawn = await rowsIn(
      em,
      sql<{ credits: number }>`
        select case h.status when 'HELD' then d.amount else d.captured end as credits
        from hold_allocation d join hold h on h.id = d.hold_id where d.lot_id = ${lot.id}`,
    );
    const used = drawn.reduce((sum, { credits }) => sum + credits, 0);
    const unspent = lot.amount - used - lot.lapsed;
    const refunded = lot.taken_back - disputed;
    return Math.min(asked, Math.max(0, unspent - refunded));
  }

  /** What was done under this key before. */
  private async before(em: Em, { key, credits, kind }: TakeBack): Promise<TakenBack | undefined> {
    const row = await rowIn(
      em,
      sql<{ taken: number; owed: number }>`
        select coalesce(-sum(e.amount) filter (where a.kind = 'available'), 0)::int as taken,
          coalesce(-sum(e.amount) filter (where a.kind = 'receivable'), 0)::int as owed
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
          join ledger_account a on a.id = e.account_id
        where t.idempotency_key = ${key} group by t.id`,
    );
    if (!row) return undefined;
    const shortfall = kind === 'refund' ? credits - row.taken - row.owed : row.owed;
    return { posted: false, taken: row.taken, shortfall };
  }

  private async lotOf(em: Em, userId: string, lotKey: string): Promise<Lot> {
    const lot = await rowIn(
      em,
      sql<Lot>`
        select id, source, amount, remaining, lapsed, taken_back from credit_lot
        where key = ${lotKey} and user_id = ${userId} for update`,
    );
    if (!lot) throw new Error(`no lot of this user has the key ${lotKey}`);
    return lot;
  }
}
