import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { PersonNames } from '../audit-log/index.js';
import { CreditLedger } from '../billing/index.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type Page, paginate, type Principal } from '../platform/http/index.js';
import { refundableMinor } from './credits-for.js';
import { PAYMENT_COLUMNS, PaymentReader, type PaymentRow } from './payments.read-model.js';
import type { DisputeStatus } from './refund.entity.js';
import { RefundReader } from './refunds.read-model.js';
import type {
  AdminPaymentDetails,
  AdminPaymentQuery,
  AdminPaymentResponse,
  DisputeResponse,
  PaymentMessage,
  RefundResponse,
} from './refunds.dto.js';

interface AdminRow extends PaymentRow {
  user_id: string;
  credits_lost: number;
  gateway_payment_id: string | null;
}

interface DisputeRow {
  id: string;
  amount_minor: number;
  credits: number;
  status: DisputeStatus;
  created_at: string | Date;
}

interface MessageRow {
  event_id: string;
  type: string;
  status: PaymentMessage['status'];
  created_at: string | Date;
  processed_at: string | Date | null;
}

const MOST_MESSAGES = 100;

const IS_ERASED = sql`exists (select 1 from app_user u where u.id = p.user_id and u.status = 'erased')`;

const SELECT = sql<AdminRow>`
  select ${PAYMENT_COLUMNS}, p.user_id, p.credits_lost, p.gateway_payment_id`;

/** Payments as staff see them: whose they are by name only where people may be seen. */
@Injectable()
export class PaymentsAdminReader {
  constructor(
    private readonly db: Database,
    private readonly payments: PaymentReader,
    private readonly ledger: CreditLedger,
    private readonly names: PersonNames,
    private readonly refunds: RefundReader,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  async list(viewer: Principal, query: AdminPaymentQuery): Promise<Page<AdminPaymentResponse>> {
    const page = await paginate(
      this.db,
      query,
      {
        select: SELECT,
        from: sql`from payment p`,
        where: filters(query),
        sortable: {
          createdAt: { expression: sql`p.created_at`, type: 'timestamptz' },
          amountMinor: { expression: sql`p.amount_minor`, type: 'int' },
        },
        defaultSort: '-createdAt',
        id: sql`p.id`,
      },
      (row: AdminRow) => row,
    );
    const names = await this.namesOf(viewer, page.data);
    return { ...page, data: page.data.map((row) => this.toResponse(row, names)) };
  }

  async find(viewer: Principal, id: string): Promise<AdminPaymentDetails> {
    const row = await this.db.row(sql<AdminRow & { user_erased: boolean }>`
      ${SELECT}, ${IS_ERASED} as user_erased from payment p where p.id = ${id}`);
    if (!row) throw new NotFoundError('payment');
    const [refunds, disputes, messages, unspent, names] = await Promise.all([
      this.refunds.ofPayment(viewer, id),
      this.db.rows(sql<DisputeRow>`
        select id, amount_minor, credits, status, created_at
        from dispute where payment_id = ${id} order by created_at, id`),
      this.db.rows(sql<MessageRow>`
        select event_id, type, status, created_at, processed_at from webhook_event
        where news is not null
          and (news ->> 'paymentId' = ${id} or news ->> 'gatewayPaymentId' = ${row.gateway_payment_id})
        order by created_at, id limit ${MOST_MESSAGES}`),
      this.db.transaction((em) => this.ledger.unspentOf(em, `payment:${id}`)),
      this.namesOf(viewer, [row]),
    ]);
    const refundable = refundableNow(row, refunds, unspent);
    const alone = Math.max(0, this.config.payments.refundLimitMinor - row.refunded_minor);
    return {
      ...this.toResponse(row, names),
      gatewayPaymentId: row.gateway_payment_id,
      refundableMinor: refundable,
      refundableAloneMinor: Math.min(refundable, alone),
      unspentCredits: unspent,
      userErased: row.user_erased,
      refunds,
      disputes: disputes.map(toDispute),
      messages: messages.map(toMessage),
    };
  }

  private async namesOf(
    viewer: Principal,
    rows: readonly AdminRow[],
  ): Promise<ReadonlyMap<string, string>> {
    const people = rows.map((row) => row.user_id);
    return this.names.seenBy(viewer, people);
  }

  /** The page to pay on is the buyer's alone. */
  private toResponse(row: AdminRow, names: ReadonlyMap<string, string>): AdminPaymentResponse {
    return {
      ...this.payments.toResponse(row),
      checkoutUrl: null,
      userId: row.user_id,
      userName: names.get(row.user_id) ?? null,
      creditsLost: row.credits_lost,
    };
  }
}

function filters(query: AdminPaymentQuery): RawBuilder<unknown>[] {
  const { status, userId, receiptNo, gateway, from, to } = query;
  return [
    ...(status ? [sql`p.status = ${status}`] : []),
    ...(userId ? [sql`p.user_id = ${userId}`] : []),
    ...(receiptNo ? [sql`p.receipt_no = ${receiptNo.trim().toUpperCase()}`] : []),
    ...(gateway ? [sql`p.gateway = ${gateway}`] : []),
    ...(from ? [sql`p.created_at >= ${from}`] : []),
    ...(to ? [sql`p.created_at < ${to}`] : []),
  ];
}

/** While one of these is there, no other one may begin. */
const OPEN: ReadonlySet<RefundResponse['status']> = new Set(['AWAITING', 'PENDING']);

function refundableNow(row: AdminRow, refunds: readonly RefundResponse[], unspent: number): number {
  const isRefundable = row.status === 'COMPLETED' || row.status === 'PARTIALLY_REFUNDED';
  if (!isRefundable || refunds.some(({ status }) => OPEN.has(status))) return 0;
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

function toMessage(row: MessageRow): PaymentMessage {
  return {
    eventId: row.event_id,
    type: row.type,
    status: row.status,
    receivedAt: new Date(row.created_at).toISOString(),
    processedAt: row.processed_at === null ? null : new Date(row.processed_at).toISOString(),
  };
}
