import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type ListSource, type Page, paginate } from '../platform/http/index.js';
import type {
  AdminLedgerEntryResponse,
  AdminLedgerQuery,
  LedgerAccountSum,
  LedgerEntryResponse,
  LedgerQuery,
  LedgerTransactionResponse,
} from './ledger.dto.js';
import type { AccountKind, TransactionKind, Unit } from './ledger.entity.js';

interface EntryRow {
  id: string;
  created_at: string | Date;
  transaction_id: string;
  kind: TransactionKind;
  account: AccountKind;
  unit: string;
  amount: number;
  reference: string | null;
  generation_id: string | null;
  user_id: string | null;
}

interface TransactionRow {
  id: string;
  created_at: string | Date;
  kind: TransactionKind;
  idempotency_key: string;
  reference: string | null;
  generation_id: string | null;
  actor_id: string | null;
}

/** What ends a hold names it and not the run that it was for. */
const GENERATION_ID = sql`
  case when t.reference like 'generation:%' then split_part(t.reference, ':', 2)
    when t.reference like 'hold:%' then (
      select h.generation_id::text from hold h where h.id = split_part(t.reference, ':', 2)::uuid)
  end as generation_id`;
const SELECT = sql<EntryRow>`
  select e.id, e.created_at, e.transaction_id, t.kind, a.kind as account, a.unit,
    e.amount::float8 as amount, t.reference, ${GENERATION_ID}, a.user_id`;
const FROM = sql`
  from ledger_entry e join ledger_account a on a.id = e.account_id
    join ledger_transaction t on t.id = e.transaction_id`;

/** The books as they are read: what happened on whose accounts. */
@Injectable()
export class LedgerReadModel {
  constructor(private readonly db: Database) {}

  /** The user's own entries. */
  own(userId: string, query: LedgerQuery): Promise<Page<LedgerEntryResponse>> {
    const source = sourceOf([sql`a.user_id = ${userId}`, ...filters(query)]);
    return paginate(this.db, query, source, toEntry);
  }

  /** Everybody's, and the system's. */
  all(query: AdminLedgerQuery): Promise<Page<AdminLedgerEntryResponse>> {
    return paginate(this.db, query, sourceOf(adminFilters(query)), toAdminEntry);
  }

  /** What lies on every kind of account: of people together, and of the system. */
  accounts(): Promise<LedgerAccountSum[]> {
    return this.db.rows(sql<LedgerAccountSum>`
      select a.unit, a.kind as account, true as "ofUsers", sum(a.balance)::float8 as balance
      from ledger_account a where a.user_id is not null group by a.unit, a.kind
      union all
      select a.unit, a.kind, false, coalesce(sum(e.amount), 0)::float8
      from ledger_account a left join ledger_entry e on e.account_id = a.id
      where a.user_id is null group by a.unit, a.kind
      order by 1, 3 desc, 2`);
  }

  async transaction(id: string): Promise<LedgerTransactionResponse> {
    const [row, entries] = await Promise.all([
      this.db.row(sql<TransactionRow>`
        select t.id, t.created_at, t.kind, t.idempotency_key, t.reference, ${GENERATION_ID}, t.actor_id
        from ledger_transaction t where t.id = ${id}`),
      this.db.rows(sql<EntryRow>`${SELECT} ${FROM} where e.transaction_id = ${id} order by e.id`),
    ]);
    if (!row) throw new NotFoundError('transaction');
    return {
      id,
      createdAt: new Date(row.created_at).toISOString(),
      kind: row.kind,
      idempotencyKey: row.idempotency_key,
      reference: row.reference,
      generationId: row.generation_id,
      actorId: row.actor_id,
      entries: entries.map(toAdminEntry),
    };
  }
}

function filters({ unit, kind }: Pick<AdminLedgerQuery, 'unit' | 'kind'>): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (unit) conditions.push(sql`a.unit = ${unit}`);
  if (kind) conditions.push(sql`t.kind = ${kind}`);
  return conditions;
}

function adminFilters(query: AdminLedgerQuery): RawBuilder<unknown>[] {
  const { userId, account, reference, from, to } = query;
  const conditions = filters(query);
  if (userId) conditions.push(sql`a.user_id = ${userId}`);
  if (account) conditions.push(sql`a.kind = ${account}`);
  if (reference !== undefined) conditions.push(sql`t.reference = ${reference}`);
  // Names the index, which has nothing but payments.
  if (reference?.startsWith('payment:')) conditions.push(sql`t.reference like 'payment:%'`);
  if (from) conditions.push(sql`e.created_at >= ${from}`);
  if (to) conditions.push(sql`e.created_at < ${to}`);
  return conditions;
}

function sourceOf(where: readonly RawBuilder<unknown>[]): ListSource<EntryRow> {
  return {
    select: SELECT,
    from: FROM,
    where,
    sortable: { createdAt: { expression: sql`e.created_at`, type: 'timestamptz' } },
    defaultSort: '-createdAt',
    id: sql`e.id`,
  };
}

/** Accounts of users hold credits and free runs alone. */
function toEntry(row: EntryRow): LedgerEntryResponse {
  return { ...toAnyEntry(row), unit: row.unit as Unit };
}

function toAnyEntry(row: EntryRow) {
  return {
    id: row.id,
    createdAt: new Date(row.created_at).toISOString(),
    transactionId: row.transaction_id,
    kind: row.kind,
    account: row.account,
    unit: row.unit,
    amount: row.amount,
    reference: row.reference,
  };
}

function toAdminEntry(row: EntryRow): AdminLedgerEntryResponse {
  return { ...toAnyEntry(row), generationId: row.generation_id, userId: row.user_id };
}
