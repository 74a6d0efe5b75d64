import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { RecurringWork } from '../platform/recurring-work.js';
import { UnpaidRuns } from './unpaid-runs.js';

const EVERY_MS = 5_000;

/** Ends runs that nobody paid for in time. */
@Injectable()
export class UnpaidExpiry extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'ending runs that were not paid for';

  constructor(
    private readonly runs: UnpaidRuns,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override round(): Promise<unknown> {
    return this.runs.expire();
  }
}
