import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127010735_payments extends Migration {
  override name = 'Migration20261127010735_payments';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "receipt_counter" ("year" int not null, "last" int not null default 0, primary key ("year"));`,
    );

    this.addSql(
      `create table "payment" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "purpose" text not null, "item" varchar(80) not null, "item_version_id" uuid null, "item_name" varchar(120) not null, "amount_minor" int not null, "currency" varchar(3) not null, "credits_purchased" int not null, "status" text not null default 'PENDING', "failure" text null, "gateway" text not null, "gateway_checkout_id" varchar(255) null, "gateway_payment_id" varchar(255) null, "checkout_url" text null, "checkout_expires_at" timestamptz null, "idempotency_key" varchar(64) null, "check_at" timestamptz null, "checks" int not null default 0, "paid_at" timestamptz null, "receipt_no" varchar(20) null, "tax_basis_points" int null, "tax_minor" int null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_receipt_unique" unique ("receipt_no");`,
    );
    this.addSql(`create index "payment_user_index" on "payment" ("user_id", "created_at");`);
    this.addSql(
      `create index "payment_check_index" on "payment" ("check_at") where check_at is not null;`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_gateway_payment_unique" unique ("gateway", "gateway_payment_id");`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_gateway_checkout_unique" unique ("gateway", "gateway_checkout_id");`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_key_unique" unique ("user_id", "idempotency_key");`,
    );

    this.addSql(
      `create table "gateway_customer" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "gateway" text not null, "customer_id" varchar(255) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "gateway_customer" add constraint "gateway_customer_user_unique" unique ("user_id", "gateway");`,
    );

    this.addSql(
      `create table "webhook_event" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "gateway" text not null, "event_id" varchar(255) not null, "type" varchar(120) not null, "news" jsonb null, "status" text not null default 'RECEIVED', "attempts" int not null default 0, "processed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `create index "webhook_event_waiting_index" on "webhook_event" ("created_at") where status = 'RECEIVED';`,
    );
    this.addSql(
      `alter table "webhook_event" add constraint "webhook_event_unique" unique ("gateway", "event_id");`,
    );

    this.addSql(
      `alter table "payment" add constraint "payment_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_amount_minor_check" check (amount_minor > 0);`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_credits_purchased_check" check (credits_purchased >= 0);`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_purpose_check" check ("purpose" in ('pack', 'plan', 'single'));`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_status_check" check ("status" in ('PENDING', 'COMPLETED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED'));`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_failure_check" check ("failure" in ('declined', 'expired', 'not-opened'));`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_gateway_check" check ("gateway" in ('stripe'));`,
    );

    this.addSql(
      `alter table "gateway_customer" add constraint "gateway_customer_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "gateway_customer" add constraint "gateway_customer_gateway_check" check ("gateway" in ('stripe'));`,
    );

    this.addSql(
      `alter table "webhook_event" add constraint "webhook_event_gateway_check" check ("gateway" in ('stripe'));`,
    );
    this.addSql(
      `alter table "webhook_event" add constraint "webhook_event_status_check" check ("status" in ('RECEIVED', 'PROCESSED', 'IGNORED'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'payment', 'gateway_customer', 'webhook_event', 'receipt_counter');
    this.addSql(`drop table if exists "receipt_counter" cascade;`);
    this.addSql(`drop table if exists "payment" cascade;`);
    this.addSql(`drop table if exists "gateway_customer" cascade;`);
    this.addSql(`drop table if exists "webhook_event" cascade;`);
  }
}
