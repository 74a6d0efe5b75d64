import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127041422_subscriptions extends Migration {
  override name = 'Migration20261127041422_subscriptions';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "subscription" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "gateway" text not null, "gateway_subscription_id" varchar(255) not null, "version_id" uuid not null, "version_since" timestamptz null, "status" text not null default 'STARTING', "period_start" timestamptz null, "period_end" timestamptz null, "heard_state" text not null default 'ACTIVE', "heard_at" timestamptz null, "next_version_id" uuid null, "ends_at_period_end" boolean not null default false, "ended_at" timestamptz null, "check_at" timestamptz null, "checks" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`create index "subscription_user_id_index" on "subscription" ("user_id");`);
    this.addSql(
      `create unique index "subscription_user_live_unique" on "subscription" ("user_id") where status <> 'ENDED';`,
    );
    this.addSql(
      `create index "subscription_check_index" on "subscription" ("check_at") where check_at is not null;`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_gateway_unique" unique ("gateway", "gateway_subscription_id");`,
    );

    this.addSql(
      `create table "subscription_event" ("id" uuid not null, "created_at" timestamptz not null, "subscription_id" uuid not null, "kind" text not null, "key" varchar(300) not null, "at" timestamptz not null, "version_id" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "subscription_event" add constraint "subscription_event_unique" unique ("subscription_id", "key");`,
    );

    this.addSql(
      `alter table "payment" add "gateway_invoice_id" varchar(255) null, add "subscription_id" uuid null, add "cause" text null, add "period_start" timestamptz null, add "period_end" timestamptz null;`,
    );
    this.addSql(
      `create unique index "payment_period_unique" on "payment" ("subscription_id", "period_start") where cause in ('start', 'renewal');`,
    );
    this.addSql(
      `create unique index "payment_open_plan_unique" on "payment" ("user_id") where purpose = 'plan' and status = 'PENDING';`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_gateway_invoice_unique" unique ("gateway", "gateway_invoice_id");`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_cause_check" check ("cause" in ('start', 'renewal', 'change'));`,
    );

    this.addSql(
      `alter table "subscription" add constraint "subscription_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_version_id_foreign" foreign key ("version_id") references "offer_version" ("id");`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_next_version_id_foreign" foreign key ("next_version_id") references "offer_version" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_gateway_check" check ("gateway" in ('stripe'));`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_status_check" check ("status" in ('STARTING', 'ACTIVE', 'PAST_DUE', 'ENDED'));`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_heard_state_check" check ("heard_state" in ('ACTIVE', 'PAST_DUE'));`,
    );

    this.addSql(
      `alter table "subscription_event" add constraint "subscription_event_subscription_id_foreign" foreign key ("subscription_id") references "subscription" ("id");`,
    );
    this.addSql(
      `alter table "subscription_event" add constraint "subscription_event_version_id_foreign" foreign key ("version_id") references "offer_version" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "subscription_event" add constraint "subscription_event_kind_check" check ("kind" in ('STARTED', 'RENEWED', 'PAYMENT_FAILED', 'PLAN_CHANGED', 'CHANGE_PLANNED', 'CHANGE_DROPPED', 'CANCEL_PLANNED', 'CANCEL_UNDONE', 'ENDED'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      'subscription_event',
      'subscription',
      'payment where coalesce(gateway_invoice_id, subscription_id::text, cause, period_start::text, period_end::text) is not null',
    );
    this.addSql(
      `alter table "subscription_event" drop constraint "subscription_event_subscription_id_foreign";`,
    );

    this.addSql(`drop table if exists "subscription" cascade;`);
    this.addSql(`drop table if exists "subscription_event" cascade;`);

    this.addSql(`drop index "payment_period_unique";`);
    this.addSql(`drop index "payment_open_plan_unique";`);
    this.addSql(`alter table "payment" drop constraint "payment_gateway_invoice_unique";`);
    this.addSql(`alter table "payment" drop constraint "payment_cause_check";`);
    this.addSql(
      `alter table "payment" drop column "gateway_invoice_id", drop column "subscription_id", drop column "cause", drop column "period_start", drop column "period_end";`,
    );
  }
}
