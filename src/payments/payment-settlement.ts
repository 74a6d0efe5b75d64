import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { SinglePayments, SingleRuns } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import type { GatewayName } from './payment.entity.js';
import type { PaymentNews } from './payment-news.js';
import { OrphanPayments } from './orphan-payments.js';
import { PaymentGateways } from './payment-gateways.js';
import { PaymentReversals, turn } from './payment-reversals.js';
import { PaymentSales } from './payment-sales.js';
import { SubscriptionSettlement } from './subscriptions/subscription-settlement.js';

const FIRST_LOOK_MS = 86_400_000;

interface PaymentRow {
  id: string;
  user_id: string;
  purpose: 'pack' | 'plan' | 'single';
  amount_minor: number;
  currency: string;
  credits_purchased: number;
  generation_id: string | null;
}

/**
 * The only way in which a payment changes its state. News may come twice, late and in any order, by
 * webhook and by our own question: money that was taken always wins, and what it bought is posted in
 * the transaction of the change.
 */
@Injectable()
export class PaymentSettlement {
  constructor(
    private readonly clock: Clock,
    private readonly gateways: PaymentGateways,
    private readonly sales: PaymentSales,
    private readonly reversals: PaymentReversals,
    private readonly subscriptions: SubscriptionSettlement,
    private readonly runs: SingleRuns,
    private readonly singles: SinglePayments,
    private readonly orphans: OrphanPayments,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Resolves with whether anything changed. */
  async apply(em: Em, gateway: GatewayName, news: PaymentNews): Promise<boolean> {
    switch (news.kind) {
      case 'paid':
        return this.complete(em, gateway, news);
      case 'approved':
        return this.note(em, gateway, news.paymentId, sql`check_at = ${this.clock.now()}`);
      case 'under-way':
        return this.wait(em, gateway, news.paymentId);
      case 'declined':
        return this.note(
          em,
          gateway,
          news.paymentId,
          news.isFinal
            ? sql`status = 'FAILED', failure = 'declined', under_way = false, check_at = null`
            : sql`failure = 'declined', under_way = false`,
        );
      case 'expired':
        return this.expire(em, gateway, news.paymentId);
      case 'subscribed':
      case 'period-paid':
      case 'period-unpaid':
      case 'subscription':
        return this.subscriptions.apply(em, gateway, news);
      default:
        return this.reversals.apply(em, gateway, news);
    }
  }

  /** Who paid after the page had closed has paid all the same, so FAILED is no end for money. */
  private async complete(
    em: Em,
    gateway: GatewayName,
    news: Extract<PaymentNews, { kind: 'paid' }>,
  ): Promise<boolean> {
    const now = this.clock.now();
    await this.lockRun(em, news.paymentId);
    await turn(em, news.gatewayPaymentId);
    const payment = await rowIn(
      em,
      sql<PaymentRow>`
        update payment set status = 'COMPLETED', failure = null, under_way = false, paid_at = ${now}, updated_at = ${now},
          gateway_payment_id = ${news.gatewayPaymentId}, check_at = null, look_at = ${this.firstLook(gateway)}
        where id::text = ${news.paymentId} and gateway = ${gateway} and status in ('PENDING', 'FAILED')
          and purpose <> 'plan' and amount_minor = ${news.amountMinor} and currency = ${news.currency}
        returning id, user_id, purpose, amount_minor, currency, credits_purchased, generation_id`,
    );
    if (!payment) {
      await this.complain(em, gateway, news);
      return false;
    }
    await this.sales.post(em, {
      paymentId: payment.id,
      userId: payment.user_id,
      amountMinor: payment.amount_minor,
      currency: payment.currency,
      credits: payment.credits_purchased,
      source: 'purchase',
      expiresAt: null,
    });
    if (payment.generation_id !== null) await this.beginRun(em, payment.generation_id);
    await this.reversals.applyEarlier(em, gateway, news.gatewayPaymentId);
    await this.orphans.giveBack(em, payment);
    return true;
  }

  /** When a gateway is first asked what went back, where it keeps no list of what it told. */
  private firstLook(gateway: GatewayName): Date | null {
    return this.gateways.find(gateway)?.reversals ? this.clock.in(FIRST_LOOK_MS) : null;
  }

  /** Runs are locked before their payments, here as by whoever ends them. */
  private async lockRun(em: Em, paymentId: string): Promise<string | null> {
    const payment = await rowIn(
      em,
      sql<{ generation_id: string | null }>`
        select generation_id from payment where id::text = ${paymentId}`,
    );
    const generationId = payment?.generation_id ?? null;
    if (generationId !== null) await this.runs.lock(em, generationId);
    return generationId;
  }

  /** Its buyer has done their part; a run is not to end while the money moves. */
  private async wait(em: Em, gateway: GatewayName, paymentId: string): Promise<boolean> {
    const generationId = await this.lockRun(em, paymentId);
    const isNew = await this.note(
      em,
      gateway,
      paymentId,
      sql`failure = null, under_way = true`,
      sql`not under_way`,
    );
    if (isNew && generationId !== null) await this.runs.waitLonger(em, generationId);
    return isNew;
  }

  /** What was paid for too late is given back. */
  private async beginRun(em: Em, generationId: string): Promise<void> {
    if (!(await this.runs.release(em, generationId))) {
      await this.singles.giveBack(em, generationId);
    }
  }

  /** Nobody can pay there any more, nor be asked about what was called off before. */
  private async expire(em: Em, gateway: GatewayName, paymentId: string): Promise<boolean> {
    const rows = await rowsIn(
      em,
      sql`
        update payment set status = 'FAILED', under_way = false, check_at = null, updated_at = ${this.clock.now()},
          failure = case when status = 'PENDING' then 'expired' else failure end
        where id::text = ${paymentId} and gateway = ${gateway}
          and (status = 'PENDING' or (status = 'FAILED' and check_at is not null)) returning id`,
    );
    return rows.length > 0;
  }

  private async note(
    em: Em,
    gateway: GatewayName,
    paymentId: string,
    change: ReturnType<typeof sql>,
    condition = sql`true`,
  ): Promise<boolean> {
    const rows = await rowsIn(
      em,
      sql`
        update payment set ${change}, updated_at = ${this.clock.now()}
        where id::text = ${paymentId} and gateway = ${gateway} and status = 'PENDING' and ${condition}
        returning id`,
    );
    return rows.length > 0;
  }

  /**
   * Somebody paid something else than we asked for, or once more on another page: nothing is given for
   * it, and people must look at it.
   */
  private async complain(
    em: Em,
    gateway: GatewayName,
    news: Extract<PaymentNews, { kind: 'paid' }>,
  ): Promise<void> {
    const { paymentId, gatewayPaymentId, amountMinor, currency } = news;
    const known = await rowIn(
      em,
      sql<{ is_open: boolean }>`
        select status in ('PENDING', 'FAILED') as is_open from payment
        where id::text = ${paymentId} and gateway = ${gateway}
          and (status in ('PENDING', 'FAILED') or gateway_payment_id <> ${gatewayPaymentId})`,
    );
    if (!known) return;
    this.logger.error(
      { paymentId, gateway, gatewayPaymentId, amountMinor, currency },
      known.is_open
        ? 'a payment is not of the amount that was asked for: nothing was given for it'
        : 'a payment was paid for twice: nothing was given for the second time',
    );
  }
}
