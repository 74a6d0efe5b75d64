import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127045124_refunds_by_two extends Migration {
  override name = 'Migration20261127045124_refunds_by_two';

  override up(): void | Promise<void> {
    this.addSql(`alter table "payment" drop constraint "payment_refunded_minor_check";`);
    this.addSql(
      `alter table "payment" add "returned_minor" int not null default 0, add "credits_lost" int not null default 0;`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_returned_minor_check" check (returned_minor >= 0 and returned_minor <= refunded_minor);`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_credits_lost_check" check (credits_lost >= 0);`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_refunded_minor_check" check (refunded_minor >= 0 and refunded_minor - returned_minor <= amount_minor);`,
    );

    this.addSql(`alter table "refund" drop constraint "refund_status_check";`);
    this.addSql(
      `alter table "refund" add "decided_by" uuid null, add "decided_at" timestamptz null, add "reason" varchar(500) null;`,
    );
    this.addSql(
      `alter table "refund" add constraint "refund_decided_by_foreign" foreign key ("decided_by") references "app_user" ("id") on delete set null;`,
    );
    // One that waits for a second person is under way as well.
    this.addSql(`drop index "refund_pending_unique";`);
    this.addSql(
      `create unique index "refund_pending_unique" on "refund" ("payment_id") where status in ('AWAITING', 'PENDING');`,
    );
    this.addSql(
      `create index "refund_awaiting_index" on "refund" ("created_at") where status = 'AWAITING';`,
    );
    this.addSql(
      `alter table "refund" add constraint "refund_status_check" check ("status" in ('AWAITING', 'REJECTED', 'PENDING', 'COMPLETED', 'FAILED', 'RETURNED'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      "refund where status in ('AWAITING', 'REJECTED', 'RETURNED') or coalesce(decided_by::text, decided_at::text, reason) is not null",
      'payment where returned_minor <> 0 or credits_lost <> 0',
    );
    this.addSql(`alter table "refund" drop constraint "refund_decided_by_foreign";`);

    this.addSql(`alter table "payment" drop constraint "payment_returned_minor_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_credits_lost_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_refunded_minor_check";`);
    this.addSql(`alter table "payment" drop column "returned_minor", drop column "credits_lost";`);
    this.addSql(
      `alter table "payment" add constraint "payment_refunded_minor_check" check (refunded_minor >= 0 and refunded_minor <= amount_minor);`,
    );

    this.addSql(`drop index "refund_pending_unique";`);
    this.addSql(
      `create unique index "refund_pending_unique" on "refund" ("payment_id") where status = 'PENDING';`,
    );
    this.addSql(`drop index "refund_awaiting_index";`);
    this.addSql(`alter table "refund" drop constraint "refund_status_check";`);
    this.addSql(
      `alter table "refund" drop column "decided_by", drop column "decided_at", drop column "reason";`,
    );
    this.addSql(
      `alter table "refund" add constraint "refund_status_check" check ("status" in ('PENDING', 'COMPLETED', 'FAILED'));`,
    );
  }
}
