import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

export class Migration20261126183105_outgoing_messages extends Migration {
  override name = 'Migration20261126183105_outgoing_messages';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "outgoing_message" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "channel" text not null, "kind" varchar(60) not null, "user_id" uuid null, "sealed" text null, "state" text not null, "attempts" int not null default 0, "due_at" timestamptz not null, "expires_at" timestamptz not null, "once_key" varchar(120) null, "sent_at" timestamptz null, "vendor_id" varchar(200) null, "failure" varchar(120) null, primary key ("id"));`,
    );
    this.addSql(`create index "outgoing_message_user_index" on "outgoing_message" ("user_id");`);
    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_once_key_unique" unique ("once_key");`,
    );
    this.addSql(
      `create index "outgoing_message_due_index" on "outgoing_message" ("state", "channel", "due_at");`,
    );

    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_channel_check" check ("channel" in ('email', 'sms'));`,
    );
    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_state_check" check ("state" in ('queued', 'sending', 'sent', 'refused', 'expired', 'withheld'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(this, 'outgoing_message');
    this.addSql(`drop table if exists "outgoing_message" cascade;`);
  }
}
