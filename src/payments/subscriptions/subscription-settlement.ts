import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../../platform/database/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { JobQueue } from '../../platform/queue/index.js';
import type { GatewayName } from '../payment.entity.js';
import type { SubscriptionNews } from '../payment-news.js';
import { turn } from '../payment-reversals.js';
import { endSubscriptionJob } from '../payments.jobs.js';
import { PeriodPayments } from './period-payments.js';
import type { SubscriptionEventKind, SubscriptionStatus } from './subscription.entity.js';
import { SubscriptionNotices } from './subscription-notices.js';

interface SubscriptionRow {
  id: string;
  user_id: string;
  status: SubscriptionStatus;
  next_version_id: string | null;
  version_id: string;
  ends_at_period_end: boolean;
  heard_at: string | Date | null;
}

type News<K extends SubscriptionNews['kind']> = Extract<SubscriptionNews, { kind: K }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** How long we wait before we ask about what was said twice at the same moment, or too late. */
const DOUBT_MS = 2_000;

/**
 * The only way in which a subscription changes. Bills that were paid are facts: they move the period
 * and the plan forward in whatever order they are heard, each once. How it stands otherwise is what
 * was said last; where that cannot be told, because two messages are of the same second or one came
 * late, the gateway is asked.
 */
@Injectable()
export class SubscriptionSettlement {
  constructor(
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly payments: PeriodPayments,
    private readonly notices: SubscriptionNotices,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Resolves with whether anything changed. */
  async apply(em: Em, gateway: GatewayName, news: SubscriptionNews): Promise<boolean> {
    if (!UUID.test(news.paymentId)) return false;
    await turn(em, news.gatewaySubscriptionId);
    const subscription = await this.findOrBegin(em, gateway, news);
    if (!subscription) return false;
    const changed = await this.change(em, gateway, subscription, news);
    if (changed) await this.restate(em, subscription);
    return changed;
  }

  private change(
    em: Em,
    gateway: GatewayName,
    subscription: SubscriptionRow,
    news: SubscriptionNews,
  ): Promise<boolean> {
    switch (news.kind) {
      case 'subscribed':
        return Promise.resolve(false);
      case 'period-paid':
        return this.paid(em, gateway, subscription, news);
      case 'period-unpaid':
        return this.unpaid(em, gateway, subscription, news);
      case 'subscription':
        return news.state === 'ENDED'
          ? this.end(em, subscription, news)
          : this.heard(em, subscription, news);
    }
  }

  private async findOrBegin(
    em: Em,
    gateway: GatewayName,
    news: SubscriptionNews,
  ): Promise<SubscriptionRow | undefined> {
    const known = await rowIn(
      em,
      sql<SubscriptionRow>`
        select ${COLUMNS} from subscription
        where gateway = ${gateway} and gateway_subscription_id = ${news.gatewaySubscriptionId}
        for update`,
    );
    return known ?? (await this.begin(em, gateway, news)) ?? this.refuseSecond(em, gateway, news);
  }

  private begin(
    em: Em,
    gateway: GatewayName,
    news: SubscriptionNews,
    status: SubscriptionStatus = 'STARTING',
  ): Promise<SubscriptionRow | undefined> {
    const now = this.clock.now();
    const ended = status === 'ENDED' ? now : null;
    return rowIn(
      em,
      sql<SubscriptionRow>`
        insert into subscription (id, created_at, updated_at, user_id, gateway,
          gateway_subscription_id, version_id, status, heard_state, ends_at_period_end, ended_at,
          check_at, checks)
        select ${newId()}::uuid, ${now}, ${now}, user_id, gateway, ${news.gatewaySubscriptionId},
          item_version_id, ${status}, 'ACTIVE', false, ${ended}::timestamptz, ${ended ? null : now}::timestamptz, 0
        from payment
        where id = ${news.paymentId} and gateway = ${gateway} and purpose = 'plan'
          and item_version_id is not null
        on conflict do nothing returning ${COLUMNS}`,
    );
  }

  /** Somebody has two, which the pages to pay on do not let happen: this one ends. */
  private async refuseSecond(
    em: Em,
    gateway: GatewayName,
    news: SubscriptionNews,
  ): Promise<SubscriptionRow | undefined> {
    const row = await this.begin(em, gateway, news, 'ENDED');
    if (!row) return undefined;
    const { gatewaySubscriptionId } = news;
    this.logger.error(
      { subscriptionId: row.id },
      'somebody has a second subscription: it is ended, and what was paid for it is theirs',
    );
    await this.queue.enqueue(em, endSubscriptionJob, { gateway, gatewaySubscriptionId });
    return row;
  }

  private async paid(
    em: Em,
    gateway: GatewayName,
    { id, user_id: userId, heard_at }: SubscriptionRow,
    news: News<'period-paid'>,
  ): Promise<boolean> {
    const outcome = await this.payments.settle(em, { id, userId, gateway }, news);
    if (outcome !== 'new') return false;
    const { from, until, at, cause, versionId } = news;
    const isPeriod = cause !== 'change';
    await rowsIn(
      em,
      sql`
        update subscription set updated_at = ${this.clock.now()},
          period_end = greatest(period_end, ${until}::timestamptz),
          period_start = ${isPeriod ? sql`greatest(period_start, ${from}::timestamptz)` : sql`period_start`}
        where id = ${id}`,
    );
    await rowsIn(
      em,
      sql`
        update subscription set version_id = ${versionId}, version_since = ${from}::timestamptz
        where id = ${id} and (version_since is null or version_since <= ${from}::timestamptz)`,
    );
    if (isNoNewer(at, heard_at)) await this.askSoon(em, id);
    await rowsIn(
      em,
      sql`
        update subscription set heard_state = 'ACTIVE', heard_at = ${at}::timestamptz, next_version_id = null
        where id = ${id} and (heard_at is null or heard_at <= ${at}::timestamptz)`,
    );
    const kind = PAID_EVENTS[cause];
    await this.record(em, id, { kind, key: `paid:${news.gatewayInvoiceId}`, at: from, versionId });
    return true;
  }

  private async unpaid(
    em: Em,
    gateway: GatewayName,
    subscription: SubscriptionRow,
    news: News<'period-unpaid'>,
  ): Promise<boolean> {
    const { id } = subscription;
    const { gatewayInvoiceId, at } = news;
    const key = `unpaid:${gatewayInvoiceId}`;
    const isFirst = await this.record(em, id, { kind: 'PAYMENT_FAILED', key, at });
    if (await this.payments.isPaid(em, gateway, gatewayInvoiceId)) return false;
    const rows = await rowsIn(
      em,
      sql`
        update subscription set heard_state = 'PAST_DUE', heard_at = ${at}::timestamptz,
          updated_at = ${this.clock.now()}
        where id = ${id} and ended_at is null and (heard_at is null or heard_at <= ${at}::timestamptz)
        returning id`,
    );
    if (rows.length > 0 && isFirst) await this.notices.renewalFailed(em, id, gatewayInvoiceId);
    return rows.length > 0;
  }

  private async heard(
    em: Em,
    subscription: SubscriptionRow,
    news: News<'subscription'>,
  ): Promise<boolean> {
    const { id, heard_at } = subscription;
    const { at, state, endsAtPeriodEnd } = news;
    if (isNoNewer(at, heard_at)) await this.askSoon(em, id);
    const [after] = await rowsIn(
      em,
      sql<{ next_version_id: string | null }>`
        update subscription set heard_state = ${state}, heard_at = ${at}::timestamptz,
          ends_at_period_end = ${endsAtPeriodEnd}, updated_at = ${this.clock.now()},
          next_version_id = (select id from offer_version
            where id::text = ${news.versionId} and id <> subscription.version_id)
        where id = ${id} and ended_at is null and (heard_at is null or heard_at <= ${at}::timestamptz)
        returning next_version_id`,
    );
    if (!after) return false;
    const before = subscription;
    if (before.ends_at_period_end !== endsAtPeriodEnd) {
      const kind = endsAtPeriodEnd ? 'CANCEL_PLANNED' : 'CANCEL_UNDONE';
      const isFirst = await this.record(em, id, { kind, key: `${kind}:${at}`, at });
      if (isFirst) await this.notices.decided(em, id, { kind, at });
    }
    if (before.next_version_id !== after.next_version_id) {
      const planned = after.next_version_id;
      const kind = planned ? 'CHANGE_PLANNED' : 'CHANGE_DROPPED';
      const isFirst = await this.record(em, id, {
        kind,
        key: `${kind}:${at}`,
        at,
        versionId: planned,
      });
      const versionId = planned ?? before.next_version_id;
      if (isFirst) await this.notices.decided(em, id, { kind, at, versionId });
    }
    return true;
  }

  /** For good: whatever is heard afterwards was before. */
  private async end(
    em: Em,
    { id }: SubscriptionRow,
    { at }: News<'subscription'>,
  ): Promise<boolean> {
    const rows = await rowsIn(
      em,
      sql`
        update subscription set ended_at = ${at}::timestamptz, check_at = null, next_version_id = null,
          updated_at = ${this.clock.now()}
        where id = ${id} and ended_at is null returning id`,
    );
    if (rows.length === 0) return false;
    await this.record(em, id, { kind: 'ENDED', key: 'ended', at });
    return true;
  }

  /** The status, from what was paid and heard; and who ends is told so. */
  private async restate(em: Em, before: SubscriptionRow): Promise<void> {
    const row = await rowIn(
      em,
      sql<{ status: SubscriptionStatus }>`
        update subscription set status = case
          when ended_at is not null then 'ENDED'
          when period_end is null then 'STARTING'
          when heard_state = 'PAST_DUE' then 'PAST_DUE'
          else 'ACTIVE' end
        where id = ${before.id} returning status`,
    );
    if (row?.status === 'ENDED' && before.status !== 'ENDED') {
      await this.notices.ended(em, before.id);
    }
  }

  private async askSoon(em: Em, id: string): Promise<void> {
    await rowsIn(
      em,
      sql`
        update subscription set check_at = least(check_at, ${this.clock.in(DOUBT_MS)}::timestamptz), checks = 0
        where id = ${id} and ended_at is null`,
    );
  }

  private async record(
    em: Em,
    subscriptionId: string,
    event: { kind: SubscriptionEventKind; key: string; at: string; versionId?: string | null },
  ): Promise<boolean> {
    const rows = await rowsIn(
      em,
      sql`
        insert into subscription_event (id, created_at, subscription_id, kind, key, at, version_id)
        values (${newId()}, ${this.clock.now()}, ${subscriptionId}, ${event.kind}, ${event.key}, ${event.at},
          ${event.versionId ?? null})
        on conflict on constraint subscription_event_unique do nothing returning id`,
    );
    return rows.length > 0;
  }
}

const isNoNewer = (at: string, heardAt: string | Date | null): boolean =>
  heardAt !== null && new Date(at) <= new Date(heardAt);

const COLUMNS = sql`id, user_id, status, version_id, next_version_id, ends_at_period_end, heard_at`;

const PAID_EVENTS = { start: 'STARTED', renewal: 'RENEWED', change: 'PLAN_CHANGED' } as const;
