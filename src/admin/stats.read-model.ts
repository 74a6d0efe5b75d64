import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import type { StatsDay, StatsResponse } from './stats.dto.js';

const ACTIVE_DAYS = 30;
const DAY_MS = 86_400_000;

interface TotalsRow {
  users: number;
  transformations: number;
  active: number;
}

interface DayRow {
  day: string;
  new_users: number;
  transformations: number;
  active_users: number;
}

/** The figures of the business (decision R-60), counted when asked. Days are UTC. */
@Injectable()
export class StatsReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @param days how many days the trend goes back, today included */
  async read(days: number): Promise<Omit<StatsResponse, 'totalRevenue'>> {
    const asOf = this.clock.now();
    const [totals, trend] = await Promise.all([this.totals(asOf), this.trend(asOf, days)]);
    return {
      totalUsers: totals?.users ?? 0,
      totalTransformations: totals?.transformations ?? 0,
      activeUsers: totals?.active ?? 0,
      trend,
      asOf: asOf.toISOString(),
    };
  }

  private totals(asOf: Date): Promise<TotalsRow | undefined> {
    const since = new Date(asOf.getTime() - ACTIVE_DAYS * DAY_MS);
    return this.db.row(sql<TotalsRow>`
      select
        (select count(*)::int from app_user where status <> 'erased') as users,
        (select count(*)::int from generation where status = 'COMPLETED') as transformations,
        (select count(*)::int from app_user where last_active_at > ${since} and status <> 'erased') as active`);
  }

  private async trend(asOf: Date, days: number): Promise<StatsDay[]> {
    const first = new Date(asOf.getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
    const last = asOf.toISOString().slice(0, 10);
    const rows = await this.db.rows(sql<DayRow>`
      with days as (
        select day::date from generate_series(${first}::date, ${last}::date, interval '1 day') day),
      made as (
        select (created_at at time zone 'UTC')::date as day, count(*)::int as n from app_user
        where created_at >= ${first}::date at time zone 'UTC' and status <> 'erased' group by 1),
      completed as (
        select (finished_at at time zone 'UTC')::date as day, count(*)::int as n from generation
        where status = 'COMPLETED' and created_at >= ${first}::date at time zone 'UTC' - interval '1 day'
        group by 1),
      active as (
        select day, count(*)::int as n from active_day where day >= ${first}::date group by 1)
      select days.day::text as day, coalesce(made.n, 0) as new_users,
             coalesce(completed.n, 0) as transformations, coalesce(active.n, 0) as active_users
      from days left join made using (day) left join completed using (day) left join active using (day)
      order by day`);
    return rows.map((row) => ({
      day: row.day,
      newUsers: row.new_users,
      transformations: row.transformations,
      activeUsers: row.active_users,
    }));
  }
}
