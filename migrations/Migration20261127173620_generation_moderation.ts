import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127173620_generation_moderation extends Migration {
  override name = 'Migration20261127173620_generation_moderation';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "generation" add "moderation_verdict" text null, add "moderation_reason" varchar(40) null, add "moderation_reviewed_at" timestamptz null;`,
    );
    this.addSql(
      `create index "generation_moderation_index" on "generation" ("created_at" desc, "id" desc) where moderation_verdict is not null;`,
    );
    this.addSql(
      `alter table "generation" add constraint "generation_moderation_verdict_check" check ("moderation_verdict" in ('review', 'block'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'generation where moderation_verdict is not null');
    this.addSql(`drop index "generation_moderation_index";`);
    this.addSql(`alter table "generation" drop constraint "generation_moderation_verdict_check";`);
    this.addSql(
      `alter table "generation" drop column "moderation_verdict", drop column "moderation_reason", drop column "moderation_reviewed_at";`,
    );
  }
}
