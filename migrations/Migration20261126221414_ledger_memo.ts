import { Migration } from '@mikro-orm/migrations';

/**
 * What staff wrote about people goes from the books, where nobody could erase it: the reason of a
 * grant stands in the audit trail, sealed, and the key that it was made under is kept as a hash.
 */
export class Migration20261126221414_ledger_memo extends Migration {
  override name = 'Migration20261126221414_ledger_memo';

  override up(): void | Promise<void> {
    this.addSql(
      'alter table "ledger_transaction" disable trigger "ledger_transaction_append_only"',
    );
    this.addSql(`
      update "ledger_transaction"
      set "memo" = 'granted-by-staff',
          "idempotency_key" = left("idempotency_key", 43) ||
            encode(sha256(convert_to(substring("idempotency_key" from 44), 'UTF8')), 'hex')
      where "memo" <> 'granted-by-staff'`);
    this.addSql('alter table "ledger_transaction" enable trigger "ledger_transaction_append_only"');
    this.addSql(
      `alter table "ledger_transaction" alter column "memo" type text using ("memo"::text);`,
    );
    this.addSql(
      `alter table "ledger_transaction" add constraint "ledger_transaction_memo_check" check ("memo" in ('granted-by-staff'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "ledger_transaction" drop constraint "ledger_transaction_memo_check";`,
    );
    this.addSql(
      `alter table "ledger_transaction" alter column "memo" type varchar(500) using ("memo"::varchar(500));`,
    );
  }
}
