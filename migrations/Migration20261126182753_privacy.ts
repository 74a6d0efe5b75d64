import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126182753_privacy extends Migration {
  override name = 'Migration20261126182753_privacy';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "privacy_request" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "kind" text not null, "status" text not null default 'PENDING', "progress" jsonb null, "asset_id" uuid null, "receipt" jsonb null, "completed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "privacy_request_user_index" on "privacy_request" ("user_id");`);
    this.addSql(
      `create unique index "privacy_request_open_unique" on "privacy_request" ("user_id", "kind") where status in ('PENDING', 'RUNNING');`,
    );

    this.addSql(
      `create table "active_day" ("day" date not null, "user_id" uuid not null, primary key ("day", "user_id"));`,
    );
    this.addSql(`create index "active_day_user_id_index" on "active_day" ("user_id");`);

    this.addSql(
      `alter table "app_user" add "locale" varchar(35) null, add "timezone" varchar(64) null, add "preferences" jsonb not null default '{}', add "erased_at" timestamptz null;`,
    );

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased'));`,
    );

    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_kind_check" check ("kind" in ('export', 'erase'));`,
    );
    this.addSql(
      `alter table "privacy_request" add constraint "privacy_request_status_check" check ("status" in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED'));`,
    );

    this.addSql(
      `alter table "active_day" add constraint "active_day_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      'privacy_request',
      'active_day',
      "app_user where locale is not null or timezone is not null or preferences <> '{}' or erased_at is not null",
      "session where revoke_reason = 'erased'",
    );
    this.addSql(`drop table if exists "privacy_request" cascade;`);
    this.addSql(`drop table if exists "active_day" cascade;`);

    this.addSql(
      `alter table "app_user" drop column "locale", drop column "timezone", drop column "preferences", drop column "erased_at";`,
    );

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'refresh-reused', 'suspended', 'revoked-by-staff'));`,
    );
  }
}
