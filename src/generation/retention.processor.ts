import {
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { Idempotency } from './idempotency.js';
import { eraseJob, Retention } from './retention.js';

/** Erases what is due: each run by its job, and by a sweep whatever a lost job left. */
@Injectable()
export class RetentionProcessor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: JobQueue,
    private readonly retention: Retention,
    private readonly idempotency: Idempotency,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.app.role === 'api') return;
    await this.queue.process(eraseJob, async ({ generationId }) => {
      await this.retention.eraseIfDue(generationId);
    });
    const sweep = (): void => {
      Promise.all([this.retention.sweep(), this.idempotency.sweep()]).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'retention sweep failed'),
      );
    };
    this.timer = setInterval(sweep, this.config.retention.sweepSeconds * 1000);
    sweep();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
