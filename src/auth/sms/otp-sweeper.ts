import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { RecurringWork } from '../../platform/recurring-work.js';

const EVERY_MS = 600_000;
/** What a number was sent since its last sign-in is remembered as long as the limits' day. */
const KEEP_MS = 86_400_000;

/** Deletes challenges a day after they expired. */
@Injectable()
export class OtpSweeper extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'sweeping codes';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override round(): Promise<unknown> {
    return this.sweep();
  }

  async sweep(): Promise<void> {
    await this.db.rows(
      sql`delete from otp_challenge where expires_at < ${this.clock.in(-KEEP_MS)}`,
    );
  }
}
