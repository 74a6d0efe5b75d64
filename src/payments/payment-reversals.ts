import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CreditLedger, MoneyBooks } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { creditsFor } from './credits-for.js';
import type { GatewayName } from './payment.entity.js';
import type { ReversalNews } from './payment-news.js';
import { PaymentRefunds } from './payment-refunds.js';
import type { DisputeStatus } from './refund.entity.js';
import {
  ledgerNames,
  lockReversed,
  moneyNames,
  paidBy,
  restate,
  type ReversedPayment,
} from './reversed-payment.js';

interface DisputeRow {
  id: string;
  status: DisputeStatus;
  credits: number;
  amount_minor: number;
  gateway_dispute_id: string;
}

type News<K extends ReversalNews['kind']> = Extract<ReversalNews, { kind: K }>;
type DisputeNews = News<'disputed' | 'dispute-lost' | 'dispute-won'>;

const STATUS_OF: Readonly<Record<DisputeNews['kind'], DisputeStatus>> = {
  disputed: 'OPEN',
  'dispute-lost': 'LOST',
  'dispute-won': 'WON',
};

/** A dispute only moves on: what is won stays so. */
const ORDER: readonly DisputeStatus[] = ['OPEN', 'LOST', 'WON'];

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
    private readonly refunds: PaymentRefunds,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Resolves with whether anything changed. Before the payment itself came in, nothing does. */
  async apply(em: Em, gateway: GatewayName, news: ReversalNews): Promise<boolean> {
    await turn(em, news.gatewayPaymentId);
    const payment = await lockReversed(em, gateway, news.gatewayPaymentId);
    if (!payment) return false;
    if ('currency' in news && news.currency !== payment.currency) {
      const { currency } = news;
      this.logger.error({ paymentId: payment.id, currency }, 'money went back in another currency');
      return false;
    }
    switch (news.kind) {
      case 'refunded':
        return this.refunds.heard(em, payment, news);
      case 'refund-made':
        return this.refunds.made(em, payment, news.refundId);
      case 'refund-refused':
        return this.refunds.refused(em, payment, news.refundId);
      case 'refund-failed':
        return this.refunds.returned(em, payment, news.refundId);
      case 'refund-undone':
        return this.refunds.undone(em, payment, news);
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

  private async dispute(
    em: Em,
    payment: ReversedPayment,
    gateway: GatewayName,
    news: DisputeNews,
  ): Promise<boolean> {
    const status = STATUS_OF[news.kind];
    const known = await this.known(em, payment, gateway, news);
    // How it ended may be heard before that it began, and what was lost may be won in the end.
    if (known && ORDER.indexOf(status) <= ORDER.indexOf(known.status)) return false;
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

  /**
   * The dispute that this is about. What does not say which is about the one that is under way, and what
   * was heard in that way is the first dispute with a name of its own, unless that money is back.
   */
  private async known(
    em: Em,
    payment: ReversedPayment,
    gateway: GatewayName,
    { disputeId, gatewayPaymentId }: DisputeNews,
  ): Promise<DisputeRow | undefined> {
    const isNameless = disputeId === gatewayPaymentId;
    const found = await rowIn(
      em,
      sql<DisputeRow>`
        select id, status, credits, amount_minor, gateway_dispute_id from dispute
        where payment_id = ${payment.id} and gateway = ${gateway} and (
          gateway_dispute_id = ${disputeId} or ${isNameless}::boolean
          or (gateway_dispute_id = ${gatewayPaymentId} and status <> 'WON'))
        order by gateway_dispute_id = ${disputeId} desc,
          array_position(array['OPEN', 'LOST', 'WON'], status::text)
        limit 1 for update`,
    );
    if (found && !isNameless && found.gateway_dispute_id !== disputeId) {
      await rowsIn(
        em,
        sql`update dispute set gateway_dispute_id = ${disputeId} where id = ${found.id}`,
      );
    }
    return found;
  }

  /** The bank has the money: what it bought is taken, and what is spent of it is owed. */
  private async openDispute(
    em: Em,
    payment: ReversedPayment,
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
