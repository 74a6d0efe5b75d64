import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127050302_single_payments extends Migration {
  override name = 'Migration20261127050302_single_payments';

  override up(): void | Promise<void> {
    this.addSql(`alter table "refund" drop constraint "refund_requested_by_foreign";`);

    this.addSql(`alter table "payment" add "generation_id" uuid null;`);
    this.addSql(
      `alter table "payment" add constraint "payment_generation_unique" unique ("generation_id");`,
    );

    this.addSql(`alter table "refund" alter column "requested_by" drop not null;`);
    this.addSql(
      `alter table "refund" add constraint "refund_requested_by_foreign" foreign key ("requested_by") references "app_user" ("id") on delete set null;`,
    );

    this.addSql(`alter table "generation" drop constraint "generation_paid_by_check";`);
    this.addSql(`alter table "generation" add "unpaid_until" timestamptz null;`);
    this.addSql(
      `create index "generation_unpaid_index" on "generation" ("unpaid_until") where status = 'PENDING' and unpaid_until is not null;`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_paid_by_check" check ("paid_by" in ('free-run', 'credits', 'payment'));`,
    );

    this.addSql(`alter table "generation_event" drop constraint "generation_event_kind_check";`);
    this.addSql(
      `alter table "generation_event" add constraint "generation_event_kind_check" check ("kind" in ('queued', 'progress', 'completed', 'failed', 'blocked', 'canceled', 'expired', 'balance'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      "generation where paid_by = 'payment' or unpaid_until is not null",
      "generation_event where kind = 'expired'",
      'payment where generation_id is not null',
      'refund where requested_by is null',
    );
    this.addSql(`alter table "refund" drop constraint "refund_requested_by_foreign";`);

    this.addSql(`drop index "generation_unpaid_index";`);
    this.addSql(`alter table "generation" drop constraint "generation_paid_by_check";`);
    this.addSql(`alter table "generation" drop column "unpaid_until";`);
    this.addSql(
      `alter table "generation" add constraint "generation_paid_by_check" check ("paid_by" in ('free-run', 'credits'));`,
    );

    this.addSql(`alter table "generation_event" drop constraint "generation_event_kind_check";`);
    this.addSql(
      `alter table "generation_event" add constraint "generation_event_kind_check" check ("kind" in ('queued', 'progress', 'completed', 'failed', 'blocked', 'canceled', 'balance'));`,
    );

    this.addSql(`alter table "payment" drop constraint "payment_generation_unique";`);
    this.addSql(`alter table "payment" drop column "generation_id";`);

    this.addSql(`alter table "refund" alter column "requested_by" set not null;`);
    this.addSql(
      `alter table "refund" add constraint "refund_requested_by_foreign" foreign key ("requested_by") references "app_user" ("id");`,
    );
  }
}
