import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126181032_identities extends Migration {
  override name = 'Migration20261126181032_identities';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "subject_key" ("user_id" uuid not null, "wrapped_key" text null, "created_at" timestamptz not null, "destroyed_at" timestamptz null, primary key ("user_id"));`,
    );

    this.addSql(
      `create table "identity" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "provider" text not null, "issuer" varchar(300) not null default '', "provider_user_id" varchar(255) not null, "email_at_provider" citext null, "email_verified_by_provider" boolean not null default false, "provider_tokens" text null, "last_used_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "identity_user_index" on "identity" ("user_id");`);
    this.addSql(
      `alter table "identity" add constraint "identity_subject_unique" unique ("provider", "issuer", "provider_user_id");`,
    );

    this.addSql(
      `alter table "app_user" add "phone_sealed" text null, add "phone_hash" varchar(32) null, add "phone_verified_at" timestamptz null;`,
    );
    this.addSql(
      `alter table "app_user" add constraint "user_phone_hash_unique" unique ("phone_hash");`,
    );

    this.addSql(`alter table "session" add "identity_id" uuid null;`);
    this.addSql(
      `alter table "session" add constraint "session_identity_id_foreign" foreign key ("identity_id") references "identity" ("id") on delete set null;`,
    );
    this.addSql(`create index "session_identity_index" on "session" ("identity_id");`);

    this.addSql(
      `alter table "identity" add constraint "identity_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "identity" add constraint "identity_provider_check" check ("provider" in ('password', 'google', 'facebook', 'phone', 'oidc'));`,
    );

    // Whoever has a password already signs in with it.
    this.addSql(
      `insert into "identity" ("id", "created_at", "updated_at", "user_id", "provider", "provider_user_id") select gen_random_uuid(), "created_at", "updated_at", "id", 'password', "id"::text from "app_user" where "password_hash" is not null;`,
    );
    this.addSql(
      `update "session" set "identity_id" = "identity"."id" from "identity" where "identity"."user_id" = "session"."user_id";`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      'subject_key',
      'identity',
      'app_user where coalesce(phone_sealed, phone_hash, phone_verified_at::text) is not null',
    );
    this.addSql(`alter table "session" drop constraint "session_identity_id_foreign";`);

    this.addSql(`drop table if exists "subject_key" cascade;`);
    this.addSql(`drop table if exists "identity" cascade;`);

    this.addSql(`alter table "app_user" drop constraint "user_phone_hash_unique";`);
    this.addSql(
      `alter table "app_user" drop column "phone_sealed", drop column "phone_hash", drop column "phone_verified_at";`,
    );

    this.addSql(`drop index "session_identity_index";`);
    this.addSql(`alter table "session" drop column "identity_id";`);
  }
}
