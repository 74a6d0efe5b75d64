import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { CreditLedger } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { DomainError, InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { creditsFor, refundableMinor } from './credits-for.js';
import { formatMoney } from './money.js';
import type { PaymentStatus } from './payment.entity.js';
import { RefundRequests } from './refund-requests.js';
import type { RefundRequest, RefundResponse } from './refunds.dto.js';

interface PaymentRow {
  id: string;
  user_id: string;
  amount_minor: number;
  currency: string;
  credits_purchased: number;
  refunded_minor: number;
  status: PaymentStatus;
  gateway_payment_id: string | null;
}

interface EarlierRow {
  id: string;
  payment_id: string;
  amount_minor: number;
}

/**
 * Money that staff give back: the row and its credits first, then the gateway, never in one
 * transaction. The row of the payment is locked meanwhile, so that two refunds see each other.
 */
@Injectable()
export class RefundsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ledger: CreditLedger,
    private readonly audit: AuditTrail,
    private readonly requests: RefundRequests,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  async refund(
    actor: Principal,
    paymentId: string,
    request: RefundRequest,
    key: string | undefined,
  ): Promise<RefundResponse> {
    const hashed = hashedKey(key);
    const id = await this.db.transaction(async (em) => {
      const payment = await lockPayment(em, paymentId);
      const earlier = await earlierRefund(em, actor.userId, hashed);
      if (earlier) return sameRefund(earlier, paymentId, request);
      await this.refuse(em, payment, request.amountMinor);
      return this.begin(em, { actor, payment, request, hashed });
    });
    await this.requests.ask(id);
    return this.requests.find(id);
  }

  /** @throws DomainError 409 that says how much could be given back */
  private async refuse(em: Em, payment: PaymentRow, amountMinor: number): Promise<void> {
    const { status, currency, refunded_minor: refundedMinor } = payment;
    if (status !== 'COMPLETED' && status !== 'PARTIALLY_REFUNDED') {
      throw conflict('Nothing of this payment can be given back as it stands.', { status });
    }
    if (payment.gateway_payment_id === null) {
      throw conflict('This was paid a moment ago. Please try again in a minute.', { status });
    }
    const pending = await rowIn(
      em,
      sql`select 1 from refund where payment_id = ${payment.id} and status = 'PENDING'`,
    );
    if (pending) throw conflict('Another refund of this payment is under way.', { status });
    const unspent = await this.ledger.unspentOf(em, `payment:${payment.id}`);
    const refundable = refundableMinor(paidBy(payment), { refundedMinor, unspent });
    const money = (minor: number): string => formatMoney(minor, currency);
    if (amountMinor > refundable) {
      throw conflict(
        `${money(refundable)} of this payment can be given back: no more than what is left of it, and than what its unspent credits were worth.`,
        { refundableMinor: refundable, currency },
      );
    }
    const { refundLimitMinor } = this.config.payments;
    if (refundedMinor + amountMinor > refundLimitMinor) {
      throw conflict(
        `More than ${money(refundLimitMinor)} of one payment is not given back by one person alone.`,
        { limitMinor: refundLimitMinor, currency },
      );
    }
  }

  private async begin(
    em: Em,
    to: {
      actor: Principal;
      payment: PaymentRow;
      request: RefundRequest;
      hashed: string;
    },
  ): Promise<string> {
    const { actor, payment, request, hashed } = to;
    const id = newId();
    const now = this.clock.now();
    const credits = await this.setAside(em, payment, id, request.amountMinor);
    const checkAt = this.clock.in(this.config.payments.checkAfterSeconds * 1000);
    const begun = await rowIn(
      em,
      sql`
        insert into refund (id, created_at, updated_at, payment_id, amount_minor, credits, status,
          requested_by, idempotency_key, check_at, checks)
        values (${id}, ${now}, ${now}, ${payment.id}, ${request.amountMinor}, ${credits}, 'PENDING',
          ${actor.userId}, ${hashed}, ${checkAt}, 0)
        on conflict on constraint refund_key_unique do nothing returning id`,
    );
    // The same key for another payment, at the same moment.
    if (!begun) throw otherRequest();
    await this.audit.record(em, {
      actor,
      action: 'payment.refunded',
      entityType: 'payment',
      entityId: payment.id,
      diff: { refundId: id, amountMinor: request.amountMinor, currency: payment.currency, credits },
      personal: { userId: payment.user_id, diff: { reason: request.reason } },
    });
    return id;
  }

  /** Takes the credits before the money goes, so that nobody spends them meanwhile. */
  private async setAside(
    em: Em,
    payment: PaymentRow,
    refundId: string,
    amountMinor: number,
  ): Promise<number> {
    const paid = paidBy(payment);
    const before = creditsFor(paid, payment.refunded_minor);
    const credits = creditsFor(paid, payment.refunded_minor + amountMinor) - before;
    if (credits === 0) return 0;
    const { shortfall } = await this.ledger.takeBack(em, {
      userId: payment.user_id,
      credits,
      kind: 'refund',
      lotKey: `payment:${payment.id}`,
      reference: `payment:${payment.id}`,
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

async function lockPayment(em: Em, paymentId: string): Promise<PaymentRow> {
  const payment = await rowIn(
    em,
    sql<PaymentRow>`
      select id, user_id, amount_minor, currency, credits_purchased, refunded_minor, status, gateway_payment_id
      from payment where id = ${paymentId} for update`,
  );
  if (!payment) throw new NotFoundError('payment');
  return payment;
}

const earlierRefund = (em: Em, userId: string, key: string) =>
  rowIn(
    em,
    sql<EarlierRow>`
      select id, payment_id, amount_minor from refund
      where requested_by = ${userId} and idempotency_key = ${key}`,
  );

function sameRefund(earlier: EarlierRow, paymentId: string, request: RefundRequest): string {
  const isSame = earlier.payment_id === paymentId && earlier.amount_minor === request.amountMinor;
  if (!isSame) throw otherRequest();
  return earlier.id;
}

const paidBy = (payment: PaymentRow) => ({
  amountMinor: payment.amount_minor,
  credits: payment.credits_purchased,
});

function conflict(message: string, details: Record<string, unknown>): DomainError {
  return new DomainError('CONFLICT', message, details);
}

function otherRequest(): DomainError {
  return new DomainError(
    'IDEMPOTENCY_MISMATCH',
    'This Idempotency-Key was used for another refund.',
    { field: 'Idempotency-Key' },
  );
}

/** Hashed, for whoever names a person in their key names them in the books for good. */
function hashedKey(key: string | undefined): string {
  if (!key || !/^[\x21-\x7e]{1,64}$/.test(key)) {
    throw new InvalidFieldError('Idempotency-Key', 'This header must have 1 to 64 characters.');
  }
  return createHash('sha256').update(key).digest('hex');
}
