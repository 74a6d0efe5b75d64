import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { openAccounts } from './open-accounts.js';

interface FreeRunAccount {
  id: string;
  balance: number;
  period: string | null;
}

/** The monthly allowance: dated grants in the ledger, nothing is ever reset. */
@Injectable()
export class FreeRuns {
  constructor(
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Gives the free runs of `period` where they were not given yet; what was left of an earlier
   * month lapses. Parallel calls meet on the row's lock, and one of them opens the month. Returns
   * whether there is one to spend now.
   */
  async open(em: Em, userId: string, period: string): Promise<boolean> {
    const now = this.clock.now();
    const limit = this.config.pricing.freeTierLimit;
    const account = await this.lockFreeRuns(em, userId);
    if (account.period === period) return account.balance > 0;
    await this.lapse(em, userId, account);
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

  /** Takes out what is left, for good; how many free runs that were. */
  async forfeit(em: Em, userId: string): Promise<number> {
    const account = await this.lockFreeRuns(em, userId);
    await this.lapse(em, userId, account);
    await rowsIn(
      em,
      sql`update ledger_account set balance = 0, updated_at = ${this.clock.now()} where id = ${account.id}`,
    );
    return account.balance;
  }

  /** The entries of what is left of the month that was opened last; the balance is the caller's. */
  private async lapse(em: Em, userId: string, account: FreeRunAccount): Promise<void> {
    if (account.balance === 0) return;
    await this.post(em, {
      kind: 'expire',
      key: `free-expire:${userId}:${String(account.period)}`,
      userId,
      accountId: account.id,
      counterpart: 'expired',
      amount: -account.balance,
    });
  }

  /** Makes the accounts of whoever has none yet. */
  private async lockFreeRuns(em: Em, userId: string): Promise<FreeRunAccount> {
    const account = await rowIn(
      em,
      sql<FreeRunAccount>`
        select id, balance::int as balance, period from ledger_account
        where user_id = ${userId} and kind = 'available' and unit = 'FREE_RUN' for update`,
    );
    if (account) return account;
    await openAccounts(em, userId, this.clock.now());
    return this.lockFreeRuns(em, userId);
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
