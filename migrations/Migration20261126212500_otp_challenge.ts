import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126212500_otp_challenge extends Migration {
  override name = 'Migration20261126212500_otp_challenge';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "otp_challenge" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "purpose" text not null, "holder" varchar(36) not null, "phone_hash" varchar(32) not null, "code_hash" varchar(32) not null, "expires_at" timestamptz not null, "attempts" int not null default 0, "consumed_at" timestamptz null, "unverified_sends" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`create index "otp_challenge_expires_at_index" on "otp_challenge" ("expires_at");`);
    this.addSql(
      `alter table "otp_challenge" add constraint "otp_challenge_holder_unique" unique ("purpose", "holder");`,
    );

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'ended-by-owner', 'phone-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted'));`,
    );

    this.addSql(
      `alter table "otp_challenge" add constraint "otp_challenge_purpose_check" check ("purpose" in ('login', 'link', 'change'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'otp_challenge', "session where revoke_reason = 'phone-changed'");
    this.addSql(`drop table if exists "otp_challenge" cascade;`);

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'ended-by-owner', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted'));`,
    );
  }
}
