import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CreditLedger, MoneyBooks } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { creditsFor } from './credits-for.js';
import { RefundNotices } from './refund-notices.js';
import {
  ledgerNames,
  moneyNames,
  paidBy,
  restate,
  type ReversedPayment,
} from './reversed-payment.js';

interface RefundRow {
  id: string;
  amount_minor: number;
  credits: number;
}

/**
 * What became of money that was given back. The books keep how much went back in all and how much of
 * that came back again; both only grow, so that their difference does not depend on the order of news.
 */
@Injectable()
export class PaymentRefunds {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: CreditLedger,
    private readonly money: MoneyBooks,
    private readonly notices: RefundNotices,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** `minor` of the money have gone back in all. */
  async refunded(em: Em, payment: ReversedPayment, minor: number): Promise<boolean> {
    const gone = this.goneBy(payment, minor);
    const back = gone - payment.refunded_minor;
    const missing = missingCredits({ ...payment, refunded_minor: gone });
    if (back === 0 && missing === 0) return false;
    await this.postGone(em, payment, gone);
    await this.takeCredits(em, { ...payment, refunded_minor: gone }, missing);
    if (back > 0) {
      const refunded = gone - payment.returned_minor;
      await this.notices.refunded(em, payment, { back, refunded });
    }
    await restate(em, payment.id);
    return true;
  }

  /** One of our refunds is made. */
  async made(em: Em, payment: ReversedPayment, refundId: string): Promise<boolean> {
    const refund = await this.end(em, payment, refundId, 'COMPLETED');
    if (!refund) return false;
    await this.refunded(em, payment, await this.madeInAll(em, payment.id));
    return true;
  }

  /** The gateway would not make one of ours: nothing has moved, and the credits are back. */
  async refused(em: Em, payment: ReversedPayment, refundId: string): Promise<boolean> {
    const refund = await this.end(em, payment, refundId, 'FAILED');
    if (!refund) return false;
    const now = await this.giveCreditsBack(em, payment, refund, `refund-failed:${refund.id}`);
    // What went back otherwise meanwhile asked for nothing, for these were set aside.
    await this.refunded(em, now, now.refunded_minor);
    return true;
  }

  /**
   * One of ours failed after it was there, which a bank may say days later: the money is with the
   * gateway again, the credits with the buyer, and people must look.
   */
  async returned(em: Em, payment: ReversedPayment, refundId: string): Promise<boolean> {
    const refund = await this.end(em, payment, refundId, 'RETURNED');
    if (!refund) return false;
    // The gateway's sums had it in them, whether or not we have heard of those.
    const gone = this.goneBy(payment, await this.madeInAll(em, payment.id));
    await this.postGone(em, payment, gone);
    await this.money.move(em, {
      ...moneyNames(payment),
      kind: 'adjust',
      account: 'refunded',
      amountMinor: refund.amount_minor,
      key: `refund-returned:${refund.id}`,
    });
    const returned_minor = payment.returned_minor + refund.amount_minor;
    await rowsIn(
      em,
      sql`update payment set returned_minor = ${returned_minor} where id = ${payment.id}`,
    );
    const known = { ...payment, refunded_minor: gone, returned_minor };
    const now = await this.giveCreditsBack(em, known, refund, `refund-returned:${refund.id}`);
    await this.refunded(em, now, gone);
    await restate(em, payment.id);
    this.logger.error({ refundId }, 'a refund failed after it was made: its money is here again');
    return true;
  }

  private goneBy(payment: ReversedPayment, minor: number): number {
    const most = payment.amount_minor + payment.returned_minor;
    return Math.max(payment.refunded_minor, Math.min(minor, most));
  }

  /** Writes down that so much went back in all, and posts what is new of it. */
  private async postGone(em: Em, payment: ReversedPayment, gone: number): Promise<void> {
    const back = gone - payment.refunded_minor;
    if (back === 0) return;
    await rowsIn(
      em,
      sql`
        update payment set refunded_minor = ${gone}, updated_at = ${this.clock.now()}
        where id = ${payment.id}`,
    );
    await this.money.move(em, {
      ...moneyNames(payment),
      kind: 'refund',
      account: 'refunded',
      amountMinor: -back,
      key: `refund:${payment.id}:${gone}`,
    });
  }

  /** What is missing of them is our loss, except what a dispute took of the same credits before. */
  private async takeCredits(em: Em, payment: ReversedPayment, credits: number): Promise<void> {
    if (credits === 0) return;
    const { id, refunded_minor, returned_minor, credits_refunded } = payment;
    const disputed = await rowIn(
      em,
      sql<{ credits: number }>`
        select coalesce(sum(credits), 0)::int as credits from dispute
        where payment_id = ${id} and status in ('OPEN', 'LOST')`,
    );
    const { shortfall } = await this.ledger.takeBack(em, {
      ...ledgerNames(payment),
      credits,
      kind: 'refund',
      disputed: disputed?.credits ?? 0,
      key: `refund:${id}:${refunded_minor}:${returned_minor}:${credits_refunded}`,
    });
    await rowsIn(
      em,
      sql`
        update payment set credits_refunded = credits_refunded + ${credits},
          credits_lost = credits_lost + ${shortfall}, updated_at = ${this.clock.now()}
        where id = ${id}`,
    );
    if (shortfall > 0) {
      const loss = { paymentId: id, credits: shortfall };
      this.logger.warn(loss, 'money went back for credits that were spent; nobody owes them');
    }
  }

  private async giveCreditsBack(
    em: Em,
    payment: ReversedPayment,
    refund: RefundRow,
    key: string,
  ): Promise<ReversedPayment> {
    await this.ledger.giveBack(em, { ...ledgerNames(payment), credits: refund.credits, key });
    const credits_refunded = payment.credits_refunded - refund.credits;
    await rowsIn(
      em,
      sql`update payment set credits_refunded = ${credits_refunded} where id = ${payment.id}`,
    );
    return { ...payment, credits_refunded };
  }

  /** Undefined where it ended before; only one that was made can fail afterwards. */
  private end(
    em: Em,
    payment: ReversedPayment,
    refundId: string,
    status: 'COMPLETED' | 'FAILED' | 'RETURNED',
  ): Promise<RefundRow | undefined> {
    const before = status === 'RETURNED' ? ['PENDING', 'COMPLETED'] : ['PENDING'];
    return rowIn(
      em,
      sql<RefundRow>`
        update refund set status = ${status}, check_at = null, updated_at = ${this.clock.now()}
        where id::text = ${refundId} and payment_id = ${payment.id}
          and status = any(${before}::text[])
        returning id, amount_minor, credits`,
    );
  }

  /** The sum of our refunds that were ever there. */
  private async madeInAll(em: Em, paymentId: string): Promise<number> {
    const made = await rowIn(
      em,
      sql<{ minor: number }>`
        select coalesce(sum(amount_minor), 0)::int as minor from refund
        where payment_id = ${paymentId} and status in ('COMPLETED', 'RETURNED')`,
    );
    return made?.minor ?? 0;
  }
}

/** How many credits of the money that is gone were not asked for yet. */
function missingCredits(payment: ReversedPayment): number {
  const target = creditsFor(paidBy(payment), payment.refunded_minor - payment.returned_minor);
  return Math.max(0, target - payment.credits_refunded);
}
