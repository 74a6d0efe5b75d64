import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126190156_addresses_by_proof extends Migration {
  override name = 'Migration20261126190156_addresses_by_proof';

  override up(): void | Promise<void> {
    this.addSql(`alter table "app_user" drop constraint "user_email_unique";`);
    this.addSql(`create index "user_email_index" on "app_user" ("email");`);
    this.addSql(
      `create unique index "user_verified_email_unique" on "app_user" ("email") where email_verified_at is not null;`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      'app_user where exists (select from app_user other where other.email = app_user.email and other.id <> app_user.id)',
    );
    this.addSql(`drop index "user_email_index";`);
    this.addSql(`drop index "user_verified_email_unique";`);
    this.addSql(`alter table "app_user" add constraint "user_email_unique" unique ("email");`);
  }
}
