import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowsIn } from '../platform/database/index.js';
import { MONEY_KINDS, type MoneyKind } from './ledger.entity.js';
import { post } from './post.js';

export interface MoneyMovement {
  kind: 'purchase' | 'refund' | 'chargeback' | 'adjust';
  /** Why the money moves: it was paid, given back, or taken back by a bank. */
  account: Exclude<MoneyKind, 'gateway'>;
  /** In the smallest unit of the currency; above zero it came to us, below it went back. */
  amountMinor: number;
  currency: string;
  /** Names this act, so that it is posted once. */
  key: string;
  reference: string;
}

/**
 * Money in the books: what payment services took for us and what of it went back, each currency a
 * unit of its own. Sold is `revenue`, below zero as every source is; `refunded` and `disputed` take
 * from it, so that the three together are what was earned. Written in the transaction of what they
 * are about, as credits are.
 */
@Injectable()
export class MoneyBooks {
  constructor(private readonly clock: Clock) {}

  /** Returns false where it was posted before. */
  async move(em: Em, movement: MoneyMovement): Promise<boolean> {
    const { kind, account, amountMinor, currency, key, reference } = movement;
    await this.openAccounts(em, currency);
    return post(em, this.clock.now(), {
      kind,
      key: `money:${key}`,
      reference,
      unit: currency,
      movements: [
        { userId: null, kind: 'gateway', amount: amountMinor },
        { userId: null, kind: account, amount: -amountMinor },
      ],
    });
  }

  /** The accounts of a currency are there from its first payment on. */
  private async openAccounts(em: Em, currency: string): Promise<void> {
    const now = this.clock.now();
    const rows = MONEY_KINDS.map(
      (kind) =>
        sql`(${newId()}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${kind}, ${currency}, 0)`,
    );
    await rowsIn(
      em,
      sql`
        insert into ledger_account (id, created_at, updated_at, kind, unit, balance)
        values ${sql.join(rows)} on conflict do nothing`,
    );
  }
}
