import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126215744_asset_avatar extends Migration {
  override name = 'Migration20261126215744_asset_avatar';

  override up(): void | Promise<void> {
    this.addSql(`alter table "asset" drop constraint "asset_role_check";`);
    this.addSql(
      `create unique index "asset_avatar_unique" on "asset" ("user_id") where role = 'avatar' and erasing_at is null;`,
    );
    this.addSql(
      `alter table "asset" add constraint "asset_role_check" check ("role" in ('input', 'output', 'thumbnail', 'export', 'share', 'avatar'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, "asset where role = 'avatar'");
    this.addSql(`drop index "asset_avatar_unique";`);
    this.addSql(`alter table "asset" drop constraint "asset_role_check";`);
    this.addSql(
      `alter table "asset" add constraint "asset_role_check" check ("role" in ('input', 'output', 'thumbnail', 'export', 'share'));`,
    );
  }
}
