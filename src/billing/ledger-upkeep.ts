import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { RecurringWork } from '../platform/recurring-work.js';
import { LedgerCheck } from './ledger-check.js';
import type { CheckedPromise } from './ledger-verification.entity.js';

const EVERY_MS = 60_000;
/** Longer than any check takes: one that has no end by then was interrupted. */
const GIVEN_UP_AFTER_MS = 3_600_000;

/**
 * Checks the books once a day (UTC), in one worker. The day's row says who does it and, afterwards,
 * what was found; what was found last is public.
 */
@Injectable()
export class LedgerUpkeep extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'checking the ledger';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly check: LedgerCheck,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override round(): Promise<unknown> {
    return this.run();
  }

  /** The day's check; undefined where it is done or somebody else is at it. */
  async run(): Promise<readonly CheckedPromise[] | undefined> {
    const day = this.clock.now().toISOString().slice(0, 10);
    if (!(await this.claim(day))) return undefined;
    const { ok, checks } = await this.check.run();
    await this.db.rows(sql`
      update ledger_verification set finished_at = ${this.clock.now()}, checks = ${JSON.stringify(checks)}
      where day = ${day}`);
    if (ok) this.logger.info({ day, checks: checks.length }, 'ledger verified');
    else {
      const broken = checks.filter((check) => !check.ok);
      this.logger.error({ day, broken }, 'the ledger breaks its promises');
    }
    return checks;
  }

  /** What the last finished check found; undefined before the first. */
  async last(): Promise<{ at: Date; checks: readonly CheckedPromise[] } | undefined> {
    const row = await this.db.row(
      sql<{ at: string | Date; checks: readonly CheckedPromise[] }>`
        select finished_at as at, checks from ledger_verification
        where finished_at is not null order by day desc limit 1`,
    );
    return row && { at: new Date(row.at), checks: row.checks };
  }

  private async claim(day: string): Promise<boolean> {
    const claimed = await this.db.row(sql`
      insert into ledger_verification (day, started_at) values (${day}, ${this.clock.now()})
      on conflict (day) do update set started_at = excluded.started_at
      where ledger_verification.finished_at is null
        and ledger_verification.started_at < ${this.clock.in(-GIVEN_UP_AFTER_MS)}
      returning day`);
    return claimed !== undefined;
  }
}
