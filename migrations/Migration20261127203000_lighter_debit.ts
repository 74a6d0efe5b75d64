import { Migration } from '@mikro-orm/migrations';
import { LEDGER_HOLD, SIGNATURE } from './Migration20261127040726_spending_caps.js';

interface Domain {
  readonly table: string;
  readonly column: string;
  /** What the column's check said of it, with VALUE in its place. */
  readonly says: string;
  /** The check that the column had; none where {@link CHECKS} has it. */
  readonly before?: string;
}

/** Of one column: the values that it may have. */
function oneOf(table: string, column: string, values: readonly string[]): Domain {
  const allowed = `in (${values.map((value) => `'${value}'`).join(', ')})`;
  return { table, column, says: `value ${allowed}`, before: `"${column}" ${allowed}` };
}

const DOMAINS: readonly Domain[] = [
  oneOf('ledger_account', 'kind', [
    'available',
    'held',
    'receivable',
    'issued',
    'consumed',
    'promo_issued',
    'expired',
    'gateway',
    'revenue',
    'refunded',
    'disputed',
  ]),
  {
    table: 'ledger_account',
    column: 'unit',
    says: `value in ('CREDIT', 'FREE_RUN') or value ~ '^[A-Z]{3}$'`,
  },
  oneOf('ledger_transaction', 'kind', [
    'purchase',
    'grant',
    'hold',
    'capture',
    'release',
    'refund',
    'expire',
    'adjust',
    'chargeback',
  ]),
  oneOf('ledger_transaction', 'memo', ['granted-by-staff', 'taken-by-staff']),
  oneOf('hold', 'status', ['HELD', 'CAPTURED', 'PARTIAL', 'RELEASED']),
  oneOf('credit_lot', 'source', ['purchase', 'plan', 'free', 'promo', 'refund', 'admin']),
];

/** By name: what checks of a table said one by one, and what says the same together. */
interface Checks {
  readonly table: string;
  readonly before: Readonly<Record<string, string>>;
  readonly now: Readonly<Record<string, string>>;
}

const CHECKS: readonly Checks[] = [
  {
    table: 'hold',
    before: {
      amount: 'amount > 0',
      captured: 'captured >= 0 and captured <= amount',
    },
    now: { amounts: 'amount > 0 and captured >= 0 and captured <= amount' },
  },
  {
    table: 'hold_allocation',
    before: { amount: 'amount > 0', captured: 'captured >= 0 and captured <= amount' },
    now: { amounts: 'amount > 0 and captured >= 0 and captured <= amount' },
  },
  {
    table: 'credit_lot',
    before: {
      amount: 'amount > 0',
      remaining: 'remaining >= 0 and remaining <= amount',
      lapsed: 'lapsed >= 0 and lapsed <= amount',
      taken_back: 'taken_back >= 0 and taken_back <= amount',
    },
    now: {
      amounts:
        'amount > 0 and least(remaining, lapsed, taken_back) >= 0 and greatest(remaining, lapsed, taken_back) <= amount',
    },
  },
  {
    table: 'ledger_account',
    before: {
      unit: `unit in ('CREDIT', 'FREE_RUN') or unit ~ '^[A-Z]{3}$' and user_id is null`,
    },
    now: { unit: 'length(unit) > 3 or user_id is null' },
  },
];

/** Entries that do not balance, or whose transaction or account is not there: nobody removes either. */
const CHECK_ENTRIES = `
  create or replace function ledger_check_balanced() returns trigger language plpgsql as $$
  declare
    v_wrong text;
  begin
    select case
        when e.unit is null then 'account'
        when not exists (select 1 from ledger_transaction t where t.id = e.transaction_id) then 'transaction'
        else 'sum' end
    into v_wrong
    from (select a.transaction_id, a.amount, (select l.unit from ledger_account l where l.id = a.account_id) as unit
          from added a offset 0) e
    group by e.transaction_id, e.unit
    having sum(e.amount) <> 0 or e.unit is null
      or not exists (select 1 from ledger_transaction t where t.id = e.transaction_id)
    limit 1;
    if v_wrong is null then return null; end if;
    if v_wrong = 'sum' then
      raise exception 'entries do not sum to zero' using errcode = 'integrity_constraint_violation';
    end if;
    raise exception 'an entry names a % that is not there', v_wrong
      using errcode = 'foreign_key_violation', constraint = 'ledger_entry_' || v_wrong || '_id_foreign';
  end $$`;

