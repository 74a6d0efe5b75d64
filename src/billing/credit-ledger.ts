import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { type Em, newId, newIds, prepared, rowIn } from '../platform/database/index.js';
import { balanceChanged } from './balance-news.js';
import { CreditLots, type Purchase } from './credit-lots.js';
import { periodOf } from './free-period.js';
import { FreeRuns } from './free-runs.js';
import { type GiveBack, GiveBacks, isErased } from './give-backs.js';
import type { LedgerMemo, Unit } from './ledger.entity.js';
import { type TakeBack, TakeBacks, type TakenBack } from './take-backs.js';

export interface HoldRequest {
  userId: string;
  generationId: string;
  quoteId: string;
  /** Credits of the quote; what the run may cost at the most. */
  credits: number;
  freeTierEligible: boolean;
}

export interface HoldResult {
  holdId: string;
  paidBy: 'free-run' | 'credits';
  /** It brought the owner's cap near for the first time this month: they are to be told. */
  nearsCap: boolean;
}

type Debit = Pick<HoldResult, 'holdId' | 'nearsCap'>;

/** What a settled hold cost, in credits. A free run costs none. */
export interface Settlement {
  charged: number;
  released: number;
  /** How much of what was released ran out of time meanwhile. */
  lapsed: number;
}

interface SettledRow {
  user_id: string;
  unit: Unit;
  captured: number;
  back: number;
  lapsed: number;
}

/**
 * The double-entry ledger: the only writer of balances. Every method works in the caller's
 * transaction, so that money and the state it pays for change together or not at all.
 *
 * A user's `available` and `held` pots are fixed rows, always locked in that order and before the
 * lots; a debit is one call whose first lock is a conditional UPDATE of `available`, so that no number
 * of parallel requests can spend what is not there.
 */
