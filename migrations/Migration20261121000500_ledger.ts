import { Migration } from '@mikro-orm/migrations';

/**
 * What the tables of the ledger cannot say themselves: entries and transactions never change, every
 * statement that adds entries adds whole transactions that sum to zero per unit, and the system's
 * own accounts exist.
 */
export class Migration20261121000500_ledger extends Migration {
  override up(): void {
    this.addSql(`
      create function ledger_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the ledger is append-only' using errcode = 'integrity_constraint_violation';
      end $$`);
    for (const table of ['ledger_entry', 'ledger_transaction']) {
      this.addSql(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function ledger_refuse_change()`);
    }
    this.addSql(`
      create function ledger_check_balanced() returns trigger language plpgsql as $$
      begin
        if exists (
          select 1 from added a join ledger_account l on l.id = a.account_id
          group by a.transaction_id, l.unit having sum(a.amount) <> 0
        ) then
          raise exception 'entries do not sum to zero' using errcode = 'integrity_constraint_violation';
        end if;
        return null;
      end $$`);
    this.addSql(`
      create trigger ledger_entry_balanced after insert on ledger_entry
      referencing new table as added for each statement execute function ledger_check_balanced()`);
    this.addSql(`
      insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance)
      select gen_random_uuid(), now(), now(), null, kind, unit, 0
      from unnest(array['issued', 'consumed', 'promo_issued', 'expired']) kind,
           unnest(array['CREDIT', 'FREE_RUN']) unit
      on conflict do nothing`);
  }

  override down(): void {
    this.addSql('drop trigger ledger_entry_balanced on ledger_entry');
    for (const table of ['ledger_entry', 'ledger_transaction']) {
      this.addSql(`drop trigger ${table}_append_only on ${table}`);
    }
    this.addSql('drop function ledger_check_balanced()');
    this.addSql('drop function ledger_refuse_change()');
  }
}
