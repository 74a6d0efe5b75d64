import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { PlanFeatures } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { defineJob, JobQueue } from '../platform/queue/index.js';
import { AssetStore, type DeleteReason } from '../uploads/index.js';
import type { RetentionClass } from './generation.entity.js';

/** Erases the files of one run at its time; the sweep does the same for what a lost job left. */
export const eraseJob = defineJob<{ generationId: string }>('generation.erase');

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the files of runs said goes with them. */
export async function eraseTexts(em: Em, generationIds: readonly string[]): Promise<void> {
  await rowsIn(
    em,
    sql`update artifact set text = null
        where generation_id = any(${[...generationIds]}::uuid[]) and text is not null`,
  );
}

/**
 * How long the files of runs are kept (decision R-30). The run's row says when they go; the assets
 * carry the same time, so that nobody can read them later than that even if erasing is late.
 */
@Injectable()
export class Retention {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly assets: AssetStore,
    private readonly queue: JobQueue,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** When the files of a run that ends now go by themselves; null: its owner's plan keeps them. */
  expiryFor(retentionClass: RetentionClass, plan: Pick<PlanFeatures, 'history'>): Date | null {
    const { ephemeralNeverDownloadedHours, galleryFreeDays } = this.config.retention;
    if (retentionClass === 'EPHEMERAL') {
      return this.clock.in(ephemeralNeverDownloadedHours * HOUR_MS);
    }
    return plan.history ? null : this.clock.in(galleryFreeDays * DAY_MS);
  }

  /** Sets how long a finished run's files are kept, its input pictures included. */
  async setLifetime(
    em: Em,
    generationId: string,
    lifetime: { retentionClass: RetentionClass; expiresAt: Date | null },
  ): Promise<void> {
    await rowsIn(
      em,
      sql`update generation set retention_class = ${lifetime.retentionClass},
            expires_at = ${lifetime.expiresAt}, updated_at = ${this.clock.now()}
          where id = ${generationId} and erased_at is null`,
    );
    const outputs = await this.outputsOf(em, generationId);
    await this.assets.setLifetime(em, outputs, lifetime);
    if (lifetime.retentionClass === 'GALLERY') {
      await this.assets.setLifetime(em, await this.inputsOf(em, generationId), {
        expiresAt: lifetime.expiresAt,
      });
    }
  }

  /**
   * A file of the run was downloaded in full. For EPHEMERAL runs the first time starts the clock:
   * the files go after `ephemeralAfterDownloadMs`.
   */
  async recordDownload(generationId: string, assetId: string): Promise<void> {
    await this.db.transaction(async (em) => {
      const now = this.clock.now();
      const expiresAt = this.clock.in(this.config.retention.ephemeralAfterDownloadMs);
      await this.assets.recordDownload(em, assetId, null);
      const armed = await rowIn(
        em,
        sql<{ retention_class: RetentionClass }>`
          update generation set first_downloaded_at = ${now}, updated_at = ${now},
            expires_at = case when retention_class = 'EPHEMERAL' then least(expires_at, ${expiresAt}) else expires_at end
          where id = ${generationId} and first_downloaded_at is null and erased_at is null
          returning retention_class`,
      );
      if (armed?.retention_class !== 'EPHEMERAL') return;
      await this.assets.setLifetime(em, await this.outputsOf(em, generationId), { expiresAt });
      await this.queue.enqueue(em, eraseJob, { generationId }, expiresAt);
    });
  }

  /** Erases the files of a run whose time is over; does nothing where it is not, or not any more. */
  async eraseIfDue(generationId: string): Promise<boolean> {
    const now = this.clock.now();
    return this.erase(
      generationId,
      sql`expires_at <= ${now} and status not in ('PENDING', 'PROCESSING')`,
      'expired',
    );
  }

  /** Erases the files of a finished run because its owner wants it. */
  eraseForOwner(generationId: string): Promise<boolean> {
    return this.erase(generationId, sql`status not in ('PENDING', 'PROCESSING')`, 'user');
  }

  /** Erases what is due, up to 200 runs. Returns how many. */
  async sweep(): Promise<number> {
    const due = await this.db.rows(sql<{ id: string }>`
      select id from generation
      where expires_at <= ${this.clock.now()} and erased_at is null
        and status not in ('PENDING', 'PROCESSING')
      order by expires_at limit 200`);
    let erased = 0;
    for (const { id } of due) if (await this.eraseIfDue(id)) erased++;
    return erased;
  }

  private async erase(
    generationId: string,
    condition: ReturnType<typeof sql>,
    reason: DeleteReason,
  ): Promise<boolean> {
    const gone = await this.db.transaction(async (em) => {
      const now = this.clock.now();
      const row = await rowIn(
        em,
        sql<{ retention_class: RetentionClass; first_downloaded_at: unknown }>`
          update generation set erased_at = ${now}, updated_at = ${now}
          where id = ${generationId} and erased_at is null and ${condition}
          returning retention_class, first_downloaded_at`,
      );
      if (!row) return undefined;
      const why = reason === 'expired' && row.first_downloaded_at ? 'downloaded' : reason;
      const outputs = await this.outputsOf(em, generationId);
      const inputs = await this.inputsOfNoOtherRun(em, generationId);
      await this.assets.markErased(em, [...outputs, ...inputs], why);
      const copies = await this.assets.markUnusedCopiesErased(em, outputs, why);
      const ids = [...outputs, ...inputs, ...copies];
      await eraseTexts(em, [generationId]);
      return { ids, why };
    });
    if (!gone) return false;
    await this.assets.eraseAssets(gone.ids, gone.why);
    return true;
  }

  private async outputsOf(em: Em, generationId: string): Promise<string[]> {
    const rows = await rowsIn(
      em,
      sql<{
        asset_id: string;
      }>`select asset_id from artifact where generation_id = ${generationId}`,
    );
    return rows.map((row) => row.asset_id);
  }

  private async inputsOf(em: Em, generationId: string): Promise<string[]> {
    const rows = await rowsIn(
      em,
      sql<{
        asset_id: string;
      }>`select asset_id from generation_input where generation_id = ${generationId}`,
    );
    return rows.map((row) => row.asset_id);
  }

  /** The run's uploads that no other run still works on or shows. */
  private async inputsOfNoOtherRun(em: Em, generationId: string): Promise<string[]> {
    const rows = await rowsIn(
      em,
      sql<{ asset_id: string }>`
        select i.asset_id from generation_input i
        where i.generation_id = ${generationId} and not exists (
          select 1 from generation_input other join generation g on g.id = other.generation_id
          where other.asset_id = i.asset_id and g.id <> ${generationId} and g.erased_at is null
            and g.status in ('PENDING', 'PROCESSING', 'COMPLETED'))`,
    );
    return rows.map((row) => row.asset_id);
  }
}
