import { Migration } from '@mikro-orm/migrations';

/**
 * A version that was published once keeps its content for ever: only its place (live or retired)
 * may change, and it disappears with its type only.
 */
export class Migration20261121000400_catalogue extends Migration {
  override up(): void {
    this.addSql(`
      create function type_version_keeps_content() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if old.status <> 'draft'
             and exists (select 1 from transformation_type where id = old.type_id) then
            raise exception 'a published version cannot be deleted'
              using errcode = 'restrict_violation', constraint = 'type_version_immutable';
          end if;
          return old;
        end if;
        if old.status <> 'draft' and (
             new.status = 'draft'
             or (to_jsonb(new) - '{status,updated_at,published_at,pipeline,input_schema,output_spec,routes}'::text[])
                is distinct from
                (to_jsonb(old) - '{status,updated_at,published_at,pipeline,input_schema,output_spec,routes}'::text[])
             or new.pipeline::text is distinct from old.pipeline::text
             or new.input_schema::text is distinct from old.input_schema::text
             or new.output_spec::text is distinct from old.output_spec::text
             or new.routes::text is distinct from old.routes::text) then
          raise exception 'a published version cannot be changed'
            using errcode = 'restrict_violation', constraint = 'type_version_immutable';
        end if;
        return new;
      end $$`);
    this.addSql(`
      create trigger type_version_keeps_content before update or delete on type_version
      for each row execute function type_version_keeps_content()`);
  }

  override down(): void {
    this.addSql('drop trigger if exists type_version_keeps_content on type_version');
    this.addSql('drop function if exists type_version_keeps_content()');
  }
}
