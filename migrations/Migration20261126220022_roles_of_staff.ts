import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126220022_roles_of_staff extends Migration {
  override name = 'Migration20261126220022_roles_of_staff';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "role" add "name" varchar(60) not null default '', add "description" varchar(300) not null default '', add "built_in" boolean not null default false, add "revision" int not null default 1;`,
    );
    // So far every role is one that the program ships; it gives them their names when it starts.
    this.addSql(`update "role" set "name" = "key", "built_in" = true;`);
    this.addSql(`create unique index "role_name_unique" on "role" (lower("name"));`);
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'role where not built_in');
    this.addSql(`drop index "role_name_unique";`);
    this.addSql(
      `alter table "role" drop column "name", drop column "description", drop column "built_in", drop column "revision";`,
    );
  }
}
