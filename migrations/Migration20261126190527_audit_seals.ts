import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

/**
 * The chain of seals. An event is put on the list of those that wait for a seal in the transaction
 * that adds it; seals and roots can only be added; events and seals leave by `audit_expire` alone.
 */
export class Migration20261126190527_audit_seals extends Migration {
  override name = 'Migration20261126190527_audit_seals';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "audit_check" ("day" date not null, "started_at" timestamptz not null, "finished_at" timestamptz null, "verdict" jsonb null, primary key ("day"));`,
    );

    this.addSql(
      `create table "audit_root" ("day" date not null, "position" bigint not null, "hash" bytea not null, "created_at" timestamptz not null, primary key ("day"));`,
    );

    this.addSql(
      `create table "audit_seal" ("position" bigint not null, "seq" bigint not null, "sealed_at" timestamptz not null, "prev_hash" bytea not null, "hash" bytea not null, primary key ("position"));`,
    );
    this.addSql(`alter table "audit_seal" add constraint "audit_seal_seq_unique" unique ("seq");`);

    this.addSql(`create table "audit_unsealed" ("seq" bigint not null, primary key ("seq"));`);

    this.addSql(`
      create function audit_await_seal() returns trigger language plpgsql as $$
      begin
        insert into audit_unsealed (seq) select seq from added;
        return null;
      end $$`);
    this.addSql(`
      create trigger audit_event_awaits_seal after insert on audit_event
      referencing new table as added for each statement execute function audit_await_seal()`);
    this.addSql('insert into audit_unsealed (seq) select seq from audit_event');

    this.addSql(`
      create or replace function audit_refuse_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and current_setting('pixshift.audit_expires', true) = 'yes' then
          return null;
        end if;
        raise exception 'the audit trail is append-only' using errcode = 'integrity_constraint_violation';
      end $$`);
    this.addSql(`
      create trigger audit_seal_append_only before update or delete or truncate on audit_seal
      for each statement execute function audit_refuse_change()`);
    this.addSql(`
      create trigger audit_root_append_only before update or delete or truncate on audit_root
      for each statement execute function audit_refuse_change()`);

    // Runs as the owner of the tables, so that the program's own role needs no right to delete. The
    // year is a floor that no configuration and no clock of the program goes below.
    this.addSql(`
      create function audit_expire(through bigint, sealed_before timestamptz) returns bigint
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare removed bigint;
      begin
        if sealed_before > now() - interval '1 year'
           or exists (select from audit_seal where position <= through and sealed_at >= sealed_before) then
          raise exception 'the audit trail is kept for longer' using errcode = 'integrity_constraint_violation';
        end if;
        perform set_config('pixshift.audit_expires', 'yes', true);
        delete from audit_event e using audit_seal s where s.seq = e.seq and s.position <= through;
        delete from audit_seal where position <= through;
        get diagnostics removed = row_count;
        perform set_config('pixshift.audit_expires', '', true);
        return removed;
      end $$`);
  }

  override down(): void | Promise<void> {
    // What waits for its seal is put on the list anew, but for an event that is gone.
    refuseToLose(
      this,
      'audit_seal',
      'audit_root',
      'audit_check',
      'audit_unsealed where not exists (select from audit_event where audit_event.seq = audit_unsealed.seq)',
    );
    this.addSql('drop function audit_expire(bigint, timestamptz)');
    this.addSql('drop trigger audit_event_awaits_seal on audit_event');
    this.addSql('drop function audit_await_seal()');
    this.addSql(`drop table if exists "audit_check" cascade;`);
    this.addSql(`drop table if exists "audit_root" cascade;`);
    this.addSql(`drop table if exists "audit_seal" cascade;`);
    this.addSql(`drop table if exists "audit_unsealed" cascade;`);
    this.addSql(`
      create or replace function audit_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit trail is append-only' using errcode = 'integrity_constraint_violation';
      end $$`);
  }
}
