import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { CreditLots, lockAvailable } from './credit-lots.js';
import { post } from './post.js';

export interface GiveBack {
  userId: string;
  /** As many as were taken or are owed by the act that this undoes. */
  credits: number;
  /** The key of the purchase that they were taken from. */
  lotKey: string;
  /** Names this act, so that it is done once. */
  key: string;
  reference: string;
}

interface Home {
  id: string;
  room: number;
}

/** Undoes what was taken back of a purchase, where its money did not go back after all. */
@Injectable()
export class GiveBacks {
  constructor(
    private readonly clock: Clock,
    private readonly lots: CreditLots,
  ) {}

  /**
   * What the purchase's own lot has room for returns to it, so that it can be refunded again; the rest
   * came from other lots or is owed, and is a lot of its own, of which debts are paid first. Of who is
   * erased nothing stays: nobody is there to spend it.
   */
  async give(em: Em, { userId, credits, lotKey, key, reference }: GiveBack): Promise<boolean> {
    if (credits === 0) return false;
    const now = this.clock.now();
    await lockAvailable(em, userId);
    const posted = await post(em, now, {
      kind: 'adjust',
      key,
      reference,
      movements: [
        { userId, kind: 'available', amount: credits },
        { userId: null, kind: 'issued', amount: -credits },
      ],
    });
    if (!posted) return false;
    const home = await this.homeOf(em, userId, lotKey);
    const returned = Math.min(credits, home.room);
    await this.addRest(em, { userId, credits: credits - returned, lotKey, key, reference });
    // Before its own lot has anything again, for that would be drawn first.
    await this.lots.recover(em, userId, key);
    await rowsIn(
      em,
      sql`
        update credit_lot set remaining = remaining + ${returned}, taken_back = taken_back - ${credits},
          updated_at = ${now} where id = ${home.id}`,
    );
    await this.lots.recover(em, userId, `${key}:home`);
    if (await isErased(em, userId)) await this.lots.forfeit(em, userId, key);
    return true;
  }

  private async addRest(em: Em, rest: GiveBack): Promise<void> {
    const { userId, credits, key, reference } = rest;
    if (credits === 0) return;
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into credit_lot (id, created_at, updated_at, user_id, source, key, reference, amount, remaining)
        values (${newId()}, ${now}, ${now}, ${userId}, 'refund', ${key}, ${reference}, ${credits}, ${credits})`,
    );
  }

  /** The lot, and how much of it is neither there nor used; nothing returns to one whose time is over. */
  private async homeOf(em: Em, userId: string, lotKey: string): Promise<Home> {
    const home = await rowIn(
      em,
      sql<Home>`
        select l.id, case when l.expires_at <= ${this.clock.now()} then 0
          else greatest(0, l.amount - l.remaining - l.lapsed - coalesce((
            select sum(case h.status when 'HELD' then d.amount else d.captured end)
            from hold_allocation d join hold h on h.id = d.hold_id where d.lot_id = l.id), 0))::int end as room
        from credit_lot l where l.key = ${lotKey} and l.user_id = ${userId}`,
    );
    if (!home) throw new Error(`no lot of this user has the key ${lotKey}`);
    return home;
  }
}

export async function isErased(em: Em, userId: string): Promise<boolean> {
  const row = await rowIn(
    em,
    sql`select 1 from app_user where id = ${userId} and status = 'erased'`,
  );
  return row !== undefined;
}
