import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127130200_credits_taken extends Migration {
  override name = 'Migration20261127130200_credits_taken';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "ledger_transaction" drop constraint "ledger_transaction_memo_check";`,
    );
    this.addSql(
      `alter table "ledger_transaction" add constraint "ledger_transaction_memo_check" check ("memo" in ('granted-by-staff', 'taken-by-staff'));`,
    );
  }

  /** The books are never changed: where staff have taken credits, there is no way back. */
  override down(): void | Promise<void> {
    refuseToLose(this, "ledger_transaction where memo = 'taken-by-staff'");
    this.addSql(
      `alter table "ledger_transaction" drop constraint "ledger_transaction_memo_check";`,
    );
    this.addSql(
      `alter table "ledger_transaction" add constraint "ledger_transaction_memo_check" check ("memo" in ('granted-by-staff'));`,
    );
  }
}
