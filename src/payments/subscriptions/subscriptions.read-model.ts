import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { PersonNames } from '../../audit-log/index.js';
import { PlanReader } from '../../billing/index.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { type Page, paginate, type Principal } from '../../platform/http/index.js';
import type { GatewayName } from '../payment.entity.js';
import type { SubscriptionEventKind, SubscriptionStatus } from './subscription.entity.js';
import type {
  AdminSubscriptionQuery,
  AdminSubscriptionResponse,
} from './subscriptions.admin.dto.js';
import type {
  SubscribedPlan,
  SubscriptionEventResponse,
  SubscriptionResponse,
  SubscriptionView,
} from './subscriptions.dto.js';

type Moment = string | Date;

export interface SubscriptionRow {
  id: string;
  user_id: string;
  status: SubscriptionStatus;
  gateway: GatewayName;
  gateway_subscription_id: string;
  version_id: string;
  plan: SubscribedPlan;
  next_plan: SubscribedPlan | null;
  period_start: Moment | null;
  period_end: Moment | null;
  /** Since when this plan is paid for. */
  version_since: Moment | null;
  ends_at_period_end: boolean;
  ended_at: Moment | null;
  created_at: Moment;
}

const MAX_EVENTS = 50;
const DAY_MS = 86_400_000;

const plan = (v: string) =>
  sql.raw(`jsonb_build_object('slug', ${v}.slug, 'name', ${v}.name,
  'amountMinor', ${v}.amount_minor, 'currency', ${v}.currency, 'credits', ${v}.credits,
  'unlimited', ${v}.fair_use is not null, 'fairUse', ${v}.fair_use)`);

export const SUBSCRIPTION_COLUMNS = sql`s.id, s.user_id, s.status, s.gateway, s.gateway_subscription_id, s.version_id,
  s.period_start, s.period_end, s.version_since, s.ends_at_period_end, s.ended_at, s.created_at,
  ${plan('v')} as plan, case when n.id is not null then ${plan('n')} end as next_plan`;

export const SUBSCRIPTION_TABLES = sql`from subscription s join offer_version v on v.id = s.version_id
  left join offer_version n on n.id = s.next_version_id and n.id <> s.version_id`;

/** Subscriptions, one's own and all. */
@Injectable()
export class SubscriptionReader {
  constructor(
    private readonly db: Database,
    private readonly plans: PlanReader,
    private readonly names: PersonNames,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** The one that lives, else the last. */
  async own(userId: string): Promise<SubscriptionView> {
    const row = await this.last(userId);
    const { slug: plan, features } = await this.plans.of(userId);
    if (!row) return { plan, features, subscription: null };
    const events = await this.db.rows(sql<{
      kind: SubscriptionEventKind;
      plan: string | null;
      at: Moment;
    }>`
      select e.kind, v.name as plan, e.at from subscription_event e
      left join offer_version v on v.id = e.version_id
      where e.subscription_id = ${row.id} order by e.at desc, e.id desc limit ${MAX_EVENTS}`);
    const subscription = this.toResponse(row);
    return {
      plan,
      features,
      subscription: {
        ...subscription,
        events: events.map((event): SubscriptionEventResponse => ({
          ...event,
          at: iso(event.at),
        })),
      },
    };
  }

  last(userId: string): Promise<SubscriptionRow | undefined> {
    return this.db.row(sql<SubscriptionRow>`
      select ${SUBSCRIPTION_COLUMNS} ${SUBSCRIPTION_TABLES}
      where s.user_id = ${userId} order by s.status = 'ENDED', s.created_at desc limit 1`);
  }

  /** As staff see them: whose they are by name for those who may see people. */
  async list(
    viewer: Principal,
    { status, plan, userId, ...query }: AdminSubscriptionQuery,
  ): Promise<Page<AdminSubscriptionResponse>> {
    const where: RawBuilder<unknown>[] = [];
    if (status) where.push(sql`s.status = ${status}`);
    if (plan) where.push(sql`v.slug = ${plan}`);
    if (userId) where.push(sql`s.user_id = ${userId}`);
    const page = await paginate(
      this.db,
      query,
      {
        select: sql<SubscriptionRow>`select ${SUBSCRIPTION_COLUMNS}`,
        from: SUBSCRIPTION_TABLES,
        where,
        sortable: {
          createdAt: { expression: sql`s.created_at`, type: 'timestamptz' },
        },
        defaultSort: '-createdAt',
        id: sql`s.id`,
      },
      (row: SubscriptionRow) => row,
    );
    const people = page.data.map((row) => row.user_id);
    const names = await this.names.seenBy(viewer, people);
    const data = page.data.map((row) => ({
      ...this.toResponse(row),
      userId: row.user_id,
      userName: names.get(row.user_id) ?? null,
      gatewaySubscriptionId: row.gateway_subscription_id,
    }));
    return { ...page, data };
  }

  toResponse(row: SubscriptionRow): SubscriptionResponse {
    return {
      id: row.id,
      plan: row.plan,
      status: row.status,
      periodStart: row.period_start && iso(row.period_start),
      periodEnd: row.period_end && iso(row.period_end),
      cancelAtPeriodEnd: row.ends_at_period_end,
      nextPlan: row.next_plan,
      graceUntil: row.status === 'PAST_DUE' ? this.graceEnd(row).toISOString() : null,
      gateway: row.gateway,
      endedAt: row.ended_at && iso(row.ended_at),
      createdAt: iso(row.created_at),
    };
  }

  private graceEnd(row: SubscriptionRow): Date {
    const { subscriptionGraceDays } = this.config.payments;
    return new Date(periodEnd(row).getTime() + subscriptionGraceDays * DAY_MS);
  }
}

const periodEnd = ({ period_end }: SubscriptionRow): Date => new Date(period_end ?? 0);
const iso = (moment: Moment): string => new Date(moment).toISOString();
