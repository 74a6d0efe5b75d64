import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';

const EVERY_MS = 600_000;
/** What a number was sent since its last sign-in is remembered as long as the limits' day. */
const KEEP_MS = 86_400_000;

/** Deletes challenges a day after they expired. */
@Injectable()
export class OtpSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.app.role === 'api') return;
    this.timer = setInterval(() => {
      this.sweep().catch((error: unknown) =>
        this.logger.error({ err: error }, 'sweeping codes failed'),
      );
    }, EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    await this.db.rows(
      sql`delete from otp_challenge where expires_at < ${this.clock.in(-KEEP_MS)}`,
    );
  }
}
