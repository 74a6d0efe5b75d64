import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127202616_asset_moderation extends Migration {
  override name = 'Migration20261127202616_asset_moderation';

  override up(): void | Promise<void> {
    this.addSql(`alter table "asset" add "moderation_verdict" text null;`);
    this.addSql(
      `alter table "asset" add constraint "asset_moderation_verdict_check" check ("moderation_verdict" in ('allow', 'review', 'block'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'asset where moderation_verdict is not null');
    this.addSql(`alter table "asset" drop constraint "asset_moderation_verdict_check";`);
    this.addSql(`alter table "asset" drop column "moderation_verdict";`);
  }
}
