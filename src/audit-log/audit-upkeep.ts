import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { RecurringWork } from '../platform/recurring-work.js';
import { AuditExpiry } from './audit-expiry.js';
import { AuditVerifier, type AuditVerdict } from './audit-verifier.js';

const EVERY_MS = 60_000;
/** Longer than any check takes: one that has no end by then was interrupted. */
const GIVEN_UP_AFTER_MS = 3_600_000;

/**
 * Once a day (UTC), in one worker: the time of strangers and of old events runs out, and the whole
 * trail is checked. The day's row says who does it and, afterwards, what was found.
 */
@Injectable()
export class AuditUpkeep extends RecurringWork {
  protected readonly everyMs = EVERY_MS;
  protected readonly title = 'upkeep of the audit trail';

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly expiry: AuditExpiry,
    private readonly verifier: AuditVerifier,
    @AppConfigToken() config: AppConfig,
    @InjectLogger() logger: Logger,
  ) {
    super(config, logger);
  }

  protected override round(): Promise<unknown> {
    return this.run();
  }

  /** The day's work; undefined where it is done or somebody else is at it. */
  async run(): Promise<AuditVerdict | undefined> {
    const day = this.clock.now().toISOString().slice(0, 10);
    if (!(await this.claim(day))) return undefined;
    const strangers = await this.expiry.forgetStrangers();
    const expired = await this.expiry.removeExpired();
    const verdict = await this.verifier.verify();
    await this.db.rows(sql`
      update audit_check set finished_at = ${this.clock.now()}, verdict = ${JSON.stringify(verdict)}
      where day = ${day}`);
    if (verdict.intact) {
      this.logger.info({ day, strangers, expired, sealed: verdict.sealed }, 'audit trail verified');
    } else {
      const { problems, firstProblem } = verdict;
      this.logger.error({ day, problems, firstProblem }, 'the audit trail was tampered with');
    }
    return verdict;
  }

  private async claim(day: string): Promise<boolean> {
    const claimed = await this.db.row(sql`
      insert into audit_check (day, started_at) values (${day}, ${this.clock.now()})
      on conflict (day) do update set started_at = excluded.started_at
      where audit_check.finished_at is null
        and audit_check.started_at < ${this.clock.in(-GIVEN_UP_AFTER_MS)}
      returning day`);
    return claimed !== undefined;
  }
}
