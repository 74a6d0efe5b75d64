import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

/** Prices as data: versions of plans and packs, which nobody changes afterwards. */
export class Migration20261127013902_offers extends Migration {
  override name = 'Migration20261127013902_offers';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "offer_version" ("id" uuid not null, "created_at" timestamptz not null, "kind" text not null, "slug" varchar(40) not null, "number" int not null, "name" varchar(60) not null, "description" varchar(300) not null, "amount_minor" int not null, "currency" varchar(3) not null, "credits" int not null, "period" text null, "fair_use" varchar(500) null, "on_sale" boolean not null, "sort_order" int not null, "effective_from" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "offer_version" add constraint "offer_version_number_unique" unique ("kind", "slug", "number");`,
    );

    this.addSql(
      `alter table "offer_version" add constraint "offer_version_number_check" check (number > 0);`,
    );
    this.addSql(
      `alter table "offer_version" add constraint "offer_version_amount_minor_check" check (amount_minor >= 0);`,
    );
    this.addSql(
      `alter table "offer_version" add constraint "offer_version_credits_check" check (credits >= 0);`,
    );
    this.addSql(
      `alter table "offer_version" add constraint "offer_version_kind_check" check ("kind" in ('plan', 'pack'));`,
    );
    this.addSql(
      `alter table "offer_version" add constraint "offer_version_period_check" check ("period" in ('month'));`,
    );
    this.addSql(`
      create function offer_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what was offered is never changed' using errcode = 'integrity_constraint_violation';
      end $$`);
    this.addSql(`
      create trigger offer_version_append_only before update or delete or truncate on offer_version
      for each statement execute function offer_refuse_change()`);
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'offer_version');
    this.addSql(`drop table if exists "offer_version" cascade;`);
    this.addSql('drop function offer_refuse_change()');
  }
}
