import { Migration } from '@mikro-orm/migrations';

export class Migration20261128070741_payment_under_way extends Migration {
  override name = 'Migration20261128070741_payment_under_way';

  override up(): void | Promise<void> {
    this.addSql(`alter table "payment" add "under_way" boolean not null default false;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "payment" drop column "under_way";`);
  }
}
