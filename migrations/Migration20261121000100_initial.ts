import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261121000100_initial extends Migration {
  override name = 'Migration20261121000100_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "audit_event" ("seq" bigserial primary key, "id" uuid not null, "created_at" timestamptz not null, "actor_id" uuid null, "actor" jsonb not null, "action" varchar(60) not null, "entity_type" varchar(40) not null, "entity_id" varchar(80) null, "diff" jsonb not null, "ip" varchar(45) null, "user_agent" varchar(300) null, "request_id" varchar(64) null);`,
    );
    this.addSql(`alter table "audit_event" add constraint "audit_event_id_unique" unique ("id");`);
    this.addSql(
      `create index "audit_event_created_at_index" on "audit_event" ("created_at", "id");`,
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

    this.addSql(
      `create table "ledger_transaction" ("id" uuid not null, "created_at" timestamptz not null, "kind" text not null, "idempotency_key" varchar(120) not null, "reference" varchar(120) null, "actor_id" uuid null, "memo" varchar(500) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "ledger_transaction" add constraint "ledger_transaction_key_unique" unique ("idempotency_key");`,
    );
    this.addSql(
      `alter table "ledger_transaction" add constraint "ledger_transaction_kind_check" check ("kind" in ('grant', 'hold', 'capture', 'release', 'expire', 'adjust'));`,
    );

    this.addSql(
      `create table "rate_limit_counter" ("key" varchar(255) not null, "points" int not null default 0, "expire" bigint null, primary key ("key"));`,
    );

    this.addSql(
      `create table "role" ("key" varchar(40) not null, "permissions" text[] not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("key"));`,
    );

    this.addSql(
      `create table "shipped_type" ("slug" varchar(60) not null, "entry_hash" varchar(64) not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("slug"));`,
    );

    this.addSql(
      `create table "transformation_type" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "slug" varchar(60) not null, "name" varchar(80) not null, "description" varchar(600) not null, "category" text not null, "input_kind" text not null, "output_kind" text not null, "status" text not null default 'draft', "thumbnail_url" varchar(200) null, "before_thumbnail_url" varchar(200) null, "tags" jsonb not null, "sort_order" int not null default 1000, "retention_default" text not null, "free_tier_eligible" boolean not null, "min_plan" varchar(40) null, "revision" int not null default 1, "edited_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "transformation_type" add constraint "transformation_type_slug_unique" unique ("slug");`,
    );
    this.addSql(
      `alter table "transformation_type" add constraint "transformation_type_name_unique" unique ("name");`,
    );
    this.addSql(
      `alter table "transformation_type" add constraint "transformation_type_category_check" check ("category" in ('photo', 'hair', 'coloring', 'fursona', 'story', 'book'));`,
    );
    this.addSql(
      `alter table "transformation_type" add constraint "transformation_type_input_kind_check" check ("input_kind" in ('photo', 'prompt', 'photo+prompt', 'work'));`,
    );
    this.addSql(
      `alter table "transformation_type" add constraint "transformation_type_output_kind_check" check ("output_kind" in ('image', 'image_set', 'text', 'story', 'ebook', 'coloring_pdf'));`,
    );
    this.addSql(
      `alter table "transformation_type" add constraint "transformation_type_status_check" check ("status" in ('draft', 'published', 'disabled', 'archived'));`,
    );
    this.addSql(
      `alter table "transformation_type" add constraint "transformation_type_retention_default_check" check ("retention_default" in ('EPHEMERAL', 'GALLERY'));`,
    );

    this.addSql(
      `create table "price_rule" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "type_id" uuid not null, "unit" text not null, "credits" int not null, "bundle_units" int null, "bundle_credits" int null, "effective_from" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "price_rule_type_index" on "price_rule" ("type_id", "effective_from");`,
    );
    this.addSql(
      `alter table "price_rule" add constraint "price_rule_credits_check" check (credits > 0);`,
    );
    this.addSql(
      `alter table "price_rule" add constraint "price_rule_bundle_units_check" check (bundle_units > 1);`,
    );
    this.addSql(
      `alter table "price_rule" add constraint "price_rule_bundle_credits_check" check (bundle_credits > 0);`,
    );
    this.addSql(
      `alter table "price_rule" add constraint "price_rule_unit_check" check ("unit" in ('run', 'view', 'page', 'chapter'));`,
    );

    this.addSql(
      `create table "type_version" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "type_id" uuid not null, "number" int not null, "status" text not null default 'draft', "pipeline" json not null, "prompt_template" text not null, "negative_prompt" text not null, "input_schema" json not null, "output_spec" json not null, "routes" json not null, "deadline_ms" int not null, "content_hash" varchar(64) not null, "published_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "type_version_live_unique" on "type_version" ("type_id") where status = 'live';`,
    );
    this.addSql(
      `alter table "type_version" add constraint "type_version_number_unique" unique ("type_id", "number");`,
    );
    this.addSql(
      `alter table "type_version" add constraint "type_version_number_check" check (number > 0);`,
    );
    this.addSql(
      `alter table "type_version" add constraint "type_version_deadline_ms_check" check (deadline_ms > 0);`,
    );
    this.addSql(
      `alter table "type_version" add constraint "type_version_status_check" check ("status" in ('draft', 'live', 'retired'));`,
    );

    this.addSql(
      `create table "app_user" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "email" citext null, "email_verified_at" timestamptz null, "password_hash" text null, "display_name" varchar(80) not null, "status" text not null default 'active', "last_active_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "app_user" add constraint "user_email_unique" unique ("email");`);
    this.addSql(
      `alter table "app_user" add constraint "app_user_status_check" check ("status" in ('active', 'suspended', 'erased'));`,
    );

    this.addSql(
      `create table "session" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "family_hash" varchar(43) not null, "refresh_hash" varchar(43) not null, "generation" int not null default 0, "user_agent" varchar(300) null, "ip" varchar(45) null, "last_activity_at" timestamptz not null, "idle_expires_at" timestamptz not null, "absolute_expires_at" timestamptz not null, "revoked_at" timestamptz null, "revoke_reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "session_user_index" on "session" ("user_id");`);
    this.addSql(
      `create index "session_absolute_expires_at_index" on "session" ("absolute_expires_at");`,
    );
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'refresh-reused', 'suspended', 'revoked-by-staff'));`,
    );

    this.addSql(
      `create table "role_assignment" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "role" varchar(40) not null, "granted_by" uuid null, "expires_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "role_assignment_role_index" on "role_assignment" ("role");`);
    this.addSql(
      `alter table "role_assignment" add constraint "role_assignment_unique" unique ("user_id", "role");`,
    );

    this.addSql(
      `create table "quote" ("id" uuid not null, "created_at" timestamptz not null, "user_id" uuid not null, "type_version_id" uuid not null, "input_hash" varchar(64) not null, "lines" jsonb not null, "credits" int not null, "amount_minor" int not null, "currency" varchar(3) not null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "quote_user_id_index" on "quote" ("user_id");`);
    this.addSql(`alter table "quote" add constraint "quote_credits_check" check (credits >= 0);`);
    this.addSql(
      `alter table "quote" add constraint "quote_amount_minor_check" check (amount_minor >= 0);`,
    );

    this.addSql(
      `create table "ledger_account" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid null, "kind" text not null, "unit" text not null, "balance" bigint not null default '0', "period" varchar(7) null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "ledger_account_system_unique" on "ledger_account" ("kind", "unit") where user_id is null;`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_owner_unique" unique ("user_id", "kind", "unit");`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_balance_check" check (balance >= 0);`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_kind_check" check ("kind" in ('available', 'held', 'issued', 'consumed', 'promo_issued', 'expired'));`,
    );
    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_unit_check" check ("unit" in ('CREDIT', 'FREE_RUN'));`,
    );

    this.addSql(
      `create table "ledger_entry" ("id" uuid not null, "created_at" timestamptz not null, "transaction_id" uuid not null, "account_id" uuid not null, "amount" bigint not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "ledger_entry_transaction_id_index" on "ledger_entry" ("transaction_id");`,
    );
    this.addSql(
      `create index "ledger_entry_account_index" on "ledger_entry" ("account_id", "created_at");`,
    );
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_amount_check" check (amount <> 0);`,
    );

    this.addSql(
      `create table "idempotency_record" ("id" uuid not null, "created_at" timestamptz not null, "user_id" uuid not null, "key" varchar(255) not null, "request_hash" varchar(64) not null, "response" json null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "idempotency_record_expires_at_index" on "idempotency_record" ("expires_at");`,
    );
    this.addSql(
      `alter table "idempotency_record" add constraint "idempotency_record_key_unique" unique ("user_id", "key");`,
    );

    this.addSql(
      `create table "hold" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "quote_id" uuid not null, "generation_id" uuid not null, "unit" text not null, "amount" int not null, "captured" int not null default 0, "status" text not null default 'HELD', "period" varchar(7) null, primary key ("id"));`,
    );
    this.addSql(`create index "hold_user_id_index" on "hold" ("user_id");`);
    this.addSql(
      `alter table "hold" add constraint "hold_generation_unique" unique ("generation_id");`,
    );
    this.addSql(`alter table "hold" add constraint "hold_amount_check" check (amount > 0);`);
    this.addSql(
      `alter table "hold" add constraint "hold_captured_check" check (captured >= 0 and captured <= amount);`,
    );
    this.addSql(
      `alter table "hold" add constraint "hold_unit_check" check ("unit" in ('CREDIT', 'FREE_RUN'));`,
    );
    this.addSql(
      `alter table "hold" add constraint "hold_status_check" check ("status" in ('HELD', 'CAPTURED', 'PARTIAL', 'RELEASED'));`,
    );

    this.addSql(
      `create table "generation" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "type_id" uuid not null, "type_version_id" uuid not null, "parent_id" uuid null, "status" text not null default 'PENDING', "inputs" jsonb not null, "prompt_final" text null, "seed" int not null, "notes" jsonb not null default '[]', "progress" jsonb null, "provider_name" varchar(40) null, "provider_model" varchar(120) null, "cost_micros" bigint not null default '0', "quote_id" uuid not null, "hold_id" uuid null, "paid_by" text not null, "price_quoted" int not null, "price_charged" int null, "price_released" int null, "retention_class" text not null, "expires_at" timestamptz null, "first_downloaded_at" timestamptz null, "erased_at" timestamptz null, "hidden_at" timestamptz null, "title" varchar(120) null, "is_favourite" boolean not null default false, "error_code" varchar(40) null, "error_message" varchar(500) null, "error_category" varchar(20) null, "priority" smallint not null default 0, "not_before" timestamptz null, "tries" smallint not null default 0, "lease_token" uuid null, "lease_expires_at" timestamptz null, "deadline_at" timestamptz null, "started_at" timestamptz null, "finished_at" timestamptz null, "request_id" varchar(64) null, "last_event_seq" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`create index "generation_type_id_index" on "generation" ("type_id");`);
    this.addSql(
      `create index "generation_gallery_index" on "generation" ("user_id", "created_at" desc, "id" desc) where hidden_at is null;`,
    );
    this.addSql(
      `create index "generation_queue_index" on "generation" ("user_id", "priority" desc, "created_at", "id") where status = 'PENDING';`,
    );
    this.addSql(
      `create index "generation_active_index" on "generation" ("user_id", "lease_expires_at") where status = 'PROCESSING';`,
    );
    this.addSql(
      `create index "generation_last_start_index" on "generation" ("user_id", "started_at" desc) where started_at is not null;`,
    );
    this.addSql(
      `create index "generation_retention_index" on "generation" ("expires_at") where erased_at is null and expires_at is not null;`,
    );
    this.addSql(
      `create index "generation_created_index" on "generation" ("created_at" desc, "id" desc);`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_status_check" check ("status" in ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'BLOCKED', 'CANCELED', 'EXPIRED'));`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_paid_by_check" check ("paid_by" in ('free-run', 'credits'));`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_retention_class_check" check ("retention_class" in ('EPHEMERAL', 'GALLERY'));`,
    );

    this.addSql(
      `create table "generation_event" ("generation_id" uuid not null, "seq" int not null, "kind" text not null, "payload" jsonb not null, "created_at" timestamptz not null, primary key ("generation_id", "seq"));`,
    );
    this.addSql(
      `alter table "generation_event" add constraint "generation_event_kind_check" check ("kind" in ('queued', 'progress', 'completed', 'failed', 'blocked', 'canceled', 'balance'));`,
    );

    this.addSql(
      `create table "asset" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid null, "role" text not null, "mime" varchar(100) not null, "bytes" int not null, "width" int null, "height" int null, "sha256" varchar(64) not null, "storage_key" varchar(512) not null, "preview_key" varchar(512) null, "preview_bytes" int null, "retention_class" text not null, "expires_at" timestamptz null, "used_at" timestamptz null, "first_downloaded_at" timestamptz null, "erasing_at" timestamptz null, "deleted_at" timestamptz null, "delete_reason" text null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "asset" add constraint "asset_storage_key_unique" unique ("storage_key");`,
    );
    this.addSql(
      `alter table "asset" add constraint "asset_preview_key_unique" unique ("preview_key");`,
    );
    this.addSql(
      `create index "asset_live_owner_index" on "asset" ("user_id", "role") where deleted_at is null;`,
    );
    this.addSql(
      `create index "asset_expiry_index" on "asset" ("expires_at") where erasing_at is null and expires_at is not null;`,
    );
    this.addSql(
      `create index "asset_erasing_index" on "asset" ("erasing_at") where deleted_at is null and erasing_at is not null;`,
    );
    this.addSql(`alter table "asset" add constraint "asset_bytes_check" check (bytes > 0);`);
    this.addSql(
      `alter table "asset" add constraint "asset_role_check" check ("role" in ('input', 'output', 'thumbnail', 'export', 'share'));`,
    );
    this.addSql(
      `alter table "asset" add constraint "asset_retention_class_check" check ("retention_class" in ('EPHEMERAL', 'GALLERY'));`,
    );
    this.addSql(
      `alter table "asset" add constraint "asset_delete_reason_check" check ("delete_reason" in ('unused', 'expired', 'downloaded', 'user', 'account', 'lost'));`,
    );

    this.addSql(
      `create table "generation_input" ("generation_id" uuid not null, "ordinal" smallint not null, "asset_id" uuid not null, primary key ("generation_id", "ordinal"));`,
    );
    this.addSql(
      `create index "generation_input_asset_id_index" on "generation_input" ("asset_id");`,
    );

    this.addSql(
      `create table "artifact" ("id" uuid not null, "created_at" timestamptz not null, "generation_id" uuid not null, "kind" text not null, "label" varchar(60) not null, "ordinal" smallint not null, "asset_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "artifact_generation_id_index" on "artifact" ("generation_id");`);
    this.addSql(
      `alter table "artifact" add constraint "artifact_kind_check" check ("kind" in ('image', 'view', 'text', 'svg', 'pdf'));`,
    );

    this.addSql(
      `alter table "price_rule" add constraint "price_rule_type_id_foreign" foreign key ("type_id") references "transformation_type" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "type_version" add constraint "type_version_type_id_foreign" foreign key ("type_id") references "transformation_type" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );

    this.addSql(
      `alter table "role_assignment" add constraint "role_assignment_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "role_assignment" add constraint "role_assignment_role_foreign" foreign key ("role") references "role" ("key");`,
    );
    this.addSql(
      `alter table "role_assignment" add constraint "role_assignment_granted_by_foreign" foreign key ("granted_by") references "app_user" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "quote" add constraint "quote_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "quote" add constraint "quote_type_version_id_foreign" foreign key ("type_version_id") references "type_version" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "ledger_account" add constraint "ledger_account_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_transaction_id_foreign" foreign key ("transaction_id") references "ledger_transaction" ("id");`,
    );
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_account_id_foreign" foreign key ("account_id") references "ledger_account" ("id");`,
    );

    this.addSql(
      `alter table "idempotency_record" add constraint "idempotency_record_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );

    this.addSql(
      `alter table "hold" add constraint "hold_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "hold" add constraint "hold_quote_id_foreign" foreign key ("quote_id") references "quote" ("id");`,
    );

    this.addSql(
      `alter table "generation" add constraint "generation_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_type_id_foreign" foreign key ("type_id") references "transformation_type" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_type_version_id_foreign" foreign key ("type_version_id") references "type_version" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_quote_id_foreign" foreign key ("quote_id") references "quote" ("id");`,
    );

    this.addSql(
      `alter table "generation_event" add constraint "generation_event_generation_id_foreign" foreign key ("generation_id") references "generation" ("id");`,
    );

    this.addSql(
      `alter table "asset" add constraint "asset_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "generation_input" add constraint "generation_input_generation_id_foreign" foreign key ("generation_id") references "generation" ("id");`,
    );
    this.addSql(
      `alter table "generation_input" add constraint "generation_input_asset_id_foreign" foreign key ("asset_id") references "asset" ("id");`,
    );

    this.addSql(
      `alter table "artifact" add constraint "artifact_generation_id_foreign" foreign key ("generation_id") references "generation" ("id");`,
    );
    this.addSql(
      `alter table "artifact" add constraint "artifact_asset_id_foreign" foreign key ("asset_id") references "asset" ("id");`,
    );
  }

  override down(): void | Promise<void> {
    // All other rows hang from these, or are made anew: roles by a start, counters by the next minute.
    refuseToLose(
      this,
      'app_user',
      'asset',
      'audit_event',
      'ledger_transaction',
      'transformation_type',
    );
    this.addSql(`drop table if exists "artifact" cascade;`);
    this.addSql(`drop table if exists "generation_input" cascade;`);
    this.addSql(`drop table if exists "asset" cascade;`);
    this.addSql(`drop table if exists "generation_event" cascade;`);
    this.addSql(`drop table if exists "generation" cascade;`);
    this.addSql(`drop table if exists "hold" cascade;`);
    this.addSql(`drop table if exists "idempotency_record" cascade;`);
    this.addSql(`drop table if exists "ledger_entry" cascade;`);
    this.addSql(`drop table if exists "ledger_account" cascade;`);
    this.addSql(`drop table if exists "quote" cascade;`);
    this.addSql(`drop table if exists "role_assignment" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "app_user" cascade;`);
    this.addSql(`drop table if exists "type_version" cascade;`);
    this.addSql(`drop table if exists "price_rule" cascade;`);
    this.addSql(`drop table if exists "transformation_type" cascade;`);
    this.addSql(`drop table if exists "shipped_type" cascade;`);
    this.addSql(`drop table if exists "role" cascade;`);
    this.addSql(`drop table if exists "rate_limit_counter" cascade;`);
    this.addSql(`drop table if exists "ledger_transaction" cascade;`);
    this.addSql(`drop table if exists "audit_event" cascade;`);
  }
}
