import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

/**
 * Credits lie in lots. What users had becomes one lot each, of all that they were ever given, and
 * every hold names what it drew. The statements that run for every run are functions: they look at
 * the lots with the user's balance locked, which one statement with one snapshot cannot.
 */
export class Migration20261127004928_credit_lots extends Migration {
  override name = 'Migration20261127004928_credit_lots';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "credit_lot" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "source" text not null, "key" varchar(120) not null, "reference" varchar(120) null, "amount" int not null, "remaining" int not null, "lapsed" int not null default 0, "taken_back" int not null default 0, "expires_at" timestamptz null, "lapsed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "credit_lot_user_id_index" on "credit_lot" ("user_id");`);
    this.addSql(`alter table "credit_lot" add constraint "credit_lot_key_unique" unique ("key");`);
    this.addSql(
      `create index "credit_lot_due_index" on "credit_lot" ("expires_at") where lapsed_at is null;`,
    );

    this.addSql(
      `create table "hold_allocation" ("hold_id" uuid not null, "lot_id" uuid not null, "ordinal" smallint not null, "amount" int not null, "captured" int not null default 0, primary key ("hold_id", "lot_id"));`,
    );

    this.addSql(
      `alter table "ledger_transaction" drop constraint "ledger_transaction_kind_check";`,
    );
    this.addSql(
      `alter table "ledger_transaction" add constraint "ledger_transaction_kind_check" check ("kind" in ('purchase', 'grant', 'hold', 'capture', 'release', 'refund', 'expire', 'adjust', 'chargeback'));`,
    );

    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_balance_check";`);
    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_kind_check";`);
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_balance_check" check (balance >= 0 and kind <> 'receivable' or balance <= 0 and kind = 'receivable');`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_kind_check" check ("kind" in ('available', 'held', 'receivable', 'issued', 'consumed', 'promo_issued', 'expired'));`,
    );

    this.addSql(
      `alter table "credit_lot" add constraint "credit_lot_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "credit_lot" add constraint "credit_lot_amount_check" check (amount > 0);`,
    );
    this.addSql(
      `alter table "credit_lot" add constraint "credit_lot_remaining_check" check (remaining >= 0 and remaining <= amount);`,
    );
    this.addSql(
      `alter table "credit_lot" add constraint "credit_lot_lapsed_check" check (lapsed >= 0 and lapsed <= amount);`,
    );
    this.addSql(
      `alter table "credit_lot" add constraint "credit_lot_taken_back_check" check (taken_back >= 0 and taken_back <= amount);`,
    );
    this.addSql(
      `alter table "credit_lot" add constraint "credit_lot_source_check" check ("source" in ('purchase', 'plan', 'free', 'promo', 'refund', 'admin'));`,
    );

    this.addSql(
      `alter table "hold_allocation" add constraint "hold_allocation_hold_id_foreign" foreign key ("hold_id") references "hold" ("id") on update cascade on delete no action;`,
    );
    this.addSql(
      `alter table "hold_allocation" add constraint "hold_allocation_lot_id_foreign" foreign key ("lot_id") references "credit_lot" ("id") on update cascade on delete no action;`,
    );
    this.addSql(
      `alter table "hold_allocation" add constraint "hold_allocation_amount_check" check (amount > 0);`,
    );
    this.addSql(
      `alter table "hold_allocation" add constraint "hold_allocation_captured_check" check (captured >= 0 and captured <= amount);`,
    );

    this.addSql(`
      insert into credit_lot (id, created_at, updated_at, user_id, source, key, amount, remaining)
      select gen_random_uuid(), a.created_at, now(), a.user_id, 'admin', 'before-lots:' || a.user_id,
        a.balance + coalesce(h.spoken_for, 0), a.balance
      from ledger_account a left join (
        select user_id, sum(case status when 'HELD' then amount else captured end) as spoken_for
        from hold where unit = 'CREDIT' group by user_id) h on h.user_id = a.user_id
      where a.kind = 'available' and a.unit = 'CREDIT' and a.balance + coalesce(h.spoken_for, 0) > 0`);
    this.addSql(`
      insert into hold_allocation (hold_id, lot_id, ordinal, amount, captured)
      select h.id, l.id, 1, h.amount, h.captured
      from hold h join credit_lot l on l.user_id = h.user_id where h.unit = 'CREDIT'`);
    this.addSql(`
      create function ledger_draw(p_user uuid, p_amount int, p_now timestamptz)
      returns table (lot_id uuid, amount int) language plpgsql as $$
      declare
        lot record;
        v_left int := p_amount;
        v_lots uuid[];
        v_amounts int[];
      begin
        for lot in
          select l.id, least(l.remaining, p_amount) as remaining from credit_lot l
          where l.user_id = p_user and l.remaining > 0 and (l.expires_at is null or l.expires_at > p_now)
          order by l.source <> 'plan', l.expires_at nulls last, l.created_at, l.id
        loop
          v_lots := v_lots || lot.id;
          v_amounts := v_amounts || least(lot.remaining, v_left);
          v_left := v_left - least(lot.remaining, v_left);
          exit when v_left = 0;
        end loop;
        if v_left > 0 then return; end if;
        update credit_lot l set remaining = l.remaining - d.amount, updated_at = p_now
        from unnest(v_lots, v_amounts) d(lot_id, amount) where l.id = d.lot_id;
        return query select d.lot_id, d.amount from unnest(v_lots, v_amounts) d(lot_id, amount);
      end $$`);
    this.addSql(`
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
      end $$`);
    this.addSql(`
      create function ledger_settle(p_hold uuid, p_captured int, p_now timestamptz, p_ids uuid[])
      returns table (user_id uuid, unit text, captured int, back int, lapsed int) language plpgsql as $$
      declare
        h record;
        v_back int;
        v_lapsed int := 0;
        v_available uuid;
        v_held uuid;
      begin
        update hold set captured = least(coalesce(p_captured, hold.amount), hold.amount), updated_at = p_now,
          status = case
            when coalesce(p_captured, hold.amount) >= hold.amount then 'CAPTURED'
            when p_captured = 0 then 'RELEASED' else 'PARTIAL' end
        where id = p_hold and status = 'HELD'
        returning hold.user_id, hold.unit, hold.amount, hold.captured, hold.period into h;
        if not found then return; end if;
        v_back := h.amount - h.captured;
        update ledger_account a set balance = balance + v_back, updated_at = p_now
        where a.user_id = h.user_id and a.kind = 'available' and a.unit = h.unit returning id into v_available;
        update ledger_account a set balance = balance - h.amount, updated_at = p_now
        where a.user_id = h.user_id and a.kind = 'held' and a.unit = h.unit returning id into v_held;
        if h.unit = 'FREE_RUN' then
          if v_back > 0 and h.period <> to_char(p_now at time zone 'UTC', 'YYYY-MM') then v_lapsed := v_back; end if;
        else
          update hold_allocation a
          set captured = greatest(0, least(a.amount, h.captured - drawn.before))
          from (select lot_id, sum(amount) over (order by ordinal) - amount as before
                from hold_allocation where hold_id = p_hold) drawn
          where a.hold_id = p_hold and a.lot_id = drawn.lot_id;
          if v_back > 0 then
            with returned as (
              update credit_lot l set updated_at = p_now,
                remaining = l.remaining + case when l.expires_at <= p_now then 0 else a.amount - a.captured end,
                lapsed = l.lapsed + case when l.expires_at <= p_now then a.amount - a.captured else 0 end
              from hold_allocation a
              where a.hold_id = p_hold and a.lot_id = l.id and a.amount > a.captured
              returning case when l.expires_at <= p_now then a.amount - a.captured else 0 end as over)
            select coalesce(sum(over), 0) into v_lapsed from returned;
          end if;
        end if;
        insert into ledger_transaction (id, created_at, kind, idempotency_key, reference)
        values (p_ids[1], p_now, case when h.captured > 0 then 'capture' else 'release' end,
          'settle:' || p_hold, 'hold:' || p_hold);
        insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
        select * from (
          select p_ids[2], p_now, p_ids[1], v_held, -h.amount::bigint
          union all
          select p_ids[3], p_now, p_ids[1], s.id, h.captured from ledger_account s
            where s.user_id is null and s.kind = 'consumed' and s.unit = h.unit and h.captured > 0
          union all
          select p_ids[4], p_now, p_ids[1], v_available, v_back where v_back > 0) entry;
        if v_lapsed > 0 then
          update ledger_account a set balance = balance - v_lapsed where id = v_available;
          insert into ledger_transaction (id, created_at, kind, idempotency_key, reference)
          values (p_ids[5], p_now, 'expire', 'settle-expire:' || p_hold, 'hold:' || p_hold);
          insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
          select p_ids[6], p_now, p_ids[5], v_available, -v_lapsed
          union all
          select p_ids[7], p_now, p_ids[5], s.id, v_lapsed from ledger_account s
            where s.user_id is null and s.kind = 'expired' and s.unit = h.unit;
        end if;
        return query select h.user_id, h.unit, h.captured, v_back, v_lapsed;
      end $$`);
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      'hold_allocation',
      'credit_lot',
      "ledger_transaction where kind in ('purchase', 'refund', 'chargeback')",
      "ledger_account where kind = 'receivable'",
    );
    this.addSql('drop function ledger_settle(uuid, int, timestamptz, uuid[])');
    this.addSql(
      'drop function ledger_hold(uuid, uuid, uuid, uuid, text, int, text, timestamptz, uuid[])',
    );
    this.addSql('drop function ledger_draw(uuid, int, timestamptz)');
    this.addSql(`alter table "hold_allocation" drop constraint "hold_allocation_lot_id_foreign";`);

    this.addSql(`drop table if exists "credit_lot" cascade;`);
    this.addSql(`drop table if exists "hold_allocation" cascade;`);

    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_balance_check";`);
    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_kind_check";`);
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_balance_check" check (balance >= 0);`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_kind_check" check ("kind" in ('available', 'held', 'issued', 'consumed', 'promo_issued', 'expired'));`,
    );

    this.addSql(
      `alter table "ledger_transaction" drop constraint "ledger_transaction_kind_check";`,
    );
    this.addSql(
      `alter table "ledger_transaction" add constraint "ledger_transaction_kind_check" check ("kind" in ('grant', 'hold', 'capture', 'release', 'expire', 'adjust'));`,
    );
  }
}
