import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type HeldPlan, PaidPlans, type PlanFeatures } from '../../billing/index.js';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';

interface HeldRow {
  slug: string;
  amount_minor: number;
  features: PlanFeatures | null;
  until: string | Date;
}

/**
 * The plan that somebody pays: until the end of what is paid where it ends then, and for the days of
 * grace beyond it where the next month is on its way.
 */
@Injectable()
export class SubscribedPlans extends PaidPlans {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {
    super();
  }

  override async find(userId: string): Promise<HeldPlan | undefined> {
    const { subscriptionGraceDays } = this.config.payments;
    const row = await this.db.row(sql<HeldRow>`
      select v.slug, v.amount_minor, v.features, s.until from (
        select version_id, period_end + make_interval(days =>
          case when ends_at_period_end then 0 else ${subscriptionGraceDays}::int end) as until
        from subscription where user_id = ${userId} and status in ('ACTIVE', 'PAST_DUE')) s
      join offer_version v on v.id = s.version_id
      where s.until > ${this.clock.now()}`);
    if (!row) return undefined;
    const { slug, amount_minor: amountMinor, features, until } = row;
    return { slug, amountMinor, features, until: new Date(until) };
  }
}
