import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126202548_oauth_grants extends Migration {
  override name = 'Migration20261126202548_oauth_grants';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "oauth_grant" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "code_hash" varchar(43) null, "browser_hash" varchar(43) not null, "sealed" text not null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "oauth_grant_expires_at_index" on "oauth_grant" ("expires_at");`);

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      'oauth_grant',
      "session where revoke_reason in ('way-in-removed', 'account-adopted')",
    );
    this.addSql(`drop table if exists "oauth_grant" cascade;`);

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased'));`,
    );
  }
}
