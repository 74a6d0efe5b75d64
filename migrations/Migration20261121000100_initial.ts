import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000100_initial extends Migration {
  override name = 'Migration20261121053850_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "app_user" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "email" citext null, "email_verified_at" timestamptz null, "password_hash" text null, "display_name" varchar(80) not null, "status" text not null default 'active', "last_active_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "app_user" add constraint "user_email_unique" unique ("email");`);
    this.addSql(
      `alter table "app_user" add constraint "app_user_status_check" check ("status" in ('active', 'suspended', 'erased'));`,
    );
  }
}
