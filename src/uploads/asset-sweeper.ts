import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
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
export class AssetSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private orphansAt = 0;

  constructor(
    private readonly assets: AssetStore,
    private readonly orphans: OrphanSweep,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.app.role === 'api') return;
    this.timer = setInterval(() => this.tick(), this.config.retention.sweepSeconds * 1000);
    this.timer.unref();
    this.tick();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round. */
  async sweep(): Promise<void> {
    while ((await this.assets.eraseExpired(ROLES, BATCH)).length === BATCH);
    while ((await this.assets.resumeErasures(RESUME_AFTER_MS, BATCH)) === BATCH);
    if (Date.now() - this.orphansAt < ORPHANS_EVERY_MS) return;
    this.orphansAt = Date.now();
    await this.orphans.run();
  }

  private tick(): void {
    this.running ??= this.sweep()
      .catch((error: unknown) => this.logger.error({ err: error }, 'sweeping files failed'))
      .finally(() => (this.running = undefined));
  }
}
