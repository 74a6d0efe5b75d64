import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { RecurringWork } from '../../platform/recurring-work.js';
import { KnownDevices } from './known-devices.js';

const EVERY_MS = 3_600_000;
const BATCH = 1_000;
const DAY_MS = 86_400_000;

/**
 * Deletes sessions some time after they ended for good, with the addresses and agents they hold.
 * What must be answerable for longer is in the audit trail.
 */
@Injectable()
export class SessionSweeper extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'sweeping sessions';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly devices: KnownDevices,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override round(): Promise<unknown> {
    return Promise.all([this.sweep(), this.devices.sweep()]);
  }

  /** Resolves with how many were deleted. */
  async sweep(): Promise<number> {
    const before = this.clock.in(-this.config.auth.sessionKeepDays * DAY_MS);
    for (let total = 0; ;) {
      const deleted = await this.db.rows(sql`
        delete from session where id in (
          select id from session where absolute_expires_at < ${before} limit ${BATCH}
        ) returning id`);
      total += deleted.length;
      if (deleted.length < BATCH) return total;
    }
  }
}
