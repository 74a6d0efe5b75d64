import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127084418_gateways_paypal_dodo extends Migration {
  override name = 'Migration20261127084418_gateways_paypal_dodo';

  override up(): void | Promise<void> {
    this.addSql(`alter table "subscription" drop constraint "subscription_gateway_check";`);
    this.addSql(
      `alter table "subscription" add constraint "subscription_gateway_check" check ("gateway" in ('stripe', 'paypal', 'dodo'));`,
    );

    this.addSql(`alter table "payment" drop constraint "payment_gateway_check";`);
    this.addSql(
      `alter table "payment" add constraint "payment_gateway_check" check ("gateway" in ('stripe', 'paypal', 'dodo'));`,
    );

    this.addSql(`alter table "dispute" drop constraint "dispute_gateway_check";`);
    this.addSql(
      `alter table "dispute" add constraint "dispute_gateway_check" check ("gateway" in ('stripe', 'paypal', 'dodo'));`,
    );

    this.addSql(`alter table "gateway_customer" drop constraint "gateway_customer_gateway_check";`);
    this.addSql(
      `alter table "gateway_customer" add constraint "gateway_customer_gateway_check" check ("gateway" in ('stripe', 'paypal', 'dodo'));`,
    );

    this.addSql(`alter table "webhook_event" drop constraint "webhook_event_gateway_check";`);
    this.addSql(
      `alter table "webhook_event" add constraint "webhook_event_gateway_check" check ("gateway" in ('stripe', 'paypal', 'dodo'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      "dispute where gateway <> 'stripe'",
      "gateway_customer where gateway <> 'stripe'",
      "payment where gateway <> 'stripe'",
      "subscription where gateway <> 'stripe'",
      "webhook_event where gateway <> 'stripe'",
    );
    this.addSql(`alter table "dispute" drop constraint "dispute_gateway_check";`);
    this.addSql(
      `alter table "dispute" add constraint "dispute_gateway_check" check ("gateway" in ('stripe'));`,
    );

    this.addSql(`alter table "gateway_customer" drop constraint "gateway_customer_gateway_check";`);
    this.addSql(
      `alter table "gateway_customer" add constraint "gateway_customer_gateway_check" check ("gateway" in ('stripe'));`,
    );

    this.addSql(`alter table "payment" drop constraint "payment_gateway_check";`);
    this.addSql(
      `alter table "payment" add constraint "payment_gateway_check" check ("gateway" in ('stripe'));`,
    );

    this.addSql(`alter table "subscription" drop constraint "subscription_gateway_check";`);
    this.addSql(
      `alter table "subscription" add constraint "subscription_gateway_check" check ("gateway" in ('stripe'));`,
    );

    this.addSql(`alter table "webhook_event" drop constraint "webhook_event_gateway_check";`);
    this.addSql(
      `alter table "webhook_event" add constraint "webhook_event_gateway_check" check ("gateway" in ('stripe'));`,
    );
  }
}
