import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
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

  /** Asks once, unless it is over. What is not known afterwards is asked again later. */
  async ask(refundId: string): Promise<void> {
    const refund = await this.db.row(sql<OpenRefund>`
      select r.id, r.amount_minor, p.currency, r.checks, p.gateway, p.gateway_payment_id
      from refund r join payment p on p.id = r.payment_id
      where r.id = ${refundId} and r.status = 'PENDING'`);
    const gateway = refund && this.gateways.find(refund.gateway);
    if (!gateway) return;
    const { gateway_payment_id: gatewayPaymentId, amount_minor: amountMinor } = refund;
    let news: ReversalNews[];
    try {
      news = await gateway.refund({
        refundId,
        gatewayPaymentId,
        amountMinor,
        currency: refund.currency,
        isRepeated: refund.checks > 0,
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

  /** Asks about every refund that is due; resolves with how many there were. */
  async checkDue(): Promise<number> {
    let checked = 0;
    for (let id; (id = await this.claim()); checked++) await this.ask(id);
    return checked;
  }

  /** One process asks about one refund at a time; the next time is later each time. */
  private async claim(): Promise<string | undefined> {
    const now = this.clock.now();
    const first = this.config.payments.checkAfterSeconds;
    const row = await this.db.row(sql<{ id: string }>`
      update refund set checks = checks + 1, updated_at = ${now},
        check_at = ${now}::timestamptz + make_interval(secs =>
          least(${MAX_PAUSE_SECONDS}, ${first}::int * power(2, least(checks, 12))))
      where id = (
        select id from refund where check_at <= ${now} order by check_at limit 1
        for update skip locked)
      returning id`);
    return row?.id;
  }
}
