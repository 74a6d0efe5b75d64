import { Migration } from '@mikro-orm/migrations';

/** The audit trail only grows: no statement changes, removes or empties what it holds. */
export class Migration20261121000200_audit_append_only extends Migration {
  override up(): void {
    this.addSql(`
      create function audit_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit trail is append-only' using errcode = 'integrity_constraint_violation';
      end $$`);
    this.addSql(`
      create trigger audit_event_append_only before update or delete or truncate on audit_event
      for each statement execute function audit_refuse_change()`);
  }

  override down(): void {
    this.addSql('drop trigger audit_event_append_only on audit_event');
    this.addSql('drop function audit_refuse_change()');
  }
}
