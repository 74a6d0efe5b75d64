import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowIn } from '../platform/database/index.js';
import { DomainError, InvalidFieldError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { RefundReader } from './refunds.read-model.js';
import { RefundNotices } from './refund-notices.js';
import { RefundRequests } from './refund-requests.js';
import { type RefundablePayment, RefundStart } from './refund-start.js';
import type { RefundRequest, RefundResponse } from './refunds.dto.js';

interface EarlierRow {
  id: string;
  payment_id: string;
  amount_minor: number;
}

interface NewRefund {
  readonly actor: Principal;
  readonly payment: RefundablePayment;
  readonly request: RefundRequest;
  readonly hashed: string;
}

/**
 * Money that staff give back: the row and its credits first, then the gateway, never in one
 * transaction. What is above the limit of one person waits for a second one, and nothing moves before.
 */
@Injectable()
export class RefundsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly start: RefundStart,
    private readonly audit: AuditTrail,
    private readonly requests: RefundRequests,
    private readonly notices: RefundNotices,
    private readonly reader: RefundReader,
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
      const payment = await this.start.lock(em, paymentId);
      const earlier = await earlierRefund(em, actor.userId, hashed);
      if (earlier) return sameRefund(earlier, paymentId, request);
      const { amountMinor } = request;
      await this.start.refuse(em, payment, { amountMinor });
      const { refundLimitMinor } = this.config.payments;
      const isTooMuch = payment.refunded_minor + amountMinor > refundLimitMinor;
      const refund = { actor, payment, request, hashed };
      return isTooMuch ? this.propose(em, refund) : this.begin(em, refund);
    });
    await this.requests.ask(id);
    return this.reader.find(actor, id);
  }

  /** Writes down what one person alone may not do. */
  private async propose(em: Em, refund: NewRefund): Promise<string> {
    const id = newId();
    await this.insert(em, refund, { id, credits: 0, isBegun: false });
    await this.record(em, refund, { id });
    const { amountMinor } = refund.request;
    await this.notices.waits(em, refund.payment.id, { id, amountMinor });
    return id;
  }

  private async begin(em: Em, refund: NewRefund): Promise<string> {
    const id = newId();
    const { amountMinor } = refund.request;
    const credits = await this.start.ofWhoever(em, refund.payment, id, () =>
      this.start.setAside(em, refund.payment, { refundId: id, amountMinor }),
    );
    await this.insert(em, refund, { id, credits, isBegun: true });
    await this.record(em, refund, { id, credits });
    return id;
  }

  private async insert(
    em: Em,
    { actor, payment, request, hashed }: NewRefund,
    { id, credits, isBegun }: { id: string; credits: number; isBegun: boolean },
  ): Promise<void> {
    const now = this.clock.now();
    const checkAt = isBegun ? this.clock.in(this.config.payments.checkAfterSeconds * 1000) : null;
    const inserted = await rowIn(
      em,
      sql`
        insert into refund (id, created_at, updated_at, payment_id, amount_minor, credits, status,
          requested_by, reason, idempotency_key, check_at, checks)
        values (${id}, ${now}, ${now}, ${payment.id}, ${request.amountMinor}, ${credits},
          ${isBegun ? 'PENDING' : 'AWAITING'}, ${actor.userId}, ${isBegun ? null : request.reason},
          ${hashed}, ${checkAt}, 0)
        on conflict on constraint refund_key_unique do nothing returning id`,
    );
    // The same key for another payment, at the same moment.
    if (!inserted) throw otherRequest();
  }

  /** What becomes of it is recorded once the payment service has said so. */
  private async record(
    em: Em,
    { actor, payment, request }: NewRefund,
    { id: refundId, ...more }: { id: string; credits?: number },
  ): Promise<void> {
    await this.audit.record(em, {
      actor,
      action: 'payment.refund-asked',
      entityType: 'payment',
      entityId: payment.id,
      diff: { refundId, amountMinor: request.amountMinor, currency: payment.currency, ...more },
      personal: { userId: payment.user_id, diff: { reason: request.reason } },
    });
  }
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
