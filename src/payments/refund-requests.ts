import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import type { GatewayName } from './payment.entity.js';
import { GatewayError } from './payment-gateway.js';
import type { ReversalNews } from './payment-news.js';
import { PaymentGateways } from './payment-gateways.js';
import { PaymentReversals } from './payment-reversals.js';

const MAX_PAUSE_SECONDS = 3_600;

interface OpenRefund {
  id: string;
  amount_minor: number;
  currency: string;
  gateway: GatewayName;
  gateway_payment_id: string;
  /** How often it was asked for, this time included. */
  checks: number;
}

/** Asks gateways for refunds, again until it is known what became of them. */
@Injectable()
export class RefundRequests {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly gateways: PaymentGateways,
    private readonly reversals: PaymentReversals,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Asks for one that was just written down; whoever says the same meanwhile asks for nothing, for not
   * every gateway would make it once. What is not known afterwards is asked again later.
   */
  async ask(refundId: string): Promise<void> {
    const refund = await this.claim(sql`id = ${refundId} and checks = 0`);
    if (refund) await this.request(refund);
  }

  /** Asks about every refund that is due; resolves with how many there were. */
  async checkDue(): Promise<number> {
    let checked = 0;
    for (let due; (due = await this.claimDue()); checked++) await this.request(due);
    return checked;
  }

  private async request(refund: OpenRefund): Promise<void> {
    const gateway = this.gateways.find(refund.gateway);
    if (!gateway) return;
    const { id: refundId, gateway_payment_id: gatewayPaymentId, amount_minor } = refund;
    let news: ReversalNews[];
    try {
      news = await gateway.refund({
        refundId,
        gatewayPaymentId,
        amountMinor: amount_minor,
        currency: refund.currency,
        isRepeated: refund.checks > 1,
      });
    } catch (error) {
      this.logger.warn({ err: error, refundId }, 'a refund was not made');
      if (!(error instanceof GatewayError) || error.failure !== 'rejected') return;
      news = [{ kind: 'refund-refused', gatewayPaymentId, refundId }];
    }
    await this.db.transaction(async (em) => {
      for (const each of news) await this.reversals.apply(em, gateway.name, each);
    });
  }

  private claimDue(): Promise<OpenRefund | undefined> {
    const now = this.clock.now();
    return this.claim(sql`
      id = (select id from refund where check_at <= ${now} order by check_at limit 1
        for update skip locked)`);
  }

  /** One process asks about one refund at a time; the next time is later each time. */
  private claim(which: RawBuilder<unknown>): Promise<OpenRefund | undefined> {
    const now = this.clock.now();
    const first = this.config.payments.checkAfterSeconds;
    return this.db.row(sql<OpenRefund>`
      with claimed as (
        update refund set checks = checks + 1, updated_at = ${now},
          check_at = ${now}::timestamptz + make_interval(secs =>
            least(${MAX_PAUSE_SECONDS}, ${first}::int * power(2, least(checks, 12))))
        where ${which} and status = 'PENDING'
        returning id, payment_id, amount_minor, checks)
      select r.id, r.amount_minor, r.checks, p.currency, p.gateway, p.gateway_payment_id
      from claimed r join payment p on p.id = r.payment_id`);
  }
}
