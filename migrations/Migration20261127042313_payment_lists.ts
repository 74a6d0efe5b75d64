import { Migration } from '@mikro-orm/migrations';

export class Migration20261127042313_payment_lists extends Migration {
  override name = 'Migration20261127042313_payment_lists';

  override up(): void | Promise<void> {
    this.addSql(`create index "payment_created_index" on "payment" ("created_at", "id");`);

    this.addSql(
      `create index "webhook_event_own_payment_index" on "webhook_event" ((news ->> 'paymentId')) where news is not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "payment_created_index";`);

    this.addSql(`drop index "webhook_event_own_payment_index";`);
  }
}
