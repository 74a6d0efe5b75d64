import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { type Em, newId, prepared, rowIn, rowsIn } from '../platform/database/index.js';
import { periodOf } from './free-period.js';
import type { LedgerMemo, Unit } from './ledger.entity.js';

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
}

/** What a settled hold cost, in credits. A free run costs none. */
export interface Settlement {
  charged: number;
  released: number;
}

interface HoldRow {
  user_id: string;
  unit: Unit;
  amount: number;
  period: string | null;
}

/**
 * The double-entry ledger: the only writer of balances. Every method works in the caller's
 * transaction, so that money and the state it pays for change together or not at all.
 *
 * A user's `available` and `held` pots are fixed rows, always locked in that order; a debit is one
 * conditional UPDATE with its ledger rows in the same statement, so that no number of parallel
 * requests can spend what is not there.
 */
@Injectable()
export class CreditLedger {
  constructor(
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Sets aside what the run may cost: one free run where the type and the quote allow it and one is
   * left this month, else the credits. Returns undefined where neither covers it.
   */
  async hold(em: Em, request: HoldRequest): Promise<HoldResult | undefined> {
    const { credits, freeTierEligible } = request;
    if (freeTierEligible && credits <= this.config.pricing.freeRunMaxCredits) {
      const held = await this.holdFreeRun(em, request);
      if (held) return { holdId: held, paidBy: 'free-run' };
    }
    const held = await this.debit(em, request, 'CREDIT', credits, null);
    return held ? { holdId: held, paidBy: 'credits' } : undefined;
  }

  /**
   * Ends a hold: charges `captured` of its units (free runs: 1 or 0) and gives the rest back. Does
   * nothing and returns undefined where the hold has ended before.
   */
  async settle(em: Em, holdId: string, captured: 'all' | number): Promise<Settlement | undefined> {
    const now = this.clock.now();
    const wanted = captured === 'all' ? sql`amount` : sql`least(${captured}::int, amount)`;
    const hold = await rowIn(
      em,
      prepared(sql<HoldRow & { captured: number }>`
        update hold set captured = ${wanted}, updated_at = ${now},
          status = case when ${wanted} = amount then 'CAPTURED' when ${wanted} = 0 then 'RELEASED' else 'PARTIAL' end
        where id = ${holdId} and status = 'HELD'
        returning user_id, unit, amount, captured, period`),
    );
    if (!hold) return undefined;
    const back = hold.amount - hold.captured;
    const lapsed = hold.unit === 'FREE_RUN' && hold.period !== periodOf(now);
    const giveBack = sql`
      select id from ledger_account where user_id is null and kind = 'expired' and unit = ${hold.unit}`;
    const available = sql`
      update ledger_account set balance = balance + ${back}, updated_at = ${now}
      where user_id = ${hold.user_id} and kind = 'available' and unit = ${hold.unit}
      returning id`;
    await rowsIn(
      em,
      prepared(sql`
        with back as (${back > 0 && !lapsed ? available : giveBack}),
        held as (
          update ledger_account set balance = balance - ${hold.amount}, updated_at = ${now}
          where user_id = ${hold.user_id} and kind = 'held' and unit = ${hold.unit}
            and exists (select 1 from back)
          returning id),
        entry (id, account_id, amount) as (
          select ${newId()}::uuid, id, ${-hold.amount}::bigint from held
          union all
          select ${newId()}::uuid, id, ${hold.captured}::bigint from ledger_account
            where user_id is null and kind = 'consumed' and unit = ${hold.unit} and ${hold.captured} > 0
          union all
          select ${newId()}::uuid, id, ${back}::bigint from back where ${back} > 0),
        posted as (
          insert into ledger_transaction (id, created_at, kind, idempotency_key, reference)
          values (${newId()}, ${now}, ${hold.captured > 0 ? 'capture' : 'release'}, ${`settle:${holdId}`}, ${`hold:${holdId}`})
          returning id)
        insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
        select entry.id, ${now}::timestamptz, posted.id, entry.account_id, entry.amount from posted, entry`),
    );
    return hold.unit === 'FREE_RUN'
      ? { charged: 0, released: 0 }
      : { charged: hold.captured, released: back };
  }

  /**
   * Gives a user credits. `key` names the gift, so that the same one is posted once; returns false
   * where it was posted before.
   */
  async grant(
    em: Em,
    gift: {
      userId: string;
      credits: number;
      key: string;
      actorId: string | null;
      memo: LedgerMemo;
    },
  ): Promise<boolean> {
    await this.openAccounts(em, gift.userId);
    const now = this.clock.now();
    const posted = await rowsIn(
      em,
      sql`
        insert into ledger_transaction (id, created_at, kind, idempotency_key, reference, actor_id, memo)
        values (${newId()}, ${now}, 'grant', ${gift.key}, ${`user:${gift.userId}`}, ${gift.actorId}, ${gift.memo})
        on conflict (idempotency_key) do nothing returning id`,
    );
    const transaction = posted[0] as { id: string } | undefined;
    if (!transaction) return false;
    await rowsIn(
      em,
      sql`
        with credited as (
          update ledger_account set balance = balance + ${gift.credits}, updated_at = ${now}
          where user_id = ${gift.userId} and kind = 'available' and unit = 'CREDIT' returning id),
        entry (id, account_id, amount) as (
          select ${newId()}::uuid, id, ${gift.credits}::bigint from credited
          union all
          select ${newId()}::uuid, id, ${-gift.credits}::bigint from ledger_account
            where user_id is null and kind = 'promo_issued' and unit = 'CREDIT')
        insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
        select id, ${now}::timestamptz, ${transaction.id}::uuid, account_id, amount from entry`,
    );
    return true;
  }

  private async holdFreeRun(em: Em, request: HoldRequest): Promise<string | undefined> {
    const period = periodOf(this.clock.now());
    const held = await this.debit(em, request, 'FREE_RUN', 1, period);
    if (held) return held;
    const opened = await this.openFreePeriod(em, request.userId, period);
    return opened ? this.debit(em, request, 'FREE_RUN', 1, period) : undefined;
  }

  private async debit(
    em: Em,
    { userId, generationId, quoteId }: HoldRequest,
    unit: Unit,
    amount: number,
    period: string | null,
  ): Promise<string | undefined> {
    if (amount === 0) return undefined;
    const now = this.clock.now();
    const row = await rowIn(
      em,
      prepared(sql<{ id: string }>`
        with available as (
          update ledger_account set balance = balance - ${amount}, updated_at = ${now}
          where user_id = ${userId} and kind = 'available' and unit = ${unit} and balance >= ${amount}
            and (${period}::text is null or period = ${period})
          returning id),
        held as (
          update ledger_account set balance = balance + ${amount}, updated_at = ${now}
          where user_id = ${userId} and kind = 'held' and unit = ${unit} and exists (select 1 from available)
          returning id),
        reserved as (
          insert into hold (id, created_at, updated_at, user_id, quote_id, generation_id, unit, amount, captured, status, period)
          select ${newId()}, ${now}, ${now}, ${userId}, ${quoteId}, ${generationId}, ${unit}, ${amount}, 0, 'HELD', ${period}
          from available returning id),
        posted as (
          insert into ledger_transaction (id, created_at, kind, idempotency_key, reference, actor_id)
          select ${newId()}, ${now}, 'hold', ${`hold:${generationId}`}, ${`generation:${generationId}`}, ${userId}
          from available returning id),
        entries as (
          insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
          select ${newId()}::uuid, ${now}::timestamptz, posted.id, available.id, ${-amount}::bigint from posted, available
          union all
          select ${newId()}::uuid, ${now}::timestamptz, posted.id, held.id, ${amount}::bigint from posted, held)
        select id from reserved`),
    );
    return row?.id;
  }

  /**
   * Gives the free runs of `period` where they were not given yet; what was left of an earlier
   * month lapses. Parallel calls meet on the row's lock, and one of them opens the month. Returns
   * whether there is one to spend now.
   */
  private async openFreePeriod(em: Em, userId: string, period: string): Promise<boolean> {
    const now = this.clock.now();
    const limit = this.config.pricing.freeTierLimit;
    let account = await this.lockFreeRuns(em, userId);
    if (!account) {
      await this.openAccounts(em, userId);
      account = await this.lockFreeRuns(em, userId);
    }
    if (!account) return false;
    if (account.period === period) return account.balance > 0;
    if (account.balance > 0) {
      await this.post(em, {
        kind: 'expire',
        key: `free-expire:${userId}:${account.period ?? 'none'}`,
        userId,
        accountId: account.id,
        counterpart: 'expired',
        amount: -account.balance,
      });
    }
    await rowsIn(
      em,
      sql`update ledger_account set balance = ${limit}, period = ${period}, updated_at = ${now} where id = ${account.id}`,
    );
    if (limit > 0) {
      await this.post(em, {
        kind: 'grant',
        key: `free:${userId}:${period}`,
        userId,
        accountId: account.id,
        counterpart: 'issued',
        amount: limit,
      });
    }
    return limit > 0;
  }

  private lockFreeRuns(
    em: Em,
    userId: string,
  ): Promise<{ id: string; balance: number; period: string | null } | undefined> {
    return rowIn(
      em,
      sql<{ id: string; balance: number; period: string | null }>`
        select id, balance::int as balance, period from ledger_account
        where user_id = ${userId} and kind = 'available' and unit = 'FREE_RUN' for update`,
    );
  }

  private async openAccounts(em: Em, userId: string): Promise<void> {
    const now = this.clock.now();
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

  private async post(
    em: Em,
    entry: {
      kind: 'grant' | 'expire';
      key: string;
      userId: string;
      accountId: string;
      counterpart: 'issued' | 'expired';
      amount: number;
    },
  ): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        with posted as (
          insert into ledger_transaction (id, created_at, kind, idempotency_key, reference)
          values (${newId()}, ${now}, ${entry.kind}, ${entry.key}, ${`user:${entry.userId}`}) returning id)
        insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
        select ${newId()}::uuid, ${now}::timestamptz, posted.id, ${entry.accountId}::uuid, ${entry.amount}::bigint from posted
        union all
        select ${newId()}::uuid, ${now}::timestamptz, posted.id, account.id, ${-entry.amount}::bigint
        from posted, ledger_account account
        where account.user_id is null and account.kind = ${entry.counterpart} and account.unit = 'FREE_RUN'`,
    );
  }
}
