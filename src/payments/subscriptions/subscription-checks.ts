import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, rowsIn } from '../../platform/database/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import type { GatewayName } from '../payment.entity.js';
import { isSilence } from '../payment-gateway.js';
import { PaymentGateways } from '../payment-gateways.js';
import { SubscriptionSettlement } from './subscription-settlement.js';

const MAX_PAUSE_SECONDS = 3_600;
/** A renewal is paid within an hour or two of the period's end. */
const RENEWAL_MS = 2 * 3_600_000;

export interface AtGateway {
  id: string;
  gateway: GatewayName;
  gateway_subscription_id: string;
}

/** Asks the gateways how subscriptions stand of which something is due and nothing was heard. */
@Injectable()
export class SubscriptionChecks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly gateways: PaymentGateways,
    private readonly settlement: SubscriptionSettlement,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Asks about every subscription that is due, for as long as there are answers. */
  async checkDue(): Promise<void> {
    for (let due; (due = await this.claim());) {
      try {
        await this.look(due);
        if (await this.isOverdue(due.id)) await this.end(due);
      } catch (error) {
        this.logger.warn({ err: error, subscriptionId: due.id }, 'a subscription was not checked');
        if (isSilence(error)) return;
      }
    }
  }

  /** Takes over everything that the gateway says of it now. @throws GatewayError */
  async look({ id, gateway: name, gateway_subscription_id: atGateway }: AtGateway): Promise<void> {
    const news = await this.gateways.find(name)?.subscriptions?.look(atGateway);
    if (!news) return;
    await this.db.transaction(async (em) => {
      for (const each of news) await this.settlement.apply(em, name, each);
      if (news.length > 0) await this.rest(em, id);
    });
  }

  /** Nobody is charged for what they no longer have. */
  private async end(due: AtGateway): Promise<void> {
    this.logger.info({ subscriptionId: due.id }, 'a plan that was not paid for is ended');
    await this.gateways.find(due.gateway)?.subscriptions?.end(due.gateway_subscription_id);
    await this.look(due);
  }

  private async isOverdue(id: string): Promise<boolean> {
    const row = await this.db.row(sql`
      select 1 from subscription
      where id = ${id} and status = 'PAST_DUE'
        and period_end + make_interval(days => ${this.config.payments.subscriptionGraceDays}::int)
          <= ${this.clock.now()}`);
    return row !== undefined;
  }

  /** All is known: the next time is when the next bill is due. */
  private async rest(em: Em, id: string): Promise<void> {
    const soonest = this.clock.in(RENEWAL_MS);
    await rowsIn(
      em,
      sql`
        update subscription set checks = 0, check_at = greatest(${soonest}::timestamptz,
          case when status = 'ACTIVE' then period_end + interval '2 hours' end)
        where id = ${id} and status in ('ACTIVE', 'PAST_DUE')`,
    );
  }

  /** One process asks about one subscription at a time; the next time is later each time. */
  private claim(): Promise<AtGateway | undefined> {
    const now = this.clock.now();
    const first = this.config.payments.checkAfterSeconds;
    return this.db.row(sql<AtGateway>`
      update subscription set checks = checks + 1,
        check_at = ${now}::timestamptz + make_interval(secs =>
          least(${MAX_PAUSE_SECONDS}, ${first}::int * power(2, least(checks, 12))))
      where id = (
        select id from subscription where check_at <= ${now} order by check_at limit 1
        for update skip locked)
      returning id, gateway, gateway_subscription_id`);
  }
}
