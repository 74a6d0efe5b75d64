import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127040515_money_in_the_books extends Migration {
  override name = 'Migration20261127040515_money_in_the_books';

  override up(): void | Promise<void> {
    this.addSql(
      `create index "ledger_transaction_payment_index" on "ledger_transaction" ("reference") where reference like 'payment:%';`,
    );

    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_kind_check";`);
    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_unit_check";`);
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_kind_check" check ("kind" in ('available', 'held', 'receivable', 'issued', 'consumed', 'promo_issued', 'expired', 'gateway', 'revenue', 'refunded', 'disputed'));`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_unit_check" check (unit in ('CREDIT', 'FREE_RUN') or unit ~ '^[A-Z]{3}$' and user_id is null);`,
    );
    // What was paid and went back so far.
    this.addSql(`
      insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance)
      select gen_random_uuid(), now(), now(), null, kind, currency, 0
      from unnest(array['gateway', 'revenue', 'refunded', 'disputed']) kind,
        (select distinct currency from payment where status not in ('PENDING', 'FAILED')) money`);
    this.addSql(`
      with fact as (
        select 'purchase' as kind, 'payment:' || id as key, 'payment:' || id as reference,
          coalesce(paid_at, created_at) as at, currency, 'revenue' as account, amount_minor as amount
        from payment where status not in ('PENDING', 'FAILED')
        union all
        select 'refund', 'refund:' || id || ':' || refunded_minor, 'payment:' || id,
          updated_at, currency, 'refunded', -refunded_minor
        from payment where refunded_minor > 0
        union all
        select 'chargeback', 'dispute:' || d.id, 'payment:' || p.id,
          d.created_at, p.currency, 'disputed', -d.amount_minor
        from dispute d join payment p on p.id = d.payment_id where d.status in ('OPEN', 'LOST')),
      posted as (
        insert into ledger_transaction (id, created_at, kind, idempotency_key, reference)
        select gen_random_uuid(), at, kind, 'money:' || key, reference from fact
        returning id, idempotency_key)
      insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
      select gen_random_uuid(), f.at, t.id, a.id, case a.kind when 'gateway' then f.amount else -f.amount end
      from fact f join posted t on t.idempotency_key = 'money:' || f.key
        join ledger_account a on a.user_id is null and a.unit = f.currency and a.kind in ('gateway', f.account)`);
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      "ledger_account where unit not in ('CREDIT', 'FREE_RUN') or kind in ('gateway', 'revenue', 'refunded', 'disputed')",
    );
    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_unit_check";`);
    this.addSql(`alter table "ledger_account" drop constraint "ledger_account_kind_check";`);
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_unit_check" check ("unit" in ('CREDIT', 'FREE_RUN'));`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_kind_check" check ("kind" in ('available', 'held', 'receivable', 'issued', 'consumed', 'promo_issued', 'expired'));`,
    );

    this.addSql(`drop index "ledger_transaction_payment_index";`);
  }
}
