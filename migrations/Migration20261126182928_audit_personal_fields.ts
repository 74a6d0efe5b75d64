import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

/**
 * Address and agent are sealed from now on. Those that stand in clear are dropped: a migration has no
 * keys to seal them with, and in clear they could never be erased.
 */
export class Migration20261126182928_audit_personal_fields extends Migration {
  override name = 'Migration20261126182928_audit_personal_fields';

  override up(): void | Promise<void> {
    this.addSql(`drop index "audit_event_action_index";`);
    this.addSql(`drop index "audit_event_actor_index";`);
    this.addSql(`drop index "audit_event_entity_index";`);
    this.addSql(`alter table "audit_event" drop column "ip", drop column "user_agent";`);
    this.addSql(
      `alter table "audit_event" add "personal" jsonb null, add "personal_key" uuid null, add "origin" text null, add "origin_key" uuid null;`,
    );
    this.addSql(
      `create index "audit_event_entity_type_index" on "audit_event" ("entity_type", "created_at", "id");`,
    );
    this.addSql(`create index "audit_event_request_index" on "audit_event" ("request_id");`);
    this.addSql(
      `create index "audit_event_action_index" on "audit_event" ("action", "created_at", "id");`,
    );
    this.addSql(
      `create index "audit_event_actor_index" on "audit_event" ("actor_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "audit_event_entity_index" on "audit_event" ("entity_id", "created_at", "id");`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'audit_event where personal is not null or origin is not null');
    this.addSql(`drop index "audit_event_entity_type_index";`);
    this.addSql(`drop index "audit_event_request_index";`);
    this.addSql(`drop index "audit_event_action_index";`);
    this.addSql(`drop index "audit_event_entity_index";`);
    this.addSql(`drop index "audit_event_actor_index";`);
    this.addSql(
      `alter table "audit_event" drop column "personal", drop column "personal_key", drop column "origin", drop column "origin_key";`,
    );
    this.addSql(
      `alter table "audit_event" add "ip" varchar(45) null, add "user_agent" varchar(300) null;`,
    );
    this.addSql(
      `create index "audit_event_action_index" on "audit_event" ("action", "created_at");`,
    );
    this.addSql(
      `create index "audit_event_entity_index" on "audit_event" ("entity_type", "entity_id");`,
    );
    this.addSql(
      `create index "audit_event_actor_index" on "audit_event" ("actor_id", "created_at");`,
    );
  }
}
