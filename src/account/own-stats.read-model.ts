import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import type { OwnStatsMonth, OwnStatsResponse } from './own-stats.dto.js';

const MONTHS = 12;

interface TotalsRow {
  completed: number;
  free_runs: number;
  credits: number;
  amount_minor: number;
  not_charged: number;
  favourites: number;
}

interface MonthRow {
  month: string;
  completed: number;
  free_runs: number;
  credits: number;
}

/** A person's own figures (requirement USER-05), counted when asked. Months are UTC. */
@Injectable()
export class OwnStatsReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  async read(userId: string): Promise<OwnStatsResponse> {
    const asOf = this.clock.now();
    const [totals, categories, months] = await Promise.all([
      this.totals(userId),
      this.db.rows(sql<{ category: string; transformations: number }>`
        select t.category, count(*)::int as transformations
        from generation g join transformation_type t on t.id = g.type_id
        where ${ran(userId)} and g.status = 'COMPLETED'
        group by t.category order by transformations desc, t.category`),
      this.months(userId, asOf),
    ]);
    return {
      totalTransformations: totals?.completed ?? 0,
      totalSpent: {
        amountMinor: totals?.amount_minor ?? 0,
        currency: this.config.pricing.currency,
      },
      creditsSpent: totals?.credits ?? 0,
      freeRunsUsed: totals?.free_runs ?? 0,
      notCharged: totals?.not_charged ?? 0,
      favourites: totals?.favourites ?? 0,
      categories,
      months,
      asOf: asOf.toISOString(),
    };
  }

  /** As money: what was quoted for the run, and where less was charged its share, rounded down. */
  private totals(userId: string): Promise<TotalsRow | undefined> {
    return this.db.row(sql<TotalsRow>`
      select
        count(*) filter (where g.status = 'COMPLETED')::int as completed,
        count(*) filter (where g.status = 'COMPLETED' and g.paid_by = 'free-run')::int as free_runs,
        count(*) filter (where g.status in ('FAILED', 'BLOCKED'))::int as not_charged,
        count(*) filter (where g.is_favourite and g.hidden_at is null)::int as favourites,
        coalesce(sum(g.price_charged), 0)::float8 as credits,
        coalesce(sum(q.amount_minor::bigint * g.price_charged / nullif(q.credits, 0)), 0)::float8 as amount_minor
      from generation g join quote q on q.id = g.quote_id
      where ${ran(userId)}`);
  }

  private async months(userId: string, asOf: Date): Promise<OwnStatsMonth[]> {
    const first = new Date(Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth() - MONTHS + 1, 1));
    const rows = await this.db.rows(sql<MonthRow>`
      select to_char(g.finished_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as completed,
             count(*) filter (where g.paid_by = 'free-run')::int as free_runs,
             coalesce(sum(g.price_charged), 0)::float8 as credits
      from generation g
      where ${ran(userId)} and g.status = 'COMPLETED' and g.finished_at >= ${first}
      group by 1`);
    const found = new Map(rows.map((row) => [row.month, row]));
    return Array.from({ length: MONTHS }, (_, at) => {
      const start = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + at, 1));
      const month = start.toISOString().slice(0, 7);
      const row = found.get(month);
      return {
        month,
        transformations: row?.completed ?? 0,
        freeRuns: row?.free_runs ?? 0,
        creditsSpent: row?.credits ?? 0,
      };
    });
  }
}

/** Of this user, and begun: what never began was neither made nor charged, and needs no reading. */
const ran = (userId: string) => sql`g.user_id = ${userId} and g.started_at is not null`;
