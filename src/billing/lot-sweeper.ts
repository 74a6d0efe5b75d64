import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { RecurringWork } from '../platform/recurring-work.js';
import { CreditLots } from './credit-lots.js';

const EVERY_MS = 60_000;
const BATCH = 200;

/**
 * Takes out of the books what is left of lots whose time is over. They cannot be spent before that
 * either, so it matters to nobody when it runs.
 */
@Injectable()
export class LotSweeper extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'sweeping lapsed credits';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly lots: CreditLots,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override round(): Promise<unknown> {
    return this.sweep();
  }

  /** Resolves with how many credits lapsed. */
  async sweep(): Promise<number> {
    for (let total = 0; ;) {
      const due = await this.db.rows(sql<{ user_id: string }>`
        select distinct user_id from (
          select user_id from credit_lot where lapsed_at is null and expires_at <= ${this.clock.now()}
          order by expires_at limit ${BATCH}) due`);
      for (const { user_id: userId } of due) {
        total += await this.db.transaction((em) => this.lots.lapse(em, userId));
      }
      if (due.length === 0) return total;
    }
  }
}
