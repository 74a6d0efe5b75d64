import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { PersonNames } from '../audit-log/index.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type Page, paginate, type Principal } from '../platform/http/index.js';
import type { RefundStatus } from './refund.entity.js';
import type { AdminRefundQuery, AdminRefundResponse, RefundResponse } from './refunds.dto.js';

interface RefundRow {
  id: string;
  payment_id: string;
  amount_minor: number;
  credits: number;
  status: RefundStatus;
  requested_by: string | null;
  decided_by: string | null;
  decided_at: string | Date | null;
  reason: string | null;
  created_at: string | Date;
}

interface ListedRow extends RefundRow {
  user_id: string;
  currency: string;
  item_name: string;
  receipt_no: string | null;
}

const COLUMNS = sql`r.id, r.payment_id, r.amount_minor, r.credits, r.status, r.requested_by,
  r.decided_by, r.decided_at, r.reason, r.created_at`;

type Names = ReadonlyMap<string, string>;

/** Refunds as staff see them: people by name only where people may be seen. */
@Injectable()
export class RefundReader {
  constructor(
    private readonly db: Database,
    private readonly names: PersonNames,
  ) {}

  async find(viewer: Principal, refundId: string): Promise<RefundResponse> {
    const rows = await this.db.rows(
      sql<RefundRow>`select ${COLUMNS} from refund r where r.id = ${refundId}`,
    );
    const [refund] = await this.named(viewer, rows);
    if (!refund) throw new NotFoundError('refund');
    return refund;
  }

  /** Those of one payment, the oldest first. */
  async ofPayment(viewer: Principal, paymentId: string): Promise<RefundResponse[]> {
    const rows = await this.db.rows(sql<RefundRow>`
      select ${COLUMNS} from refund r where r.payment_id = ${paymentId} order by r.created_at, r.id`);
    return this.named(viewer, rows);
  }

  async list(viewer: Principal, query: AdminRefundQuery): Promise<Page<AdminRefundResponse>> {
    const page = await paginate(
      this.db,
      query,
      {
        select: sql<ListedRow>`
          select ${COLUMNS}, p.user_id, p.currency, p.item_name, p.receipt_no`,
        from: sql`from refund r join payment p on p.id = r.payment_id`,
        where: query.status ? [sql`r.status = ${query.status}`] : [],
        sortable: { createdAt: { expression: sql`r.created_at`, type: 'timestamptz' } },
        defaultSort: '-createdAt',
        id: sql`r.id`,
      },
      (row: ListedRow) => row,
    );
    const names = await this.names.seenBy(viewer, [
      ...peopleOf(page.data),
      ...page.data.map((row) => row.user_id),
    ]);
    return { ...page, data: page.data.map((row) => toListed(row, names)) };
  }

  private async named(viewer: Principal, rows: readonly RefundRow[]): Promise<RefundResponse[]> {
    const names = await this.names.seenBy(viewer, peopleOf(rows));
    return rows.map((row) => toRefund(row, names));
  }
}

function peopleOf(rows: readonly RefundRow[]): string[] {
  return rows.flatMap((row) => [row.requested_by, row.decided_by].filter((id) => id !== null));
}

function toRefund(row: RefundRow, names: Names): RefundResponse {
  const { decided_by: decidedBy, decided_at: decidedAt } = row;
  return {
    id: row.id,
    paymentId: row.payment_id,
    amountMinor: row.amount_minor,
    credits: row.credits,
    status: row.status,
    requestedBy: row.requested_by,
    requestedByName: names.get(row.requested_by ?? '') ?? null,
    decidedBy,
    decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? null),
    decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString(),
    reason: row.reason,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

function toListed(row: ListedRow, names: Names): AdminRefundResponse {
  return {
    ...toRefund(row, names),
    userId: row.user_id,
    userName: names.get(row.user_id) ?? null,
    currency: row.currency,
    name: row.item_name,
    receiptNo: row.receipt_no,
  };
}
