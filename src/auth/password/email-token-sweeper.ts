import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { EmailTokens } from './email-tokens.js';

const EVERY_MS = 3_600_000;

/** Deletes the keys of links some time after they ended, with the addresses they hold. */
@Injectable()
export class EmailTokenSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly tokens: EmailTokens,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.app.role === 'api') return;
    this.timer = setInterval(() => {
      this.tokens
        .sweep()
        .catch((error: unknown) => this.logger.error({ err: error }, 'sweeping links failed'));
    }, EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
