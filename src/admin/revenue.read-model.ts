import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import type { RevenueInCurrency, RevenueResponse, Takings, TakingsOfDay } from './revenue.dto.js';

const DAY_MS = 86_400_000;

interface SumRow {
  currency: string;
  /** Null: before the days that were asked for. */
  day: string | null;
  sales: number;
  refunds: number;
  disputes: number;
}

/**
 * What was earned (decision R-60): the sums of the accounts of money in the ledger, and of nothing
 * else. Days are UTC.
 */
@Injectable()
export class RevenueReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** @param days how many days the range goes back, today included */
  async read(days: number): Promise<RevenueResponse> {
    const asOf = this.clock.now();
    const dates = lastDays(asOf, days);
    const rows = await this.sums(dates[0] ?? '');
    const own = this.config.pricing.currency;
    const others = new Set(rows.map(({ currency }) => currency).filter((each) => each !== own));
    return {
      currencies: [own, ...[...others].sort()].map((currency) =>
        inCurrency(
          currency,
          dates,
          rows.filter((row) => row.currency === currency),
        ),
      ),
      asOf: asOf.toISOString(),
    };
  }

  /** What was earned since the first payment, in the installation's currency. */
  async total(): Promise<{ amountMinor: number; currency: string }> {
    const { currency } = this.config.pricing;
    const row = await this.db.row(sql<{ net: number }>`
      select coalesce(-sum(e.amount), 0)::float8 as net
      from ledger_account a join ledger_entry e on e.account_id = a.id
      where a.user_id is null and a.kind in ('revenue', 'refunded', 'disputed') and a.unit = ${currency}`);
    return { amountMinor: row?.net ?? 0, currency };
  }

  private sums(first: string): Promise<SumRow[]> {
    const since = sql`${first}::date at time zone 'UTC'`;
    return this.db.rows(sql<SumRow>`
      select a.unit as currency,
        case when e.created_at >= ${since} then (e.created_at at time zone 'UTC')::date::text end as day,
        coalesce(-sum(e.amount) filter (where a.kind = 'revenue'), 0)::float8 as sales,
        coalesce(sum(e.amount) filter (where a.kind = 'refunded'), 0)::float8 as refunds,
        coalesce(sum(e.amount) filter (where a.kind = 'disputed'), 0)::float8 as disputes
      from ledger_account a join ledger_entry e on e.account_id = a.id
      where a.user_id is null and a.kind in ('revenue', 'refunded', 'disputed')
      group by 1, 2`);
  }
}

function lastDays(asOf: Date, days: number): string[] {
  const dayAt = (before: number): string =>
    new Date(asOf.getTime() - before * DAY_MS).toISOString().slice(0, 10);
  return Array.from({ length: days }, (_, i) => dayAt(days - 1 - i));
}

function inCurrency(
  currency: string,
  dates: readonly string[],
  rows: readonly SumRow[],
): RevenueInCurrency {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const days = dates.map((day): TakingsOfDay => ({ day, ...sumOf([byDay.get(day)]) }));
  return {
    currency,
    today: sumOf([days.at(-1)]),
    range: sumOf(days),
    total: sumOf(rows),
    days,
  };
}

function sumOf(parts: readonly (Omit<Takings, 'net'> | undefined)[]): Takings {
  const sum = { sales: 0, refunds: 0, disputes: 0 };
  for (const part of parts) {
    sum.sales += part?.sales ?? 0;
    sum.refunds += part?.refunds ?? 0;
    sum.disputes += part?.disputes ?? 0;
  }
  return { ...sum, net: sum.sales - sum.refunds - sum.disputes };
}
