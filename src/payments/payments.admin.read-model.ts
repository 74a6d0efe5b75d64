import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { CreditLedger } from '../billing/index.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type Page, paginate } from '../platform/http/index.js';
import { refundableMinor } from './credits-for.js';
import { PAYMENT_COLUMNS, PaymentReader, type PaymentRow } from './payments.read-model.js';
import { type RefundRow, toRefund } from './refund-requests.js';
import type { DisputeStatus } from './refund.entity.js';
import type {
  AdminPaymentDetails,
  AdminPaymentQuery,
  AdminPaymentResponse,
  DisputeResponse,
} from './refunds.dto.js';

interface AdminRow extends PaymentRow {
  user_id: string;
  refunded_minor: number;
  gateway_payment_id: string | null;
}

interface DisputeRow {
  id: string;
  amount_minor: number;
  credits: number;
  status: DisputeStatus;
  created_at: string | Date;
}

const SELECT = sql<AdminRow>`
  select ${PAYMENT_COLUMNS}, p.user_id, p.refunded_minor, p.gateway_payment_id`;

/** Payments as staff see them: whose they are by id alone. */
@Injectable()
export class PaymentsAdminReader {
  constructor(
    private readonly db: Database,
    private readonly payments: PaymentReader,
    private readonly ledger: CreditLedger,
  ) {}

  list(query: AdminPaymentQuery): Promise<Page<AdminPaymentResponse>> {
    const { status, userId, receiptNo } = query;
    const where: RawBuilder<unknown>[] = [];
    if (status) where.push(sql`p.status = ${status}`);
    if (userId) where.push(sql`p.user_id = ${userId}`);
    if (receiptNo) where.push(sql`p.receipt_no = ${receiptNo.trim().toUpperCase()}`);
    return paginate(
      this.db,
      query,
      {
        select: SELECT,
        from: sql`from payment p`,
        where,
        sortable: { createdAt: { expression: sql`p.created_at`, type: 'timestamptz' } },
        defaultSort: '-createdAt',
        id: sql`p.id`,
      },
      (row) => this.toResponse(row),
    );
  }

  async find(id: string): Promise<AdminPaymentDetails> {
    const row = await this.db.row(sql<AdminRow>`${SELECT} from payment p where p.id = ${id}`);
    if (!row) throw new NotFoundError('payment');
    const [refunds, disputes, unspent] = await Promise.all([
      this.db.rows(sql<RefundRow>`
        select id, payment_id, amount_minor, credits, status, requested_by, created_at
        from refund where payment_id = ${id} order by created_at, id`),
      this.db.rows(sql<DisputeRow>`
        select id, amount_minor, credits, status, created_at
        from dispute where payment_id = ${id} order by created_at, id`),
      this.db.transaction((em) => this.ledger.unspentOf(em, `payment:${id}`)),
    ]);
    return {
      ...this.toResponse(row),
      gatewayPaymentId: row.gateway_payment_id,
      refundableMinor: refundableNow(row, refunds, unspent),
      unspentCredits: unspent,
      refunds: refunds.map(toRefund),
      disputes: disputes.map(toDispute),
    };
  }

  /** The page to pay on is the buyer's alone. */
  private toResponse(row: AdminRow): AdminPaymentResponse {
    return {
      ...this.payments.toResponse(row),
      checkoutUrl: null,
      userId: row.user_id,
      refundedMinor: row.refunded_minor,
    };
  }
}

function refundableNow(row: AdminRow, refunds: readonly RefundRow[], unspent: number): number {
  const isRefundable = row.status === 'COMPLETED' || row.status === 'PARTIALLY_REFUNDED';
  if (!isRefundable || refunds.some(({ status }) => status === 'PENDING')) return 0;
  const paid = { amountMinor: row.amount_minor, credits: row.credits_purchased };
  return refundableMinor(paid, { refundedMinor: row.refunded_minor, unspent });
}

function toDispute(row: DisputeRow): DisputeResponse {
  return {
    id: row.id,
    amountMinor: row.amount_minor,
    credits: row.credits,
    status: row.status,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