@Injectable()
export class CreditLedger {
  constructor(
    private readonly clock: Clock,
    private readonly lots: CreditLots,
    private readonly takeBacks: TakeBacks,
    private readonly giveBacks: GiveBacks,
    private readonly freeRuns: FreeRuns,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Sets aside what the run may cost: one free run where the type and the quote allow it and one is
   * left this month, else the credits. Returns undefined where neither covers it, where the credits
   * would pass the cap that the owner set, and for users who owe credits. Those who watch the balance
   * are told by the caller, with {@link balanceChanged}: it has something to tell of anyway.
   */
  async hold(em: Em, request: HoldRequest): Promise<HoldResult | undefined> {
    const { credits, freeTierEligible } = request;
    if (freeTierEligible && credits <= this.config.pricing.freeRunMaxCredits) {
      const held = await this.holdFreeRun(em, request);
      if (held) return { ...held, paidBy: 'free-run' };
    }
    const held = await this.debit(em, request, 'CREDIT', credits, null);
    return held && { ...held, paidBy: 'credits' };
  }

  /**
   * Ends a hold: charges `captured` of its units (free runs: 1 or 0) and gives the rest back to the
   * lots that it came from; what was drawn first is charged first, and what returns to a lot whose
   * time is over lapses at once. Does nothing and returns undefined where the hold has ended before.
   */
  async settle(em: Em, holdId: string, captured: 'all' | number): Promise<Settlement | undefined> {
    const now = this.clock.now();
    const wanted = captured === 'all' ? null : captured;
    const ended = await rowIn(
      em,
      prepared(sql<SettledRow>`
        select user_id, unit, captured, back, lapsed, ${balanceChanged(sql`user_id`)} as told
        from ledger_settle(${holdId}::uuid, ${wanted}::int, ${now}::timestamptz, ${newIds(7)}::uuid[])`),
    );
    if (!ended) return undefined;
    if (ended.unit === 'FREE_RUN') return { charged: 0, released: 0, lapsed: 0 };
    const { user_id: userId, back, lapsed } = ended;
    if (back > lapsed) await this.lots.recover(em, userId, `settle:${holdId}`);
    return { charged: ended.captured, released: back, lapsed };
  }

  /**
   * Gives a user credits, as a lot of their own. `key` names the gift, so that the same one is posted
   * once; returns false where it was posted before.
   */
  grant(
    em: Em,
    gift: {
      userId: string;
      credits: number;
      key: string;
      actorId: string | null;
      memo: LedgerMemo;
      expiresAt?: Date | null;
    },
  ): Promise<boolean> {
    return this.lots.add(em, {
      kind: 'grant',
      source: 'admin',
      counterpart: 'promo_issued',
      reference: `user:${gift.userId}`,
      expiresAt: null,
      ...gift,
    });
  }

  /**
   * Puts bought credits into a lot that is found again by `key`. What the user owes is paid from it
   * first. Returns false where it was posted before.
   */
  purchase(em: Em, bought: Purchase): Promise<boolean> {
    return this.lots.add(em, {
      kind: 'purchase',
      counterpart: 'issued',
      actorId: null,
      memo: null,
      ...bought,
    });
  }

  /**
   * Takes credits of a purchase back: what is unspent of its lot and, for a chargeback, what is left
   * in other lots; the user owes the rest and starts no run until it is paid. A refund takes no more
   * than what is unspent; its shortfall is for the caller to judge.
   */
  takeBack(em: Em, request: TakeBack): Promise<TakenBack> {
    return this.takeBacks.take(em, request);
  }

  /**
   * Undoes a taking back: as many credits come back, and what the user owes is paid from them first.
   * Returns false where it was posted before.
   */
  giveBack(em: Em, request: GiveBack): Promise<boolean> {
    return this.giveBacks.give(em, request);
  }

  /**
   * Does `work` with what a lot had left when its owner was erased there again, and takes out afterwards
   * what `work` left of it. `cause` names the act, which happens once.
   */
  async withForfeited<T>(
    em: Em,
    { userId, lotKey, cause }: { userId: string; lotKey: string; cause: string },
    work: () => Promise<T>,
  ): Promise<T> {
    if (!(await isErased(em, userId))) return work();
    await this.lots.revive(em, userId, lotKey, cause);
    const result = await work();
    await this.lots.forfeit(em, userId, cause);
    return result;
  }

  /** How many credits of the purchase with this key are unspent and not lapsed, or were until their owner was erased. */
  unspentOf(em: Em, lotKey: string): Promise<number> {
    return this.lots.unspentOf(em, lotKey);
  }

  private async holdFreeRun(em: Em, request: HoldRequest): Promise<Debit | undefined> {
    const period = periodOf(this.clock.now());
    const held = await this.debit(em, request, 'FREE_RUN', 1, period);
    if (held) return held;
    const opened = await this.freeRuns.open(em, request.userId, period);
    return opened ? this.debit(em, request, 'FREE_RUN', 1, period) : undefined;
  }

  private async debit(
    em: Em,
    { userId, generationId, quoteId }: HoldRequest,
    unit: Unit,
    amount: number,
    period: string | null,
  ): Promise<Debit | undefined> {
    if (amount === 0) return undefined;
    const id = newId();
    const row = await rowIn(
      em,
      prepared(sql<{ outcome: 'HELD' | 'HELD_NEAR_CAP' | 'REFUSED' }>`
        select ledger_hold(${id}::uuid, ${userId}::uuid, ${generationId}::uuid, ${quoteId}::uuid, ${unit}::text,
          ${amount}::int, ${period}::text, ${this.clock.now()}::timestamptz, ${newIds(3)}::uuid[]) as outcome`),
    );
    const outcome = row?.outcome;
    const isHeld = outcome === 'HELD' || outcome === 'HELD_NEAR_CAP';
    return isHeld ? { holdId: id, nearsCap: outcome === 'HELD_NEAR_CAP' } : undefined;
  }
}
