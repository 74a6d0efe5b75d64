import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

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
    refuseToLose(
      this,
      "session where refreshed_at is not null or revoke_reason = 'ended-by-owner'",
    );
    this.addSql(`alter table "session" drop constraint "session_revoke_reason_check";`);
    this.addSql(`alter table "session" drop column "refreshed_at";`);
    this.addSql(
      `alter table "session" add constraint "session_revoke_reason_check" check ("revoke_reason" in ('signed-out', 'password-changed', 'refresh-reused', 'suspended', 'revoked-by-staff', 'erased', 'way-in-removed', 'account-adopted'));`,
    );
  }
}
