import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CreditLedger, MoneyBooks } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { creditsFor } from './credits-for.js';
import type { GatewayName } from './payment.entity.js';
import type { ReversalNews } from './payment-gateway.js';
import { RefundNotices } from './refund-notices.js';
import type { DisputeStatus } from './refund.entity.js';

interface PaymentRow {
  id: string;
  user_id: string;
  amount_minor: number;
  currency: string;
  credits_purchased: number;
  refunded_minor: number;
  credits_refunded: number;
}

interface DisputeRow {
  id: string;
  status: DisputeStatus;
  credits: number;
  amount_minor: number;
}

type News<K extends ReversalNews['kind']> = Extract<ReversalNews, { kind: K }>;
type DisputeNews = News<'disputed' | 'dispute-lost' | 'dispute-won'>;
type RefundNews = News<'refund-made' | 'refund-failed'>;

const STATUS_OF: Readonly<Record<DisputeNews['kind'], DisputeStatus>> = {
  disputed: 'OPEN',
  'dispute-lost': 'LOST',
  'dispute-won': 'WON',
};

/**
 * Money that goes back, and its credits. Of refunds the books keep how much it is in all, of disputes
 * how each ended; both only move forward, so that news may come twice and in any order. Credits change
 * in the transaction of what they are for.
 */
@Injectable()
export class PaymentReversals {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: CreditLedger,
    private readonly money: MoneyBooks,
    private readonly notices: RefundNotices,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Resolves with whether anything changed. Before the payment itself came in, nothing does. */
  async apply(em: Em, gateway: GatewayName, news: ReversalNews): Promise<boolean> {
    await turn(em, news.gatewayPaymentId);
    const payment = await lockPayment(em, gateway, news.gatewayPaymentId);
    if (!payment) return false;
    if ('currency' in news && news.currency !== payment.currency) {
      const { currency } = news;
      this.logger.error({ paymentId: payment.id, currency }, 'money went back in another currency');
      return false;
    }
    switch (news.kind) {
      case 'refunded':
        return this.refunded(em, payment, news.refundedMinor);
      case 'refund-made':
      case 'refund-failed':
        return this.endRefund(em, payment, news);
      default:
        return this.dispute(em, payment, gateway, news);
    }
  }

  /** What was heard of money that went back before we heard that it had come. */
  async applyEarlier(em: Em, gateway: GatewayName, gatewayPaymentId: string): Promise<void> {
    const earlier = await rowsIn(
      em,
      sql<{ news: ReversalNews }>`
        select news from webhook_event
        where news is not null and news ->> 'gatewayPaymentId' = ${gatewayPaymentId}
          and gateway = ${gateway} and news ->> 'kind' <> 'paid' order by created_at`,
    );
    for (const { news } of earlier) await this.apply(em, gateway, news);
  }

  /** `minor` of the money have gone back in all. */
  private async refunded(em: Em, payment: PaymentRow, minor: number): Promise<boolean> {
    const refunded = Math.max(payment.refunded_minor, Math.min(minor, payment.amount_minor));
    const target = creditsFor(paidBy(payment), refunded);
    const missing = Math.max(0, target - payment.credits_refunded);
    const back = refunded - payment.refunded_minor;
    if (back === 0 && missing === 0) return false;
    await rowsIn(
      em,
      sql`
        update payment set refunded_minor = ${refunded}, credits_refunded = credits_refunded + ${missing},
          updated_at = ${this.clock.now()} where id = ${payment.id}`,
    );
    if (missing > 0) {
      const { shortfall } = await this.ledger.takeBack(em, {
        ...ledgerNames(payment),
        credits: missing,
        kind: 'refund',
        key: `refund:${payment.id}:${refunded}:${payment.credits_refunded}`,
      });
      if (shortfall > 0) {
        const loss = { paymentId: payment.id, credits: shortfall };
        this.logger.warn(loss, 'money went back for credits that were spent; nobody owes them');
      }
    }
    if (back > 0) {
      await this.money.move(em, {
        ...moneyNames(payment),
        kind: 'refund',
        account: 'refunded',
        amountMinor: -back,
        key: `refund:${payment.id}:${refunded}`,
      });
      await this.notices.refunded(em, payment, { back, refunded });
    }
    await restate(em, payment.id);
    return true;
  }

  private async endRefund(em: Em, payment: PaymentRow, news: RefundNews): Promise<boolean> {
    const isMade = news.kind === 'refund-made';
    const refund = await rowIn(
      em,
      sql<{ id: string; credits: number }>`
        update refund set status = ${isMade ? 'COMPLETED' : 'FAILED'}, check_at = null,
          updated_at = ${this.clock.now()}
        where id::text = ${news.refundId} and payment_id = ${payment.id} and status = 'PENDING'
        returning id, credits`,
    );
    if (!refund) {
      if (!isMade) await this.complainOfLateFailure(em, news);
      return false;
    }
    if (isMade) {
      const made = await rowIn(
        em,
        sql<{ minor: number }>`
          select sum(amount_minor)::int as minor from refund
          where payment_id = ${payment.id} and status = 'COMPLETED'`,
      );
      await this.refunded(em, payment, made?.minor ?? 0);
      return true;
    }
    await this.ledger.giveBack(em, {
      ...ledgerNames(payment),
      credits: refund.credits,
      key: `refund-failed:${refund.id}`,
    });
    const credits_refunded = payment.credits_refunded - refund.credits;
    await rowsIn(
      em,
      sql`update payment set credits_refunded = ${credits_refunded} where id = ${payment.id}`,
    );
    // What went back otherwise meanwhile asked for nothing, for these were set aside.
    await this.refunded(em, { ...payment, credits_refunded }, payment.refunded_minor);
    return true;
  }

