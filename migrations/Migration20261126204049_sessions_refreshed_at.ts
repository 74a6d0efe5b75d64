import { Migration } from '@mikro-orm/migrations';

export class Migration20261126204049_sessions_refreshed_at extends Migration {
  override name = 'Migration20261126204049_sessions_refreshed_at';

  override up(): void | Promise<void> {
    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(`alter table "session" add "refreshed_at" timestamptz null;`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'ended-by-owner', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `update "session" set "revoke_reason" = 'signed-out' where "revoke_reason" = 'ended-by-owner';`,
    );
    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(`alter table "session" drop column "refreshed_at";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted'));`,
    );
  }
}
