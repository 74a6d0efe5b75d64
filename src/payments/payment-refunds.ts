import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { CreditLedger, MoneyBooks } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { creditsFor } from './credits-for.js';
import type { ReversalNews } from './payment-news.js';
import { RefundNotices } from './refund-notices.js';
import {
  ledgerNames,
  moneyNames,
  paidBy,
  restate,
  type ReversedPayment,
} from './reversed-payment.js';

const CLOCKS_DIFFER_SECONDS = 60;

interface RefundRow {
  id: string;
  amount_minor: number;
  credits: number;
}

type End = 'COMPLETED' | 'FAILED' | 'RETURNED';

const RECORDED_AS = {
  COMPLETED: 'payment.refunded',
  FAILED: 'payment.refund-failed',
  RETURNED: 'payment.refund-returned',
} as const satisfies Record<End, string>;

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
    private readonly audit: AuditTrail,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * What the gateway says has gone back in all. It leaves out what failed after it was made, which we
   * count: so to what it says now, what we knew to be back by then is added.
   */
  async heard(
    em: Em,
    payment: ReversedPayment,
    { refundedMinor, at }: Extract<ReversalNews, { kind: 'refunded' }>,
  ): Promise<boolean> {
    const returned = at === undefined ? 0 : await this.returnedBefore(em, payment.id, at);
    return this.refunded(em, payment, refundedMinor + returned);
  }

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
      await this.notices.refunded(em, payment.id, { back, refunded });
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
    await this.comeBack(em, payment, refund);
    return true;
  }

  /** The same of one that was made elsewhere. It is kept from now on, so that it is heard of once. */
  async undone(
    em: Em,
    payment: ReversedPayment,
    { gatewayRefundId, amountMinor }: Extract<ReversalNews, { kind: 'refund-undone' }>,
  ): Promise<boolean> {
    const now = this.clock.now();
    const key = `there:${gatewayRefundId}`.slice(0, 64);
    const refund = await rowIn(
      em,
      sql<RefundRow>`
        insert into refund (id, created_at, updated_at, payment_id, amount_minor, credits, status,
          requested_by, idempotency_key, checks)
        select ${newId()}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${payment.id}::uuid,
          ${Math.min(amountMinor, payment.amount_minor)}::int, 0, 'RETURNED', null, ${key}, 0
        where not exists (
          select 1 from refund where payment_id = ${payment.id} and idempotency_key = ${key})
        returning id, amount_minor, credits`,
    );
    if (!refund) return false;
    await this.comeBack(em, payment, refund);
    return true;
  }

  private async comeBack(em: Em, payment: ReversedPayment, refund: RefundRow): Promise<void> {
    const { id, amount_minor: amountMinor } = refund;
    // The gateway's sums had it in them, whether or not we have heard of those.
    const gone = this.goneBy(payment, await this.madeInAll(em, payment.id));
    await this.postGone(em, payment, gone);
    await this.money.move(em, {
      ...moneyNames(payment),
      kind: 'adjust',
      account: 'refunded',
      amountMinor,
      key: `refund-returned:${id}`,
    });
    const returned_minor = payment.returned_minor + amountMinor;
    await rowsIn(
      em,
      sql`update payment set returned_minor = ${returned_minor} where id = ${payment.id}`,
    );
    const known = { ...payment, refunded_minor: gone, returned_minor };
    const own = await this.giveCreditsBack(em, known, refund, `refund-returned:${id}`);
    const now = await this.giveOthersBack(em, own, id);
    await this.refunded(em, now, gone);
    await restate(em, payment.id);
    await this.notices.returned(em, payment.id, { id, amountMinor });
    this.logger.error(
      { refundId: id },
      'a refund failed after it was made: its money is here again',
    );
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

  /** @param there how many of them were not spent before they were asked back */
  private async giveCreditsBack(
    em: Em,
    payment: ReversedPayment,
    refund: RefundRow,
    key: string,
    there = refund.credits,
  ): Promise<ReversedPayment> {
    await this.ledger.giveBack(em, { ...ledgerNames(payment), credits: there, key });
    const credits_refunded = payment.credits_refunded - refund.credits;
    await rowsIn(
      em,
      sql`update payment set credits_refunded = ${credits_refunded} where id = ${payment.id}`,
    );
    return { ...payment, credits_refunded };
  }

  /**
   * What was asked back for money that went back elsewhere and is here again; what of that was spent was
   * our loss, and is none any more.
   */
  private async giveOthersBack(
    em: Em,
    payment: ReversedPayment,
    refundId: string,
  ): Promise<ReversedPayment> {
    const pending = await rowIn(
      em,
      sql<{ credits: number }>`
        select coalesce(sum(credits), 0)::int as credits from refund
        where payment_id = ${payment.id} and status = 'PENDING'`,
    );
    const target = creditsFor(paidBy(payment), payment.refunded_minor - payment.returned_minor);
    const surplus = payment.credits_refunded - (pending?.credits ?? 0) - target;
    if (surplus <= 0) return payment;
    const lost = await rowIn(
      em,
      sql<{ credits: number }>`
        update payment p set credits_lost = p.credits_lost - least(p.credits_lost, ${surplus}::int)
        from (select credits_lost from payment where id = ${payment.id}) before
        where p.id = ${payment.id}
        returning least(before.credits_lost, ${surplus}::int) as credits`,
    );
    const refund = { id: refundId, amount_minor: 0, credits: surplus };
    const key = `refund-undone:${refundId}`;
    return this.giveCreditsBack(em, payment, refund, key, surplus - (lost?.credits ?? 0));
  }

  /** Undefined where it ended before; only one that was made can fail afterwards. */
  private async end(
    em: Em,
    payment: ReversedPayment,
    refundId: string,
    status: End,
  ): Promise<RefundRow | undefined> {
    const before = status === 'RETURNED' ? ['PENDING', 'COMPLETED'] : ['PENDING'];
    const refund = await rowIn(
      em,
      sql<RefundRow & { requested_by: string | null }>`
        update refund set status = ${status}, check_at = null, updated_at = ${this.clock.now()}
        where id::text = ${refundId} and payment_id = ${payment.id}
          and status = any(${before}::text[])
        returning id, amount_minor, credits, requested_by`,
    );
    // What nobody asked for is not in the trail, as little as that it was begun.
    if (refund?.requested_by) await this.record(em, payment, refund, status);
    return refund;
  }

  private async record(
    em: Em,
    { id: entityId, currency }: ReversedPayment,
    { id: refundId, amount_minor: amountMinor, credits }: RefundRow,
    status: End,
  ): Promise<void> {
    const diff = { refundId, amountMinor, currency };
    await this.audit.record(em, {
      actor: 'system',
      action: RECORDED_AS[status],
      entityType: 'payment',
      entityId,
      diff: status === 'COMPLETED' ? { ...diff, credits } : diff,
    });
  }

  /** How much was back for us a while before this moment: clocks differ, and none may be counted twice. */
  private async returnedBefore(em: Em, paymentId: string, at: string): Promise<number> {
    const row = await rowIn(
      em,
      sql<{ minor: number }>`
        select coalesce(sum(amount_minor), 0)::int as minor from refund
        where payment_id = ${paymentId} and status = 'RETURNED'
          and updated_at + make_interval(secs => ${CLOCKS_DIFFER_SECONDS}) < ${at}::timestamptz`,
    );
    return row?.minor ?? 0;
  }

  /** The sum of the refunds of which we have rows that were ever there. */
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