const CHECK_ENTRIES_BEFORE = `
  create or replace function ledger_check_balanced() returns trigger language plpgsql as $$
  begin
    if exists (
      select 1 from added a join ledger_account l on l.id = a.account_id
      group by a.transaction_id, l.unit having sum(a.amount) <> 0
    ) then
      raise exception 'entries do not sum to zero' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$`;

/**
 * What does not depend on the balance is written before its row is locked, so that those who wait for the
 * row wait for less; a refusal after that undoes it. The lot that is spent first nearly always has enough,
 * and is then the only one that is drawn.
 */
export const LIGHTER_HOLD = `
  create function ledger_hold(p_hold uuid, p_user uuid, p_generation uuid, p_quote uuid, p_unit text,
    p_amount int, p_period text, p_now timestamptz, p_ids uuid[])
  returns text language plpgsql as $$
  declare
    v_available uuid;
    v_held uuid;
    v_covered boolean;
    v_cap int;
    v_alert_at int;
    v_used bigint;
    v_lot uuid;
    v_remaining int;
  begin
    select a.id, h.id into v_available, v_held
    from ledger_account a, ledger_account h
    where a.user_id = p_user and a.kind = 'available' and a.unit = p_unit and a.balance >= p_amount
      and (p_period is null or a.period = p_period)
      and h.user_id = p_user and h.kind = 'held' and h.unit = p_unit;
    if v_available is null then return 'REFUSED'; end if;
    insert into ledger_transaction (id, created_at, kind, idempotency_key, reference, actor_id)
    values (p_ids[1], p_now, 'hold', 'hold:' || p_generation, 'generation:' || p_generation, p_user);
    insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
    values (p_ids[2], p_now, p_ids[1], v_available, -p_amount),
      (p_ids[3], p_now, p_ids[1], v_held, p_amount);

    update ledger_account set balance = balance - p_amount, updated_at = p_now
    where id = v_available and balance >= p_amount and (p_period is null or period = p_period);
    if not found then raise sqlstate 'PX001'; end if;
    -- From here on the balance is locked, and every statement sees what others have done before.
    select cap.credits, cap.alert_at, lot.id, coalesce(lot.remaining, 0), not exists (
        select 1 from ledger_account where user_id = p_user and kind = 'receivable' and balance < 0)
    into v_cap, v_alert_at, v_lot, v_remaining, v_covered
    from (select 1) one
    left join spending_cap cap on cap.user_id = p_user and p_unit = 'CREDIT'
    left join lateral (
      select l.id, l.remaining from credit_lot l
      where l.user_id = p_user and l.remaining > 0 and (l.expires_at is null or l.expires_at > p_now)
      order by l.source <> 'plan', l.expires_at nulls last, l.created_at, l.id limit 1) lot on p_unit = 'CREDIT';
    if v_covered and v_cap is not null then
      select coalesce(sum(case status when 'HELD' then amount else captured end), 0) + p_amount into v_used
      from hold
      where user_id = p_user and unit = 'CREDIT'
        and created_at >= date_trunc('month', p_now at time zone 'UTC') at time zone 'UTC';
      v_covered := v_used <= v_cap;
    end if;
    if v_covered and p_unit = 'CREDIT' and v_remaining < p_amount then
      select coalesce(sum(remaining), 0) >= p_amount into v_covered from credit_lot
      where user_id = p_user and (expires_at is null or expires_at > p_now);
    end if;
    if not v_covered then raise sqlstate 'PX001'; end if;
    update ledger_account set balance = balance + p_amount, updated_at = p_now where id = v_held;
    insert into hold (id, created_at, updated_at, user_id, quote_id, generation_id, unit, amount,
      captured, status, period)
    values (p_hold, p_now, p_now, p_user, p_quote, p_generation, p_unit, p_amount, 0, 'HELD', p_period);
    if p_unit = 'CREDIT' and v_remaining >= p_amount then
      update credit_lot set remaining = remaining - p_amount, updated_at = p_now where id = v_lot;
      insert into hold_allocation (hold_id, lot_id, ordinal, amount) values (p_hold, v_lot, 1, p_amount);
    elsif p_unit = 'CREDIT' then
      insert into hold_allocation (hold_id, lot_id, ordinal, amount)
      select p_hold, d.lot_id, d.ordinal, d.amount
      from ledger_draw(p_user, p_amount, p_now) with ordinality d(lot_id, amount, ordinal);
    end if;
    if v_used >= v_alert_at then
      update spending_cap set alerted_period = to_char(p_now at time zone 'UTC', 'YYYY-MM')
      where user_id = p_user
        and alerted_period is distinct from to_char(p_now at time zone 'UTC', 'YYYY-MM');
      if found then return 'HELD_NEAR_CAP'; end if;
    end if;
    return 'HELD';
  exception when sqlstate 'PX001' then return 'REFUSED';
  end $$`;

