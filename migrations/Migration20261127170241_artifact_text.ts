import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261127170241_artifact_text extends Migration {
  override name = 'Migration20261127170241_artifact_text';

  override up(): void | Promise<void> {
    this.addSql(`alter table "artifact" add "text" text null, add "provenance" jsonb null;`);
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'artifact where text is not null or provenance is not null');
    this.addSql(`alter table "artifact" drop column "text", drop column "provenance";`);
  }
}
