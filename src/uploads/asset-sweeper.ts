import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { RecurringWork } from '../platform/recurring-work.js';
import type { AssetRole } from './asset.entity.js';
import { AssetStore } from './asset-store.js';
import { OrphanSweep } from './orphan-sweep.js';

/** Outputs go with their run, which the module that runs them decides. */
const ROLES: readonly AssetRole[] = ['input', 'thumbnail', 'export', 'share'];
const BATCH = 100;
const RESUME_AFTER_MS = 60_000;
const ORPHANS_EVERY_MS = 3_600_000;

/** Erases what is over, finishes what was interrupted, and once an hour looks for orphans. */
@Injectable()
export class AssetSweeper extends RecurringWork {
  protected readonly everyMs: number;
  protected readonly title = 'sweeping files';
  protected override readonly beginsAtOnce = true;
  private orphansAt = 0;

  constructor(
    private readonly assets: AssetStore,
    private readonly orphans: OrphanSweep,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
    this.everyMs = config.retention.sweepSeconds * 1000;
  }

  protected override async round(): Promise<void> {
    while ((await this.assets.eraseExpired(ROLES, BATCH)).length === BATCH);
    while ((await this.assets.resumeErasures(RESUME_AFTER_MS, BATCH)) === BATCH);
    if (Date.now() - this.orphansAt < ORPHANS_EVERY_MS) return;
    this.orphansAt = Date.now();
    await this.orphans.run();
  }
}