/**
 * A debit is held up by what the database does for each statement, more than by their number. A check is
 * parsed and planned anew by every statement that writes to its table, a domain only looked at, and only
 * where its column is written: so what one column may say is its domain, and what columns say together is
 * one check. Entries had two references looked up one by one for each row, after a trigger had looked at
 * all of them: now it looks for their transactions and accounts as well, and neither can be removed.
 */
export class Migration20261127203000_lighter_debit extends Migration {
  override name = 'Migration20261127203000_lighter_debit';

  override up(): void | Promise<void> {
    for (const { table, before, now } of CHECKS) this.replaceChecks(table, before, now);
    for (const { table, column, says, before } of DOMAINS) {
      if (before) this.addSql(`alter table ${table} drop constraint ${table}_${column}_check`);
      this.addSql(`create domain ${table}_${column} as text check (${says})`);
      this.addSql(`alter table ${table} alter column ${column} type ${table}_${column}`);
    }
    this.addSql(CHECK_ENTRIES);
    this.addSql(`
      create trigger ledger_account_stays before delete or truncate or update of id on ledger_account
      for each statement execute function ledger_refuse_change()`);
    for (const parent of ['transaction', 'account']) {
      this.addSql(`alter table ledger_entry drop constraint ledger_entry_${parent}_id_foreign`);
    }
    this.addSql(`drop function ${SIGNATURE}`);
    this.addSql(LIGHTER_HOLD);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop function ${SIGNATURE}`);
    this.addSql(LEDGER_HOLD);
    for (const parent of ['transaction', 'account']) {
      this.addSql(`
        alter table ledger_entry add constraint ledger_entry_${parent}_id_foreign
        foreign key (${parent}_id) references ledger_${parent} (id)`);
    }
    this.addSql('drop trigger ledger_account_stays on ledger_account');
    this.addSql(CHECK_ENTRIES_BEFORE);
    for (const { table, column, before } of DOMAINS) {
      this.addSql(`alter table ${table} alter column ${column} type text`);
      this.addSql(`drop domain ${table}_${column}`);
      if (before) this.addCheck(table, column, before);
    }
    for (const { table, before, now } of CHECKS) this.replaceChecks(table, now, before);
  }

  private replaceChecks(table: string, old: Checks['before'], wanted: Checks['now']): void {
    for (const name of Object.keys(old)) {
      this.addSql(`alter table ${table} drop constraint ${table}_${name}_check`);
    }
    for (const [name, says] of Object.entries(wanted)) this.addCheck(table, name, says);
  }

  private addCheck(table: string, name: string, says: string): void {
    this.addSql(`alter table ${table} add constraint ${table}_${name}_check check (${says})`);
  }
}
