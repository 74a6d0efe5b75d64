import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { DomainError, NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import type { RefundStatus } from './refund.entity.js';
import { RefundNotices } from './refund-notices.js';
import { RefundRequests } from './refund-requests.js';
import { conflict, type RefundablePayment, RefundStart } from './refund-start.js';
import type { RefundResponse } from './refunds.dto.js';
import { RefundReader } from './refunds.read-model.js';

interface ProposedRow {
  id: string;
  payment_id: string;
  amount_minor: number;
  status: RefundStatus;
  requested_by: string;
  decided_by: string | null;
}

type Decision = 'payment.refund-approved' | 'payment.refund-rejected';

/**
 * The second person of a refund above the limit of one: neither who asked for it nor the buyer. What
 * is allowed is looked at again when they decide, for credits may be spent meanwhile.
 */
@Injectable()
export class RefundDecisions {
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

  /** Gives the money back. Said twice by the same person, it is done once. */
  async approve(actor: Principal, refundId: string): Promise<RefundResponse> {
    await this.db.transaction(async (em) => {
      const { refund, payment } = await this.lock(em, refundId);
      if (isApprovedBy(refund, actor)) return;
      refuseOthers(actor, refund, payment);
      const { id, amount_minor: amountMinor } = refund;
      const credits = await this.start.ofWhoever(em, payment, id, async () => {
        await this.start.refuse(em, payment, { amountMinor, own: id });
        return this.start.setAside(em, payment, { refundId: id, amountMinor });
      });
      const checkAt = this.clock.in(this.config.payments.checkAfterSeconds * 1000);
      await this.decide(
        em,
        actor,
        id,
        sql`
        status = 'PENDING', credits = ${credits}, check_at = ${checkAt}`,
      );
      await this.record(em, actor, { refund, payment }, 'payment.refund-approved', { credits });
    });
    await this.requests.ask(refundId);
    return this.reader.find(actor, refundId);
  }

  async reject(actor: Principal, refundId: string, reason: string): Promise<RefundResponse> {
    await this.db.transaction(async (em) => {
      const { refund, payment } = await this.lock(em, refundId);
      refuseOthers(actor, refund, payment);
      await this.decide(em, actor, refund.id, sql`status = 'REJECTED'`);
      const rejected = { refund, payment, reason };
      await this.record(em, actor, rejected, 'payment.refund-rejected', {});
      const { id, amount_minor: amountMinor } = refund;
      await this.notices.rejected(em, payment.id, { id, amountMinor });
    });
    return this.reader.find(actor, refundId);
  }

  /** The payment first, as everybody who gives money back locks them. */
  private async lock(
    em: Em,
    refundId: string,
  ): Promise<{ refund: ProposedRow; payment: RefundablePayment }> {
    const of = await rowIn(
      em,
      sql<{ payment_id: string }>`select payment_id from refund where id = ${refundId}`,
    );
    if (!of) throw new NotFoundError('refund');
    const payment = await this.start.lock(em, of.payment_id);
    const [refund] = await rowsIn(
      em,
      sql<ProposedRow>`
        select id, payment_id, amount_minor, status, requested_by, decided_by
        from refund where id = ${refundId} for update`,
    );
    return { refund: refund as ProposedRow, payment };
  }

  private async decide(
    em: Em,
    actor: Principal,
    refundId: string,
    change: ReturnType<typeof sql>,
  ): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        update refund set ${change}, decided_by = ${actor.userId}, decided_at = ${now}, reason = null,
          updated_at = ${now}
        where id = ${refundId} and status = 'AWAITING'`,
    );
  }

  private async record(
    em: Em,
    actor: Principal,
    of: { refund: ProposedRow; payment: RefundablePayment; reason?: string },
    action: Decision,
    more: { credits?: number },
  ): Promise<void> {
    const { refund, payment, reason } = of;
    await this.audit.record(em, {
      actor,
      action,
      entityType: 'payment',
      entityId: payment.id,
      diff: {
        refundId: refund.id,
        amountMinor: refund.amount_minor,
        currency: payment.currency,
        ...more,
      },
      ...(reason === undefined ? {} : { personal: { userId: payment.user_id, diff: { reason } } }),
    });
  }
}

const isApprovedBy = (refund: ProposedRow, { userId }: Principal): boolean =>
  refund.decided_by === userId && refund.status !== 'REJECTED';

/** @throws DomainError 403 for who may not be the second person, 409 where there is nothing to decide */
function refuseOthers(
  { userId }: Principal,
  refund: ProposedRow,
  payment: RefundablePayment,
): void {
  if (refund.status !== 'AWAITING') {
    throw conflict('This refund is decided.', { status: refund.status });
  }
  if (userId === refund.requested_by) {
    throw new DomainError('AUTH_FORBIDDEN', 'Somebody else decides what you asked for.');
  }
  if (userId === payment.user_id) {
    throw new DomainError('AUTH_FORBIDDEN', 'Nobody decides about their own payment.');
  }
}
