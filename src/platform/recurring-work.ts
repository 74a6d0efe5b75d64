import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { AppConfig } from './config/index.js';
import type { Logger } from './observability/index.js';

/**
 * What workers do again and again beside their runs, such as tidying up. One round at a time; one
 * that fails is logged and comes again, and the program ends after the round that is going on.
 */
export abstract class RecurringWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** From the beginning of one round to the next. */
  protected abstract readonly everyMs: number;
  /** As the log calls it, e.g. `sweeping codes`. */
  protected abstract readonly title: string;
  /** Whether the first round is at the start of the program. */
  protected readonly beginsAtOnce: boolean = false;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  constructor(
    protected readonly config: AppConfig,
    protected readonly logger: Logger,
  ) {}

  protected abstract round(): Promise<unknown>;

  onApplicationBootstrap(): void | Promise<void> {
    if (this.config.app.role === 'api') return;
    this.timer = setInterval(() => this.tick(), this.everyMs);
    this.timer.unref();
    if (this.beginsAtOnce) this.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private tick(): void {
    this.running ??= this.round()
      .catch((error: unknown) => this.logger.error({ err: error }, `${this.title} failed`))
      .finally(() => (this.running = undefined));
  }
}
