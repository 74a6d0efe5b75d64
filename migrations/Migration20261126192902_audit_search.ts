import { Migration } from '@mikro-orm/migrations';

/** Indexes that find the beginning of an id, whatever the language of the database sorts by. */
export class Migration20261126192902_audit_search extends Migration {
  override name = 'Migration20261126192902_audit_search';

  override up(): void {
    this.addSql('drop index "audit_event_entity_index"');
    this.addSql('drop index "audit_event_request_index"');
    this.addSql(
      `create index "audit_event_entity_index" on "audit_event" ("entity_id" varchar_pattern_ops, "created_at", "id")`,
    );
    this.addSql(
      `create index "audit_event_request_index" on "audit_event" ("request_id" varchar_pattern_ops)`,
    );
  }

  override down(): void {
    this.addSql('drop index "audit_event_entity_index"');
    this.addSql('drop index "audit_event_request_index"');
    this.addSql(
      `create index "audit_event_entity_index" on "audit_event" ("entity_id", "created_at", "id")`,
    );
    this.addSql(`create index "audit_event_request_index" on "audit_event" ("request_id")`);
  }
}
