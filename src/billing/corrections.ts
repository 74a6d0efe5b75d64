import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, rowIn } from '../platform/database/index.js';
import { CreditLots, lockAvailable } from './credit-lots.js';
import { NotEnoughToTakeError } from './billing.errors.js';
import { openAccounts, openReceivable } from './open-accounts.js';
import { post } from './post.js';

export interface Correction {
  userId: string;
  credits: number;
  /** Whether what is missing is owed; otherwise no more is taken than there is. */
  mayOwe: boolean;
  /** Names this act, so that it is done once. */
  key: string;
  actorId: string;
}

/** Takes credits that somebody should not have, whatever they came by. */
@Injectable()
export class Corrections {
  constructor(
    private readonly clock: Clock,
    private readonly lots: CreditLots,
  ) {}

  /**
   * What staff gave goes first: what was bought is to be there for its refund. Resolves with how many
   * are owed of it now; undefined where it was posted before.
   * @throws NotEnoughToTakeError
   */
  async take(em: Em, correction: Correction): Promise<{ owed: number } | undefined> {
    const { userId, credits, key, actorId } = correction;
    const now = this.clock.now();
    await openAccounts(em, userId, now);
    await lockAvailable(em, userId);
    await this.lots.lapse(em, userId);
    const there = await this.lots.spendable(em, userId);
    const taken = Math.min(credits, there);
    const owed = credits - taken;
    if (owed > 0) await openReceivable(em, userId, now);
    const posted = await post(em, now, {
      kind: 'adjust',
      key,
      reference: `user:${userId}`,
      actorId,
      memo: 'taken-by-staff',
      movements: [
        { userId, kind: 'available', amount: -taken },
        { userId, kind: 'receivable', amount: -owed },
        { userId: null, kind: 'promo_issued', amount: credits },
      ],
    });
    if (!posted) return undefined;
    if (owed > 0 && !correction.mayOwe) throw new NotEnoughToTakeError(there);
    const given = await this.drawGiven(em, userId, taken);
    if (taken > given) await this.lots.draw(em, userId, taken - given);
    return { owed };
  }

  /** Takes up to `most` from what staff gave, the newest first; how many that were. */
  private async drawGiven(em: Em, userId: string, most: number): Promise<number> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql<{ credits: number }>`
        with given as (
          select id, remaining, least(remaining, greatest(0,
            ${most}::int - coalesce(sum(remaining) over (order by created_at desc, id desc
              rows between unbounded preceding and 1 preceding), 0))) as part
          from credit_lot
          where user_id = ${userId} and source = 'admin' and remaining > 0
            and (expires_at is null or expires_at > ${now})
        ), drawn as (
          update credit_lot l set remaining = l.remaining - given.part, updated_at = ${now}
          from given where l.id = given.id and given.part > 0 returning given.part
        )
        select coalesce(sum(part), 0)::int as credits from drawn`,
    );
    return row?.credits ?? 0;
  }
}
