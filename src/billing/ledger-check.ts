import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import type { CheckedPromise } from './ledger-verification.entity.js';

/** The promises of the books, each as a query that counts what breaks it. */
const CHECKS = {
  'entries of every transaction sum to zero per unit': sql`
    select e.transaction_id from ledger_entry e join ledger_account a on a.id = e.account_id
    group by e.transaction_id, a.unit having sum(e.amount) <> 0`,
  'every transaction has entries': sql`
    select t.id from ledger_transaction t
    where not exists (select 1 from ledger_entry e where e.transaction_id = t.id)`,
  'every balance is the sum of its entries': sql`
    select a.id from ledger_account a left join ledger_entry e on e.account_id = a.id
    where a.user_id is not null group by a.id having a.balance <> coalesce(sum(e.amount), 0)`,
  'no balance is negative, and nobody owes less than nothing': sql`
    select id from ledger_account where case when kind = 'receivable' then balance > 0 else balance < 0 end`,
  'open holds equal what is held': sql`
    select a.id from ledger_account a
    left join hold h on h.user_id = a.user_id and h.unit = a.unit and h.status = 'HELD'
    where a.kind = 'held' and a.user_id is not null
    group by a.id having a.balance <> coalesce(sum(h.amount), 0)`,
  'what is left of all lots is what is available': sql`
    select a.id from ledger_account a left join credit_lot l on l.user_id = a.user_id
    where a.kind = 'available' and a.unit = 'CREDIT'
    group by a.id having a.balance <> coalesce(sum(l.remaining), 0)`,
  'every hold of credits names the lots it drew, whole': sql`
    select h.id from hold h left join hold_allocation d on d.hold_id = h.id
    where h.unit = 'CREDIT'
    group by h.id having h.amount <> coalesce(sum(d.amount), 0) or h.captured <> coalesce(sum(d.captured), 0)`,
  'no lot gives more than it holds': sql`
    select l.id from credit_lot l left join (
      select d.lot_id, sum(case h.status when 'HELD' then d.amount else d.captured end) as used
      from hold_allocation d join hold h on h.id = d.hold_id group by d.lot_id) d on d.lot_id = l.id
    where l.remaining + l.lapsed + coalesce(d.used, 0) > l.amount`,
  'no hold charges more than was quoted': sql`
    select h.id from hold h join quote q on q.id = h.quote_id
    where h.unit = 'CREDIT' and h.captured > q.credits`,
} as const;

/** Checks the books as a whole, at any moment, from one snapshot of the database. */
@Injectable()
export class LedgerCheck {
  private readonly checks: Record<string, RawBuilder<unknown>> = { ...CHECKS };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A promise that a module above makes: `broken` selects what does not keep it. */
  add(name: string, broken: RawBuilder<unknown>): void {
    this.checks[name] = broken;
  }

  async run(): Promise<{ ok: boolean; asOf: string; checks: CheckedPromise[] }> {
    const counts = Object.entries(this.checks).map(
      ([name, query], i) =>
        sql`select ${i}::int as i, ${name}::text as name, count(*)::int as violations from (${query}) broken`,
    );
    const rows = await this.db.rows(
      sql<{ name: string; violations: number }>`${sql.join(counts, sql` union all `)} order by i`,
    );
    const checks = rows.map(({ name, violations }) => ({ name, ok: violations === 0, violations }));
    return { ok: checks.every((check) => check.ok), asOf: this.clock.now().toISOString(), checks };
  }
}
