import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { RecurringWork } from '../platform/recurring-work.js';
import { EraseProcessor } from './erase.processor.js';
import { ExportProcessor } from './export.processor.js';
import { eraseJob, exportJob } from './privacy.jobs.js';

const SWEEP_MS = 60_000;
/** Older ones were left by a lost job. */
const STUCK_MS = 5 * 60_000;
const HOPELESS_MS = 3_600_000;

interface StuckRow {
  id: string;
  kind: 'export' | 'erase';
  is_hopeless: boolean;
}

/** Works through requests, and finds those whose job was lost. An erasure is never given up. */
@Injectable()
export class PrivacyProcessor extends RecurringWork {
  protected readonly everyMs = SWEEP_MS;
  protected readonly title = 'sweeping privacy requests';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly exports: ExportProcessor,
    private readonly erasures: EraseProcessor,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  override async onApplicationBootstrap(): Promise<void> {
    if (this.config.app.role === 'api') return;
    await this.queue.process(exportJob, ({ requestId }) => this.exports.run(requestId));
    await this.queue.process(eraseJob, ({ requestId }) => this.erasures.run(requestId));
    await super.onApplicationBootstrap();
  }

  protected override round(): Promise<unknown> {
    return this.sweep();
  }

  /** Resolves with how many requests were taken up again. */
  async sweep(): Promise<number> {
    const stuck = await this.db.rows(sql<StuckRow>`
      select id, kind, created_at < ${this.clock.in(-HOPELESS_MS)} as is_hopeless
      from privacy_request
      where status in ('PENDING', 'RUNNING') and updated_at < ${this.clock.in(-STUCK_MS)} limit 20`);
    for (const { id, kind, is_hopeless } of stuck) {
      this.logger.warn({ requestId: id, kind }, 'a privacy request was stuck');
      if (kind === 'erase') await this.erasures.run(id);
      else if (is_hopeless) await this.exports.giveUp(id);
      else await this.exports.run(id);
    }
    return stuck.length;
  }
}
