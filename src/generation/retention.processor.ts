import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { RecurringWork } from '../platform/recurring-work.js';
import { Idempotency } from './idempotency.js';
import { eraseJob, Retention } from './retention.js';

/** Erases what is due: each run by its job, and by a sweep whatever a lost job left. */
@Injectable()
export class RetentionProcessor extends RecurringWork {
  protected readonly everyMs: number;
  protected readonly title = 'retention sweep';
  protected override readonly beginsAtOnce = true;

  constructor(
    private readonly queue: JobQueue,
    private readonly retention: Retention,
    private readonly idempotency: Idempotency,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
    this.everyMs = config.retention.sweepSeconds * 1000;
  }

  override async onApplicationBootstrap(): Promise<void> {
    if (this.config.app.role === 'api') return;
    await this.queue.process(eraseJob, async ({ generationId }) => {
      await this.retention.eraseIfDue(generationId);
    });
    await super.onApplicationBootstrap();
  }

  protected override async round(): Promise<void> {
    const both = await Promise.allSettled([this.retention.sweep(), this.idempotency.sweep()]);
    for (const each of both) if (each.status === 'rejected') throw each.reason;
  }
}
