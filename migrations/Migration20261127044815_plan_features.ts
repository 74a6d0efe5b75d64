import { Migration } from '@mikro-orm/migrations';
import { refuseToLose } from './refuse-to-lose.js';

/** What a plan brings beside its credits, of the plans that ship as they are described. */
export class Migration20261127044815_plan_features extends Migration {
  override name = 'Migration20261127044815_plan_features';

  override up(): void | Promise<void> {
    this.addSql(`alter table "offer_version" add "features" jsonb null;`);

    // What was offered is never changed, but it was offered with these, if in words alone.
    this.addSql(`alter table offer_version disable trigger offer_version_append_only`);
    for (const [slug, features] of Object.entries(FEATURES)) {
      this.addSql(
        `update offer_version set features = '${JSON.stringify(features)}' where kind = 'plan' and slug = '${slug}'`,
      );
    }
    this.addSql(`alter table offer_version enable trigger offer_version_append_only`);

    this.addSql(`alter table "generation" add "quality_tier" text not null default 'standard';`);
    this.addSql(
      `alter table "generation" add constraint "generation_quality_tier_check" check ("quality_tier" in ('standard', 'enhanced', 'best'));`,
    );
  }

  override down(): void | Promise<void> {
    refuseToLose(
      this,
      "generation where quality_tier <> 'standard'",
      `offer_version where features is distinct from case kind when 'plan' then '${JSON.stringify(FEATURES)}'::jsonb -> slug end`,
    );
    this.addSql(`alter table "generation" drop constraint "generation_quality_tier_check";`);
    this.addSql(`alter table "generation" drop column "quality_tier";`);

    this.addSql(`alter table "offer_version" drop column "features";`);
  }
}

const FEATURES = {
  free: { qualityTier: 'standard', priority: 0, history: false, earlyAccess: false },
  basic: { qualityTier: 'standard', priority: 0, history: false, earlyAccess: false },
  premium: { qualityTier: 'enhanced', priority: 10, history: true, earlyAccess: false },
  pro: { qualityTier: 'best', priority: 20, history: true, earlyAccess: true },
};
