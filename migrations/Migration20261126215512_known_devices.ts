import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126215512_known_devices extends Migration {
  override name = 'Migration20261126215512_known_devices';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "known_device" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "user_id" uuid not null, "hash" varchar(32) not null, "last_seen_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "known_device_last_seen_at_index" on "known_device" ("last_seen_at");`,
    );
    this.addSql(
      `alter table "known_device" add constraint "known_device_hash_unique" unique ("user_id", "hash");`,
    );

    this.addSql(
      `alter table "known_device" add constraint "known_device_user_id_foreign" foreign key ("user_id") references "app_user" ("id");`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'known_device');
    this.addSql(`drop table if exists "known_device" cascade;`);
  }
}
