import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127015042_ledger_verification extends Migration {
  override name = 'Migration20261127015042_ledger_verification';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "ledger_verification" ("day" date not null, "started_at" timestamptz not null, "finished_at" timestamptz null, "checks" jsonb null, primary key ("day"));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'ledger_verification');
    this.addSql(`drop table if exists "ledger_verification" cascade;`);
  }
}
