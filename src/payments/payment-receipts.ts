import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { formatDay } from '../platform/format-time.js';
import { type Principal, PublicLinks } from '../platform/http/index.js';
import { Messages } from '../platform/messaging/index.js';
import { paidThrough, SELLERS_OF_RECORD, taxElsewhere } from './gateway-words.js';
import { formatMoney, formatRate, includedTax } from './money.js';
import type { GatewayName, PaymentPurpose } from './payment.entity.js';
import { type ReceiptContent, renderReceipt } from './receipt-pdf.js';

interface IssuedRow {
  user_id: string;
  purpose: PaymentPurpose;
  item_name: string;
  amount_minor: number;
  currency: string;
  receipt_no: string;
  tax_minor: number;
  gateway: GatewayName;
}

interface ReceiptRow {
  id: string;
  receipt_no: string;
  item_name: string;
  amount_minor: number;
  currency: string;
  tax_basis_points: number;
  tax_minor: number;
  paid_at: string | Date;
  gateway: GatewayName;
  buyer: string | null;
  email: string | null;
}

/** Above zero it went back, below it came back to us. */
interface MovedRow {
  account: 'refunded' | 'disputed';
  amount: number;
  at: string | Date;
}

const MOVED: Readonly<Record<MovedRow['account'], readonly [back: string, here: string]>> = {
  refunded: ['Given back', 'Refund not taken by the bank'],
  disputed: ['Taken back by the bank', 'Returned by the bank'],
};

interface ReceiptFile {
  fileName: string;
  bytes: Buffer;
}

/** Numbers, papers and mails for money that came in. */
@Injectable()
export class PaymentReceipts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly links: PublicLinks,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Gives the payment its number, without gaps because the number goes with the transaction, and the
   * tax of today, where it is ours to account for; and mails its owner.
   */
  async issue(em: Em, payment: { id: string; amountMinor: number }): Promise<void> {
    const year = this.clock.now().getUTCFullYear();
    const { basisPoints } = this.config.payments.tax;
    const isOurs = sql`payment.gateway <> all(${SELLERS_OF_RECORD}::text[])`;
    const issued = await rowIn(
      em,
      sql<IssuedRow>`
        with counter as (
          insert into receipt_counter (year, last) values (${year}, 1)
          on conflict (year) do update set last = receipt_counter.last + 1 returning last)
        update payment set
          receipt_no = 'PS-' || ${String(year)}::text || '-' || lpad(counter.last::text, 6, '0'),
          tax_basis_points = case when ${isOurs} then ${basisPoints}::int else 0 end,
          tax_minor =
            case when ${isOurs} then ${includedTax(payment.amountMinor, basisPoints)}::int else 0 end
        from counter where id = ${payment.id} and receipt_no is null
        returning user_id, purpose, item_name, amount_minor, currency, receipt_no, tax_minor, gateway`,
    );
    if (issued) await this.mail(em, payment.id, issued);
  }

  /** The receipt of one's own payment as a PDF. */
  async pdf(userId: string, paymentId: string): Promise<ReceiptFile> {
    return this.fileOf(await this.find(sql`p.id = ${paymentId} and p.user_id = ${userId}`));
  }

  /** The receipt of anybody's payment, with as much of the buyer as the viewer may see elsewhere. */
  async copy({ permissions }: Principal, paymentId: string): Promise<ReceiptFile> {
    const row = await this.find(sql`p.id = ${paymentId}`);
    return this.fileOf({
      ...row,
      buyer: permissions.has('users:read') ? row.buyer : null,
      email: permissions.has('users:read-contact') ? row.email : null,
    });
  }

  private async find(condition: RawBuilder<unknown>): Promise<ReceiptRow> {
    const row = await this.db.row(sql<ReceiptRow>`
      select p.id, p.receipt_no, p.item_name, p.amount_minor, p.currency, p.tax_basis_points,
        p.tax_minor, p.paid_at, p.gateway, u.display_name as buyer,
        case when u.email_verified_at is not null then u.email::text end as email
      from payment p join app_user u on u.id = p.user_id
      where ${condition} and p.receipt_no is not null`);
    if (!row) throw new NotFoundError('receipt');
    return row;
  }

  private async fileOf(row: ReceiptRow): Promise<ReceiptFile> {
    const content = this.contentOf(row, await this.movedSince(row));
    return { fileName: `${row.receipt_no}.pdf`, bytes: await renderReceipt(content) };
  }

  /** What the books say of the money after it came, by whomever it was sent back. */
  private movedSince({ id }: ReceiptRow): Promise<MovedRow[]> {
    // Says what the index on payments is limited to.
    return this.db.rows(sql<MovedRow>`
      select a.kind as account, e.amount::float8 as amount, e.created_at as at
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
      where t.reference = ${`payment:${id}`} and t.reference like 'payment:%'
        and a.kind in ('refunded', 'disputed')
      order by e.created_at, e.id`);
  }

  private contentOf(row: ReceiptRow, moved: readonly MovedRow[]): ReceiptContent {
    const { seller, tax } = this.config.payments;
    const money = (minor: number): string => formatMoney(minor, row.currency);
    const elsewhere = taxElsewhere(row.gateway);
    return {
      number: row.receipt_no,
      date: new Date(row.paid_at),
      seller: [
        seller.name,
        ...seller.address.split(';'),
        seller.taxId && `Tax number ${seller.taxId}`,
      ]
        .map((line) => line.trim())
        .filter(Boolean),
      buyer: [row.buyer ?? '', row.email ?? ''].filter(Boolean),
      item: row.item_name,
      net: money(row.amount_minor - row.tax_minor),
      taxLabel: elsewhere
        ? `${tax.label}: ${elsewhere}`
        : `${tax.label} ${formatRate(row.tax_basis_points)}`,
      tax: elsewhere ? '' : money(row.tax_minor),
      total: money(row.amount_minor),
      movedSince: moved.map(({ account, amount, at }) => ({
        what: `${MOVED[account][amount > 0 ? 0 : 1]} on ${formatDay(new Date(at))}`,
        amount: money(-amount),
      })),
      // Both a bank and we may have given it back.
      remains: money(
        Math.max(
          0,
          moved.reduce((left, { amount }) => left - amount, row.amount_minor),
        ),
      ),
      currency: row.currency,
      paidBy: paidThrough(row.gateway),
    };
  }

  /** To addresses only that were shown to be the owner's; everybody finds the receipt in the app. */
  private async mail(em: Em, paymentId: string, issued: IssuedRow): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const owner = await rowIn(
      em,
      sql<{ email: string; display_name: string }>`
        select email, display_name from app_user
        where id = ${issued.user_id} and status <> 'erased' and email is not null
          and email_verified_at is not null`,
    );
    if (!owner) return;
    await this.messages.mail(em, {
      to: owner.email,
      userId: issued.user_id,
      template: 'receipt',
      onceKey: `receipt:${paymentId}`,
      data: {
        name: owner.display_name,
        item: issued.item_name,
        paidFor: issued.purpose,
        amount: formatMoney(issued.amount_minor, issued.currency),
        tax:
          taxElsewhere(issued.gateway) ??
          `${formatMoney(issued.tax_minor, issued.currency)} ${this.config.payments.tax.label}`,
        receiptNo: issued.receipt_no,
        link: this.links.to('/account/billing'),
      },
    });
  }
}

export async function sendReceipt(
  reply: FastifyReply,
  { fileName, bytes }: ReceiptFile,
): Promise<void> {
  await reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(bytes);
}
