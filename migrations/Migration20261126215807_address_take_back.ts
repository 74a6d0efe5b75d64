import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126215807_address_take_back extends Migration {
  override name = 'Migration20261126215807_address_take_back';

  override up(): void | Promise<void> {
    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'ended-by-owner', 'phone-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted', 'address-taken-back'));`,
    );

    this.addSql(`alter table "email_token" drop constraint "email_token_purpose_check";`);
    this.addSql(`alter table "email_token" add "password_hash" text null;`);
    this.addSql(
      `alter table "email_token" add constraint "email_token_purpose_check" check ("purpose" in ('verify', 'reset', 'change', 'revert'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      "email_token where purpose = 'revert' or password_hash is not null",
      "session where revoke_reason = 'address-taken-back'",
    );
    this.addSql(`alter table "email_token" drop constraint "email_token_purpose_check";`);
    this.addSql(`alter table "email_token" drop column "password_hash";`);
    this.addSql(
      `alter table "email_token" add constraint "email_token_purpose_check" check ("purpose" in ('verify', 'reset', 'change'));`,
    );

    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'ended-by-owner', 'phone-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted'));`,
    );
  }
}