  private async dispute(
    em: Em,
    payment: PaymentRow,
    gateway: GatewayName,
    news: DisputeNews,
  ): Promise<boolean> {
    const status = STATUS_OF[news.kind];
    const known = await rowIn(
      em,
      sql<DisputeRow>`
        select id, status, credits, amount_minor from dispute
        where gateway = ${gateway} and gateway_dispute_id = ${news.disputeId} for update`,
    );
    // How it ended may be heard before that it began.
    if (known && (known.status !== 'OPEN' || status === 'OPEN')) return false;
    const now = this.clock.now();
    if (!known) {
      await this.openDispute(em, payment, gateway, news);
    } else {
      await rowsIn(
        em,
        sql`update dispute set status = ${status}, updated_at = ${now} where id = ${known.id}`,
      );
      if (status === 'WON') {
        await this.money.move(em, {
          ...moneyNames(payment),
          kind: 'adjust',
          account: 'disputed',
          amountMinor: known.amount_minor,
          key: `dispute-won:${known.id}`,
        });
        await this.ledger.giveBack(em, {
          ...ledgerNames(payment),
          credits: known.credits,
          key: `dispute-won:${known.id}`,
        });
      }
    }
    await restate(em, payment.id);
    this.logger.warn({ paymentId: payment.id, status }, 'a payment is disputed');
    return true;
  }

  /** The bank has the money: what it bought is taken, and what is spent of it is owed. */
  private async openDispute(
    em: Em,
    payment: PaymentRow,
    gateway: GatewayName,
    news: DisputeNews,
  ): Promise<void> {
    const id = newId();
    const now = this.clock.now();
    const status = STATUS_OF[news.kind];
    const credits = status === 'WON' ? 0 : creditsFor(paidBy(payment), news.amountMinor);
    if (status !== 'WON') {
      await this.money.move(em, {
        ...moneyNames(payment),
        kind: 'chargeback',
        account: 'disputed',
        amountMinor: -news.amountMinor,
        key: `dispute:${id}`,
      });
    }
    let back = 0;
    if (credits > 0) {
      const { taken, shortfall } = await this.ledger.takeBack(em, {
        ...ledgerNames(payment),
        credits,
        kind: 'chargeback',
        key: `dispute:${id}`,
      });
      back = taken + shortfall;
    }
    await rowsIn(
      em,
      sql`
        insert into dispute (id, created_at, updated_at, payment_id, gateway, gateway_dispute_id,
          amount_minor, status, credits)
        values (${id}, ${now}, ${now}, ${payment.id}, ${gateway}, ${news.disputeId},
          ${news.amountMinor}, ${status}, ${back})`,
    );
  }

  /** A bank may send a refund back days later: the money is with the gateway, and people must look. */
  private async complainOfLateFailure(em: Em, { refundId }: RefundNews): Promise<void> {
    const made = await rowIn(
      em,
      sql`select 1 from refund where id::text = ${refundId} and status = 'COMPLETED'`,
    );
    if (made) this.logger.error({ refundId }, 'a refund that was made has failed afterwards');
  }
}

/**
 * Waits until whoever acts on this payment of the gateway's is done: so of news that cross each other
 * the second one knows the first.
 */
export async function turn(em: Em, gatewayPaymentId: string): Promise<void> {
  await rowsIn(
    em,
    sql`select pg_advisory_xact_lock(hashtextextended('payment:' || ${gatewayPaymentId}::text, 0))`,
  );
}

const lockPayment = (em: Em, gateway: GatewayName, gatewayPaymentId: string) =>
  rowIn(
    em,
    sql<PaymentRow>`
      select id, user_id, amount_minor, currency, credits_purchased, refunded_minor, credits_refunded
      from payment where gateway = ${gateway} and gateway_payment_id = ${gatewayPaymentId}
        and status not in ('PENDING', 'FAILED') for update`,
  );

/** A payment that came in says what became of its money. */
async function restate(em: Em, paymentId: string): Promise<void> {
  await rowsIn(em, sql`update payment p set status = ${REVERSED_STATUS} where p.id = ${paymentId}`);
}

/** The state of a payment `p` that came in, by what went back of it. */
export const REVERSED_STATUS = sql`case
  when exists (select 1 from dispute d where d.payment_id = p.id and d.status in ('OPEN', 'LOST'))
    then 'DISPUTED'
  when p.refunded_minor = p.amount_minor then 'REFUNDED'
  when p.refunded_minor > 0 then 'PARTIALLY_REFUNDED'
  else 'COMPLETED' end`;

const paidBy = (payment: PaymentRow) => ({
  amountMinor: payment.amount_minor,
  credits: payment.credits_purchased,
});

/** How the ledger knows the payment and what it bought. */
const ledgerNames = ({ id, user_id }: PaymentRow) => ({
  userId: user_id,
  lotKey: `payment:${id}`,
  reference: `payment:${id}`,
});

/** How the books of money know it. */
const moneyNames = ({ id, currency }: PaymentRow) => ({ currency, reference: `payment:${id}` });
