import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import type { GatewayName } from './payment.entity.js';
import { isSilence } from './payment-gateway.js';
import { PaymentGateways } from './payment-gateways.js';
import { PaymentReversals } from './payment-reversals.js';

const DAY_SECONDS = 86_400;
/** So many payments are asked about at a time; the others come next. */
const MAX_LOOKS = 5;

interface PaidPayment {
  id: string;
  gateway: GatewayName;
  gateway_payment_id: string;
}

/**
 * Asks gateways that keep no list of their messages what went back of payments: what was given back in
 * their dashboard, or a dispute, is found although every message of it was lost. Of each payment after a
 * day, and then whenever it is twice as old.
 */
@Injectable()
export class ReversalChecks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly gateways: PaymentGateways,
    private readonly reversals: PaymentReversals,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Asks about some of those that are due; no more where nobody answers. */
  async checkDue(): Promise<void> {
    for (let looks = 0; looks < MAX_LOOKS; looks++) {
      const payment = await this.claim();
      if (!payment) return;
      try {
        await this.look(payment);
      } catch (error) {
        this.logger.warn({ err: error, paymentId: payment.id }, 'what went back was not asked');
        if (isSilence(error)) return;
      }
    }
  }

  private async look({ id, gateway: name, gateway_payment_id }: PaidPayment): Promise<void> {
    const news = await this.gateways.find(name)?.reversals?.look(gateway_payment_id);
    if (!news || news.length === 0) return;
    const changed = await this.db.transaction(async (em) => {
      let any = false;
      for (const each of news) any = (await this.reversals.apply(em, name, each)) || any;
      return any;
    });
    if (changed) this.logger.warn({ paymentId: id }, 'money went back of which no message came');
  }

  /** One process asks about one payment at a time; the last time is when nothing can go back any more. */
  private claim(): Promise<PaidPayment | undefined> {
    const now = this.clock.now();
    const age = sql`extract(epoch from ${now}::timestamptz - paid_at)`;
    const last = this.config.payments.reversalDays * DAY_SECONDS;
    return this.db.row(sql<PaidPayment>`
      update payment set look_at = case when ${age} < ${last}::int
        then ${now}::timestamptz + make_interval(secs => greatest(${DAY_SECONDS}::int, ${age})::float8) end
      where id = (
        select id from payment where look_at <= ${now} order by look_at limit 1
        for update skip locked)
      returning id, gateway, gateway_payment_id`);
  }
}
