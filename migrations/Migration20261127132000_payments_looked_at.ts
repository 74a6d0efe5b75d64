import { Migration } from '@mikro-orm/migrations';

export class Migration20261127132000_payments_looked_at extends Migration {
  override name = 'Migration20261127132000_payments_looked_at';

  override up(): void | Promise<void> {
    this.addSql(`alter table "payment" add "look_at" timestamptz null;`);
    this.addSql(
      `create index "payment_look_index" on "payment" ("look_at") where look_at is not null;`,
    );
    // What went back before of payments whose messages were lost is found, too.
    this.addSql(
      `update "payment" set "look_at" = now() where "gateway" in ('paypal', 'dodo') and "paid_at" > now() - interval '180 days';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "payment_look_index";`);
    this.addSql(`alter table "payment" drop column "look_at";`);
  }
}
