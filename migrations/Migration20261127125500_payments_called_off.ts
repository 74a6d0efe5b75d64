import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127125500_payments_called_off extends Migration {
  override name = 'Migration20261127125500_payments_called_off';

  override up(): void | Promise<void> {
    this.addSql(`alter table "payment" drop constraint "payment_failure_check";`);
    this.addSql(
      `alter table "payment" add constraint "payment_failure_check" check ("failure" in ('declined', 'expired', 'not-opened', 'canceled'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, "payment where failure = 'canceled'");
    this.addSql(`alter table "payment" drop constraint "payment_failure_check";`);
    this.addSql(
      `alter table "payment" add constraint "payment_failure_check" check ("failure" in ('declined', 'expired', 'not-opened'));`,
    );
  }
}
