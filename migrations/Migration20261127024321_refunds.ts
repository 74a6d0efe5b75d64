import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127024321_refunds extends Migration {
  override name = 'Migration20261127024321_refunds';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "refund" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "payment_id" uuid not null, "amount_minor" int not null, "credits" int not null, "status" text not null default 'PENDING', "requested_by" uuid not null, "idempotency_key" varchar(64) not null, "check_at" timestamptz null, "checks" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`create index "refund_payment_id_index" on "refund" ("payment_id");`);
    this.addSql(
      `create unique index "refund_pending_unique" on "refund" ("payment_id") where status = 'PENDING';`,
    );
    this.addSql(
      `create index "refund_check_index" on "refund" ("check_at") where check_at is not null;`,
    );
    this.addSql(
      `alter table "refund" add constraint "refund_key_unique" unique ("requested_by", "idempotency_key");`,
    );

    this.addSql(
      `create table "dispute" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "payment_id" uuid not null, "gateway" text not null, "gateway_dispute_id" varchar(255) not null, "amount_minor" int not null, "status" text not null, "credits" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`create index "dispute_payment_id_index" on "dispute" ("payment_id");`);
    this.addSql(
      `alter table "dispute" add constraint "dispute_gateway_dispute_unique" unique ("gateway", "gateway_dispute_id");`,
    );

    this.addSql(
      `alter table "payment" add "refunded_minor" int not null default 0, add "credits_refunded" int not null default 0;`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_refunded_minor_check" check (refunded_minor >= 0 and refunded_minor <= amount_minor);`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_credits_refunded_check" check (credits_refunded >= 0 and credits_refunded <= credits_purchased);`,
    );

    this.addSql(
      `create index "webhook_event_payment_index" on "webhook_event" ((news ->> 'gatewayPaymentId')) where news is not null;`,
    );

    this.addSql(
      `alter table "refund" add constraint "refund_payment_id_foreign" foreign key ("payment_id") references "payment" ("id");`,
    );
    this.addSql(
      `alter table "refund" add constraint "refund_requested_by_foreign" foreign key ("requested_by") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "refund" add constraint "refund_amount_minor_check" check (amount_minor > 0);`,
    );
    this.addSql(`alter table "refund" add constraint "refund_credits_check" check (credits >= 0);`);
    this.addSql(
      `alter table "refund" add constraint "refund_status_check" check ("status" in ('PENDING', 'COMPLETED', 'FAILED'));`,
    );

    this.addSql(
      `alter table "dispute" add constraint "dispute_payment_id_foreign" foreign key ("payment_id") references "payment" ("id");`,
    );
    this.addSql(
      `alter table "dispute" add constraint "dispute_amount_minor_check" check (amount_minor > 0);`,
    );
    this.addSql(
      `alter table "dispute" add constraint "dispute_credits_check" check (credits >= 0);`,
    );
    this.addSql(
      `alter table "dispute" add constraint "dispute_gateway_check" check ("gateway" in ('stripe'));`,
    );
    this.addSql(
      `alter table "dispute" add constraint "dispute_status_check" check ("status" in ('OPEN', 'LOST', 'WON'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      'refund',
      'dispute',
      'payment where refunded_minor <> 0 or credits_refunded <> 0',
    );
    this.addSql(`drop table if exists "refund" cascade;`);
    this.addSql(`drop table if exists "dispute" cascade;`);

    this.addSql(`alter table "payment" drop constraint "payment_refunded_minor_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_credits_refunded_check";`);
    this.addSql(
      `alter table "payment" drop column "refunded_minor", drop column "credits_refunded";`,
    );

    this.addSql(`drop index "webhook_event_payment_index";`);
  }
}
