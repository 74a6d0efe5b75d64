import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowIn } from '../platform/database/index.js';
import { SubjectKeys } from '../platform/encryption/index.js';
import { AuditTrail } from './audit-trail.js';
import { FIRST_STRANGERS, strangersOf } from './stranger-key.js';

const DAY_MS = 86_400_000;

/** What time takes from the audit trail: first the names of strangers, after years the events. */
@Injectable()
export class AuditExpiry {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly keys: SubjectKeys,
    private readonly audit: AuditTrail,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Destroys the keys of the strangers of days that are more than `strangerDays` ago, and makes those
   * of today and tomorrow, so that no transaction has to and lets others wait for it.
   */
  async forgetStrangers(): Promise<number> {
    const { strangerDays } = this.config.audit;
    const before = strangersOf(this.clock.in(-strangerDays * DAY_MS));
    const old = await this.keys.livingBetween(FIRST_STRANGERS, before);
    for (const id of old) await this.db.transaction((em) => this.keys.destroy(em, id));
    await this.keys.ensureNow(strangersOf(this.clock.now()));
    await this.keys.ensureNow(strangersOf(this.clock.in(DAY_MS)));
    return old.length;
  }

  /**
   * Removes events that were sealed more than `keepYears` ago, whole days from the beginning of the
   * chain. What remains verifies from the root of the last day that went. Resolves with how many.
   */
  async removeExpired(): Promise<number> {
    let total = 0;
    for (;;) {
      const removed = await this.db.transaction((em) => this.removeOldestDay(em));
      if (removed === undefined) return total;
      total += removed;
    }
  }

  private async removeOldestDay(em: Em): Promise<number | undefined> {
    const before = keptSince(this.clock.now(), this.config.audit.keepYears);
    const root = await rowIn(
      em,
      sql<{ day: string; position: string }>`
        select day::text as day, position from audit_root
        where day < ${before} and position >= (select min(position) from audit_seal)
          -- The chain goes on from its last seal, however old.
          and position < (select max(position) from audit_seal)
        order by position limit 1`,
    );
    if (!root) return undefined;
    const row = await rowIn(
      em,
      sql<{ removed: string }>`
        select audit_expire(${root.position}::bigint, ${before}::timestamptz) as removed`,
    );
    const removed = Number(row?.removed);
    await this.audit.record(em, {
      action: 'audit.expired',
      actor: 'system',
      entityType: 'audit-event',
      diff: { day: root.day, events: removed },
    });
    return removed;
  }
}

/** The first day (UTC, as `2026-11-26`) of which everything is still kept. */
export function keptSince(now: Date, years: number): string {
  const since = new Date(now);
  since.setUTCFullYear(since.getUTCFullYear() - years);
  return since.toISOString().slice(0, 10);
}
