import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CreditLedger } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { DomainError, NotFoundError } from '../platform/errors/index.js';
import { creditsFor, refundableMinor } from './credits-for.js';
import { formatMoney } from './money.js';
import type { PaymentStatus } from './payment.entity.js';
import { ledgerNames, paidBy } from './reversed-payment.js';

/** A payment that money is to be given back of. */
export interface RefundablePayment {
  id: string;
  user_id: string;
  amount_minor: number;
  currency: string;
  credits_purchased: number;
  /** What has gone back by now. */
  refunded_minor: number;
  status: PaymentStatus;
  /** Null until it is known what the gateway calls it: a plan's bill does not say so. */
  gateway_payment_id: string | null;
}

/** What every refund needs before the gateway may be asked: that it is allowed, and its credits. */
@Injectable()
export class RefundStart {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: CreditLedger,
  ) {}

  /** The payment, locked, so that two refunds see each other. */
  async lock(em: Em, paymentId: string): Promise<RefundablePayment> {
    const payment = await rowIn(
      em,
      sql<RefundablePayment>`
        select id, user_id, amount_minor, currency, credits_purchased, status,
          gateway_payment_id,
          refunded_minor - returned_minor as refunded_minor
        from payment where id = ${paymentId} for update`,
    );
    if (!payment) throw new NotFoundError('payment');
    return payment;
  }

  /**
   * @param own the refund that asks, where it has a row already
   * @throws DomainError 409 that says how much could be given back
   */
  async refuse(
    em: Em,
    payment: RefundablePayment,
    { amountMinor, own = null }: { amountMinor: number; own?: string | null },
  ): Promise<void> {
    const { status, currency, refunded_minor: refundedMinor } = payment;
    if (status !== 'COMPLETED' && status !== 'PARTIALLY_REFUNDED') {
      throw conflict('Nothing of this payment can be given back as it stands.', { status });
    }
    if (payment.gateway_payment_id === null) {
      throw conflict('This was paid a moment ago. Please try again in a minute.', { status });
    }
    const other = await rowIn(
      em,
      sql<{ status: string }>`
        select status from refund where payment_id = ${payment.id}
          and status in ('AWAITING', 'PENDING') and id is distinct from ${own}::uuid`,
    );
    if (other) {
      const message =
        other.status === 'AWAITING'
          ? 'Another refund of this payment waits for a second person.'
          : 'Another refund of this payment is under way.';
      throw conflict(message, { status });
    }
    const unspent = await this.ledger.unspentOf(em, `payment:${payment.id}`);
    const refundable = refundableMinor(paidBy(payment), { refundedMinor, unspent });
    if (amountMinor > refundable) {
      throw conflict(
        `${formatMoney(refundable, currency)} of this payment can be given back: no more than what is left of it, and than what its unspent credits were worth.`,
        { refundableMinor: refundable, currency },
      );
    }
  }

  /** Does `work` with the credits of the payment as its buyer left them, also where they are erased by now. */
  ofWhoever<T>(
    em: Em,
    payment: RefundablePayment,
    refundId: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const { userId, lotKey } = ledgerNames(payment);
    return this.ledger.withForfeited(em, { userId, lotKey, cause: `refund:${refundId}` }, work);
  }

  /** Takes the credits before the money goes, so that nobody spends them meanwhile. */
  async setAside(
    em: Em,
    payment: RefundablePayment,
    { refundId, amountMinor }: { refundId: string; amountMinor: number },
  ): Promise<number> {
    const paid = paidBy(payment);
    const before = creditsFor(paid, payment.refunded_minor);
    const credits = creditsFor(paid, payment.refunded_minor + amountMinor) - before;
    if (credits === 0) return 0;
    const { shortfall } = await this.ledger.takeBack(em, {
      ...ledgerNames(payment),
      credits,
      kind: 'refund',
      key: `refund:${refundId}`,
    });
    if (shortfall > 0) {
      throw conflict('Credits of this payment were spent at this moment. Look at it again.', {});
    }
    await rowsIn(
      em,
      sql`
        update payment set credits_refunded = credits_refunded + ${credits}, updated_at = ${this.clock.now()}
        where id = ${payment.id}`,
    );
    return credits;
  }
}

export function conflict(message: string, details: Record<string, unknown>): DomainError {
  return new DomainError('CONFLICT', message, details);
}
