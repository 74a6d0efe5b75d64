import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export const SIGNATURE =
  'ledger_hold(uuid, uuid, uuid, uuid, text, int, text, timestamptz, uuid[])';

/**
 * Says how it went: HELD, HELD_NEAR_CAP for the hold that brought the owner's cap near for the first
 * time this month, or REFUSED. What the month has cost is summed up under the lock of the balance, so
 * that of any number at once none passes the cap.
 */
export const LEDGER_HOLD = `
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
    v_lots uuid[];
    v_amounts int[];
  begin
    update ledger_account set balance = balance - p_amount, updated_at = p_now
    where user_id = p_user and kind = 'available' and unit = p_unit and balance >= p_amount
      and (p_period is null or period = p_period)
    returning id into v_available;
    if v_available is null then return 'REFUSED'; end if;
    -- From here on the balance is locked, and every statement sees what others have done before.
    v_covered := not exists (
      select 1 from ledger_account where user_id = p_user and kind = 'receivable' and balance < 0);
    if v_covered and p_unit = 'CREDIT' then
      select credits, alert_at into v_cap, v_alert_at from spending_cap where user_id = p_user;
      if v_cap is not null then
        select coalesce(sum(case status when 'HELD' then amount else captured end), 0) + p_amount into v_used
        from hold
        where user_id = p_user and unit = 'CREDIT'
          and created_at >= date_trunc('month', p_now at time zone 'UTC') at time zone 'UTC';
        v_covered := v_used <= v_cap;
      end if;
      if v_covered then
        select array_agg(d.lot_id), array_agg(d.amount) into v_lots, v_amounts
        from ledger_draw(p_user, p_amount, p_now) d;
        v_covered := v_lots is not null;
      end if;
    end if;
    if not v_covered then
      update ledger_account set balance = balance + p_amount where id = v_available;
      return 'REFUSED';
    end if;
    update ledger_account set balance = balance + p_amount, updated_at = p_now
    where user_id = p_user and kind = 'held' and unit = p_unit returning id into v_held;
    insert into hold (id, created_at, updated_at, user_id, quote_id, generation_id, unit, amount,
      captured, status, period)
    values (p_hold, p_now, p_now, p_user, p_quote, p_generation, p_unit, p_amount, 0, 'HELD', p_period);
    insert into hold_allocation (hold_id, lot_id, ordinal, amount)
    select p_hold, d.lot_id, d.ordinal, d.amount
    from unnest(v_lots, v_amounts) with ordinality d(lot_id, amount, ordinal);
    insert into ledger_transaction (id, created_at, kind, idempotency_key, reference, actor_id)
    values (p_ids[1], p_now, 'hold', 'hold:' || p_generation, 'generation:' || p_generation, p_user);
    insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
    values (p_ids[2], p_now, p_ids[1], v_available, -p_amount),
      (p_ids[3], p_now, p_ids[1], v_held, p_amount);
    if v_used >= v_alert_at then
      update spending_cap set alerted_period = to_char(p_now at time zone 'UTC', 'YYYY-MM')
      where user_id = p_user
        and alerted_period is distinct from to_char(p_now at time zone 'UTC', 'YYYY-MM');
      if found then return 'HELD_NEAR_CAP'; end if;
    end if;
    return 'HELD';
  end $$`;

/** As it was before there were caps. */
const LEDGER_HOLD_WITHOUT_CAPS = `
  create function ledger_hold(p_hold uuid, p_user uuid, p_generation uuid, p_quote uuid, p_unit text,
    p_amount int, p_period text, p_now timestamptz, p_ids uuid[])
  returns boolean language plpgsql as $$
  declare
    v_available uuid;
    v_held uuid;
    v_covered boolean;
    v_lots uuid[];
    v_amounts int[];
  begin
    update ledger_account set balance = balance - p_amount, updated_at = p_now
    where user_id = p_user and kind = 'available' and unit = p_unit and balance >= p_amount
      and (p_period is null or period = p_period)
    returning id into v_available;
    if v_available is null then return false; end if;
    -- From here on the balance is locked, and every statement sees what others have done before.
    v_covered := not exists (
      select 1 from ledger_account where user_id = p_user and kind = 'receivable' and balance < 0);
    if v_covered and p_unit = 'CREDIT' then
      select array_agg(d.lot_id), array_agg(d.amount) into v_lots, v_amounts
      from ledger_draw(p_user, p_amount, p_now) d;
      v_covered := v_lots is not null;
    end if;
    if not v_covered then
      update ledger_account set balance = balance + p_amount where id = v_available;
      return false;
    end if;
    update ledger_account set balance = balance + p_amount, updated_at = p_now
    where user_id = p_user and kind = 'held' and unit = p_unit returning id into v_held;
    insert into hold (id, created_at, updated_at, user_id, quote_id, generation_id, unit, amount,
      captured, status, period)
    values (p_hold, p_now, p_now, p_user, p_quote, p_generation, p_unit, p_amount, 0, 'HELD', p_period);
    insert into hold_allocation (hold_id, lot_id, ordinal, amount)
    select p_hold, d.lot_id, d.ordinal, d.amount
    from unnest(v_lots, v_amounts) with ordinality d(lot_id, amount, ordinal);
    insert into ledger_transaction (id, created_at, kind, idempotency_key, reference, actor_id)
    values (p_ids[1], p_now, 'hold', 'hold:' || p_generation, 'generation:' || p_generation, p_user);
    insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
    values (p_ids[2], p_now, p_ids[1], v_available, -p_amount),
      (p_ids[3], p_now, p_ids[1], v_held, p_amount);
    return true;
  end $$`;

export class Migration20261127040726_spending_caps extends Migration {
  override name = 'Migration20261127040726_spending_caps';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "spending_cap" ("user_id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "credits" int not null, "alert_at" int not null, "alerted_period" varchar(7) null, primary key ("user_id"));`,
    );

    this.addSql(`drop index "hold_user_id_index";`);
    this.addSql(`create index "hold_user_month_index" on "hold" ("user_id", "created_at");`);

    this.addSql(
      `alter table "spending_cap" add constraint "spending_cap_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "spending_cap" add constraint "spending_cap_credits_check" check (credits > 0);`,
    );
    this.addSql(
      `alter table "spending_cap" add constraint "spending_cap_alert_at_check" check (alert_at > 0 and alert_at <= credits);`,
    );
    this.addSql(`drop function ${SIGNATURE}`);
    this.addSql(LEDGER_HOLD);
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'spending_cap');
    this.addSql(`drop function ${SIGNATURE}`);
    this.addSql(LEDGER_HOLD_WITHOUT_CAPS);
    this.addSql(`drop table if exists "spending_cap" cascade;`);

    this.addSql(`drop index "hold_user_month_index";`);
    this.addSql(`create index "hold_user_id_index" on "hold" ("user_id");`);
  }
}
