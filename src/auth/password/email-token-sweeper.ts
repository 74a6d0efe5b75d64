import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { RecurringWork } from '../../platform/recurring-work.js';
import { EmailTokens } from './email-tokens.js';

const EVERY_MS = 3_600_000;

/** Deletes the keys of links some time after they ended, with the addresses they hold. */
@Injectable()
export class EmailTokenSweeper extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'sweeping links';

  constructor(
    private readonly tokens: EmailTokens,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override round(): Promise<unknown> {
    return this.tokens.sweep();
  }
}
