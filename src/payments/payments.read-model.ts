import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type Page, type PageQuery, paginate } from '../platform/http/index.js';
import type { GatewayName, PaymentFailure, PaymentStatus } from './payment.entity.js';
import type { PaymentResponse } from './payments.dto.js';

export interface PaymentRow {
  id: string;
  purpose: 'pack' | 'plan' | 'single';
  item: string;
  item_name: string;
  credits_purchased: number;
  amount_minor: number;
  refunded_minor: number;
  currency: string;
  status: PaymentStatus;
  failure: PaymentFailure | null;
  under_way: boolean;
  gateway: GatewayName;
  receipt_no: string | null;
  generation_id: string | null;
  checkout_url: string | null;
  checkout_expires_at: string | Date | null;
  created_at: string | Date;
  paid_at: string | Date | null;
}

export const PAYMENT_COLUMNS = sql`p.id, p.purpose, p.item, p.item_name, p.credits_purchased, p.amount_minor,
  p.refunded_minor - p.returned_minor as refunded_minor, p.currency, p.status, p.failure, p.under_way, p.gateway, p.receipt_no, p.generation_id, p.checkout_url, p.checkout_expires_at,
  p.created_at, p.paid_at`;

/** One's own payments. */
@Injectable()
export class PaymentReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What was paid, is being paid or came to nothing, the newest first. */
  list(userId: string, query: PageQuery): Promise<Page<PaymentResponse>> {
    return paginate(
      this.db,
      query,
      {
        select: sql<PaymentRow>`select ${PAYMENT_COLUMNS}`,
        from: sql`from payment p`,
        where: [sql`p.user_id = ${userId}`],
        sortable: { createdAt: { expression: sql`p.created_at`, type: 'timestamptz' } },
        defaultSort: '-createdAt',
        id: sql`p.id`,
      },
      (row) => this.toResponse(row),
    );
  }

  async find(userId: string, paymentId: string): Promise<PaymentResponse> {
    const row = await this.db.row(sql<PaymentRow>`
      select ${PAYMENT_COLUMNS} from payment p where p.id = ${paymentId} and p.user_id = ${userId}`);
    if (!row) throw new NotFoundError('payment');
    return this.toResponse(row);
  }

  toResponse(row: PaymentRow): PaymentResponse {
    const isOpen =
      row.status === 'PENDING' &&
      !row.under_way &&
      (row.checkout_expires_at === null || new Date(row.checkout_expires_at) > this.clock.now());
    return {
      id: row.id,
      purpose: row.purpose,
      generationId: row.generation_id,
      item: row.item,
      name: row.item_name,
      credits: row.credits_purchased,
      amountMinor: row.amount_minor,
      refundedMinor: row.refunded_minor,
      currency: row.currency,
      status: row.status,
      failure: row.failure,
      underWay: row.under_way,
      gateway: row.gateway,
      receiptNo: row.receipt_no,
      checkoutUrl: isOpen ? row.checkout_url : null,
      createdAt: new Date(row.created_at).toISOString(),
      paidAt: row.paid_at === null ? null : new Date(row.paid_at).toISOString(),
    };
  }
}
