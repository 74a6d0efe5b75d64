import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import {
  Storage,
  StorageNotFoundError,
  type StoredObject,
  WorkFolder,
} from '../platform/storage/index.js';
import { AssetStore } from './asset-store.js';

/** Younger ones may belong to work that is going on: the object comes before its row. */
const MIN_AGE_MS = 3_600_000;
const BATCH = 500;
/** More than so many, and more than half of all, mean a store that is not there, not lost files. */
const IMPLAUSIBLY_MANY = 20;

export interface OrphanReport {
  objects: number;
  rows: number;
  leftovers: number;
}

/**
 * Brings store and table in step after crashes: removes objects without a live row, makes tombstones of
 * live rows without an object, and clears the quarantine of what interrupted work left there.
 */
@Injectable()
export class OrphanSweep {
  constructor(
    private readonly db: Database,
    private readonly storage: Storage,
    private readonly workFolder: WorkFolder,
    private readonly assets: AssetStore,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async run(): Promise<OrphanReport> {
    const report = {
      objects: await this.removeObjectsWithoutRow(),
      rows: await this.buryRowsWithoutObject(),
      leftovers:
        (await this.workFolder.removeAbandoned(MIN_AGE_MS)) +
        (await this.storage.removeAbandoned(MIN_AGE_MS)),
    };
    if (report.objects + report.rows + report.leftovers > 0) {
      this.logger.warn(report, 'orphaned files were removed');
    }
    return report;
  }

  private async removeObjectsWithoutRow(): Promise<number> {
    const before = this.clock.in(-MIN_AGE_MS);
    let removed = 0;
    let batch: StoredObject[] = [];
    for await (const object of this.storage.list('')) {
      if (object.modifiedAt > before) continue;
      batch.push(object);
      if (batch.length < BATCH) continue;
      removed += await this.removeUnknown(batch);
      batch = [];
    }
    return removed + (await this.removeUnknown(batch));
  }

  private async removeUnknown(objects: readonly StoredObject[]): Promise<number> {
    if (objects.length === 0) return 0;
    const keys = objects.map(({ key }) => key);
    const rows = await this.db.rows(sql<{ key: string }>`
      select storage_key as key from asset
      where storage_key = any(${keys}::text[]) and deleted_at is null
      union all
      select preview_key from asset where preview_key = any(${keys}::text[]) and deleted_at is null`);
    const known = new Set(rows.map(({ key }) => key));
    const unknown = keys.filter((key) => !known.has(key));
    for (const key of unknown) await this.storage.delete(key);
    return unknown.length;
  }

  private async buryRowsWithoutObject(): Promise<number> {
    const before = this.clock.in(-MIN_AGE_MS);
    const lost: string[] = [];
    let checked = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.db.rows(sql<{ id: string; storage_key: string }>`
        select id, storage_key from asset
        where id > ${after} and deleted_at is null and erasing_at is null and created_at < ${before}
        order by id limit ${BATCH}`);
      for (const { id, storage_key } of rows) if (!(await this.has(storage_key))) lost.push(id);
      checked += rows.length;
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
    if (lost.length > IMPLAUSIBLY_MANY && lost.length > checked / 2) {
      this.logger.fatal(
        { lost: lost.length },
        'so many files are missing that the store itself must be; no row was touched',
      );
      return 0;
    }
    if (lost.length > 0) this.logger.error({ assetIds: lost }, 'files were lost');
    return this.assets.eraseAssets(lost, 'lost');
  }

  private async has(key: string): Promise<boolean> {
    try {
      await this.storage.stat(key);
      return true;
    } catch (error) {
      if (error instanceof StorageNotFoundError) return false;
      throw error;
    }
  }
}
