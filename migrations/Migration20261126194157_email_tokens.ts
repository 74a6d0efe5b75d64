import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126194157_email_tokens extends Migration {
  override name = 'Migration20261126194157_email_tokens';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "email_token" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid null, "purpose" text not null, "hash" varchar(43) not null, "email" citext null, "expires_at" timestamptz not null, "consumed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "email_token_user_index" on "email_token" ("user_id");`);
    this.addSql(
      `alter table "email_token" add constraint "email_token_hash_unique" unique ("hash");`,
    );
    this.addSql(`create index "email_token_expires_at_index" on "email_token" ("expires_at");`);

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased'));`,
    );

    this.addSql(
      `alter table "email_token" add constraint "email_token_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "email_token" add constraint "email_token_purpose_check" check ("purpose" in ('verify', 'reset', 'change'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'email_token', "session where revoke_reason = 'password-changed'");
    this.addSql(`drop table if exists "email_token" cascade;`);

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased'));`,
    );
  }
}
