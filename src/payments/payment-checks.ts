import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { SingleRuns } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, rowsIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import type { GatewayName } from './payment.entity.js';
import type { Checkout } from './checkout-order.js';
import { isSilence, type PaymentGateway } from './payment-gateway.js';
import { PaymentGateways } from './payment-gateways.js';
import { PaymentReversals, turn } from './payment-reversals.js';
import { PaymentSettlement } from './payment-settlement.js';
import { WebhookInbox } from './webhook-inbox.js';

const MAX_PAUSE_SECONDS = 3_600;
/** Its page was never handed out, for the answer with its address was lost; nobody can pay there. */
const NEVER_OPENED_MS = 3_600_000;
/** How long somebody who looks at a payment waits before we ask about it ourselves. */
const HURRY_AFTER_MS = 4_000;
const MAX_HURRIED = 40;
/** So many messages in a row that we have, and the older ones will be there, too. */
const KNOWN_IN_A_ROW = 200;

interface OpenPayment {
  id: string;
  gateway: GatewayName;
  gateway_checkout_id: string | null;
  gateway_invoice_id: string | null;
  generation_id: string | null;
  created_at: string | Date;
}

/** Asks the gateways what became of payments of which nothing was heard, and for lost messages. */
@Injectable()
export class PaymentChecks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly gateways: PaymentGateways,
    private readonly settlement: PaymentSettlement,
    private readonly reversals: PaymentReversals,
    private readonly inbox: WebhookInbox,
    private readonly runs: SingleRuns,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Asks about every payment that is due, for as long as there are answers. */
  async checkDue(): Promise<void> {
    for (let payment; (payment = await this.claim());) {
      if (!(await this.check(payment))) return;
    }
  }

  /** Somebody waits for this payment in front of the page: ask soon, and not too often. */
  async hurry(paymentId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.rows(sql`
      update payment set check_at = ${now}, updated_at = ${now}
      where id = ${paymentId} and status = 'PENDING' and check_at > ${now}
        and checks < ${MAX_HURRIED} and updated_at < ${this.clock.in(-HURRY_AFTER_MS)}`);
  }

  /** Takes up messages that were sent and never arrived. */
  async catchUp(since: Date): Promise<number> {
    let missed = 0;
    for (const gateway of this.gateways.list()) {
      if (!gateway.messages) continue;
      let known = 0;
      for await (const event of gateway.messages.since(since)) {
        if (await this.inbox.receive(gateway.name, event)) {
          missed += 1;
          known = 0;
        } else if ((known += 1) >= KNOWN_IN_A_ROW) break;
      }
    }
    if (missed > 0) this.logger.warn({ missed }, 'webhooks that never came were caught up on');
    return missed;
  }

  /** One process asks about one payment at a time; the next time is later each time. */
  private claim(): Promise<OpenPayment | undefined> {
    const now = this.clock.now();
    const first = this.config.payments.checkAfterSeconds;
    return this.db.row(sql<OpenPayment>`
      update payment set checks = checks + 1, updated_at = ${now},
        check_at = ${now}::timestamptz + make_interval(secs =>
          least(${MAX_PAUSE_SECONDS}, ${first}::int * power(2, least(checks, 12))))
      where id = (
        select id from payment where check_at <= ${now} order by check_at limit 1
        for update skip locked)
      returning id, gateway, gateway_checkout_id, gateway_invoice_id, generation_id, created_at`);
  }

  /** Resolves with false where nobody answers, so that the others are not asked for now. */
  private async check(payment: OpenPayment): Promise<boolean> {
    try {
      await this.ask(payment);
      return true;
    } catch (error) {
      this.logger.warn({ err: error, paymentId: payment.id }, 'a payment could not be checked');
      return !isSilence(error);
    }
  }

  private async ask(payment: OpenPayment): Promise<void> {
    const { id, gateway_checkout_id: checkoutId, gateway_invoice_id: invoiceId } = payment;
    const gateway = this.gateways.find(payment.gateway);
    if (invoiceId !== null) return this.name(id, invoiceId, gateway);
    if (checkoutId === null) return this.giveUp(payment);
    if (!gateway) return;
    const checkout = { paymentId: id, checkoutId };
    await this.closeOfEndedRun(payment, gateway, checkout);
    const news = await gateway.look(checkout);
    if (!news) return;
    await this.db.transaction((em) => this.settlement.apply(em, gateway.name, news));
  }

  /**
   * Learns what the gateway calls the payment of a bill, which the news of it does not say. By that
   * name money goes back, and some may have gone back already.
   */
  private async name(
    id: string,
    invoiceId: string,
    gateway: PaymentGateway | undefined,
  ): Promise<void> {
    const gatewayPaymentId = await gateway?.subscriptions?.paymentOf(invoiceId);
    if (!gateway || gatewayPaymentId === undefined) return;
    await this.db.transaction(async (em) => {
      await turn(em, gatewayPaymentId);
      await rowsIn(
        em,
        sql`
          update payment set gateway_payment_id = ${gatewayPaymentId}, check_at = null,
            updated_at = ${this.clock.now()}
          where id = ${id} and gateway_payment_id is null`,
      );
      await this.reversals.applyEarlier(em, gateway.name, gatewayPaymentId);
    });
  }

  /** Nobody shall pay for a run that waits no more. */
  private async closeOfEndedRun(
    { generation_id: generationId }: OpenPayment,
    gateway: PaymentGateway,
    checkout: Checkout,
  ): Promise<void> {
    if (generationId === null || (await this.runs.isWaiting(generationId))) return;
    await gateway.closeCheckout(checkout);
  }

  private async giveUp({ id, created_at }: OpenPayment): Promise<void> {
    if (new Date(created_at).getTime() > this.clock.in(-NEVER_OPENED_MS).getTime()) return;
    await this.db.rows(sql`
      update payment set status = 'FAILED', check_at = null, updated_at = ${this.clock.now()},
        failure = case when status = 'PENDING' then 'not-opened' else failure end
      where id = ${id} and status in ('PENDING', 'FAILED') and gateway_checkout_id is null`);
  }
}
