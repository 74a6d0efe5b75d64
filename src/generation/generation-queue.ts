import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, rowsIn } from '../platform/database/index.js';
import { JobQueue } from '../platform/queue/index.js';
import type { Inputs, QualityTier } from '../transformation-types/index.js';
import { GenerationSettlement } from './generation-settlement.js';
import { GAVE_UP, TIME_RAN_OUT } from './generation.errors.js';
import { PlaceInQueue } from './place-in-queue.js';

/** A run that this worker has, until its lease ends or somebody ends the run. */
export interface ClaimedRun {
  id: string;
  userId: string;
  typeVersionId: string;
  inputs: Inputs;
  seed: number;
  retentionClass: 'EPHEMERAL' | 'GALLERY';
  qualityTier: QualityTier;
  tries: number;
  leaseToken: string;
  deadlineAt: Date;
}

interface ClaimedRow {
  id: string;
  user_id: string;
  type_version_id: string;
  inputs: Inputs;
  seed: number;
  retention_class: 'EPHEMERAL' | 'GALLERY';
  quality_tier: QualityTier;
  tries: number;
  lease_token: string;
  deadline_at: string | Date;
}

/** The topic that wakes workers when there may be something to claim. */
export const RUNS_TOPIC = 'generation_runs';

/** Of each user so many runs are looked at, so that workers who claim at once find one each. */
const HEADS_PER_USER = 4;

/**
 * Which run is next, who has it and until when. The table decides; wake-ups only save waiting.
 *
 * Fair between users: of the most urgent runs at the head of each user's line, the one is taken whose
 * owner has the fewest runs in progress, then the one whose owner was served longest ago. Two workers never get the same run
 * (`FOR UPDATE SKIP LOCKED`), and each claim has a new lease token that fences off whoever had the
 * run before.
 */
@Injectable()
export class GenerationQueue {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly settlement: GenerationSettlement,
    private readonly places: PlaceInQueue,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Takes the next run, or returns undefined where there is none. */
  async claim(): Promise<ClaimedRun | undefined> {
    const now = this.clock.now();
    const leaseExpiresAt = this.clock.in(this.config.generation.leaseMs);
    const rows = await this.db.rows(sql<ClaimedRow>`
      with waiting as (
        select g.*, row_number() over (partition by g.user_id order by g.urgency desc, g.created_at, g.id) as turn
        from (select g.id, g.user_id, g.created_at, g.status, g.unpaid_until, g.not_before,
          ${this.places.urgency('g')} as urgency from generation g) g
        where g.status = 'PENDING' and g.unpaid_until is null and (g.not_before is null or g.not_before <= ${now})
      ), ranked as (
        select waiting.*,
          waiting.turn + (select count(*) from generation r
            where r.user_id = waiting.user_id and r.status = 'PROCESSING') as busy,
          (select r.started_at from generation r where r.user_id = waiting.user_id and r.started_at is not null
            order by r.started_at desc limit 1) as served_at
        from waiting where turn <= ${HEADS_PER_USER}
      ), next as (
        select g.id from ranked join generation g on g.id = ranked.id
        where g.status = 'PENDING'
        order by ranked.urgency desc, ranked.busy, ranked.served_at nulls first, ranked.created_at
        limit 1 for update of g skip locked
      )
      update generation g set status = 'PROCESSING', tries = tries + 1, lease_token = ${randomUUID()},
        lease_expires_at = ${leaseExpiresAt}, updated_at = ${now},
        started_at = coalesce(g.started_at, ${now}),
        deadline_at = coalesce(g.deadline_at, ${now}::timestamptz + make_interval(secs => v.deadline_ms / 1000.0))
      from next, type_version v
      where g.id = next.id and v.id = g.type_version_id
      returning g.id, g.user_id, g.type_version_id, g.inputs, g.seed, g.retention_class, g.quality_tier, g.tries,
        g.lease_token, g.deadline_at`);
    const row = rows[0];
    return (
      row && {
        id: row.id,
        userId: row.user_id,
        typeVersionId: row.type_version_id,
        inputs: row.inputs,
        seed: row.seed,
        retentionClass: row.retention_class,
        qualityTier: row.quality_tier,
        tries: row.tries,
        leaseToken: row.lease_token,
        deadlineAt: new Date(row.deadline_at),
      }
    );
  }

  /** Extends the lease; false where the run is no longer this worker's. */
  async heartbeat(run: ClaimedRun): Promise<boolean> {
    const rows = await this.db.rows(sql`
      update generation set lease_expires_at = ${this.clock.in(this.config.generation.leaseMs)}
      where id = ${run.id} and status = 'PROCESSING' and lease_token = ${run.leaseToken} returning id`);
    return rows.length > 0;
  }

  /**
   * Puts a run back so that it is tried again, from now or after `delayMs`. `counts` is false where
   * the worker is to blame and not the run; with `anew` its time begins again as well, when it is
   * taken on.
   */
  async putBack(run: ClaimedRun, { delayMs = 0, counts = true, anew = false } = {}): Promise<void> {
    await this.db.transaction(async (em) => {
      await rowsIn(
        em,
        sql`
          update generation set status = 'PENDING', lease_token = null, lease_expires_at = null,
            updated_at = ${this.clock.now()}, tries = tries - ${counts ? 0 : 1},
            not_before = ${delayMs > 0 ? this.clock.in(delayMs) : null}
            ${anew ? sql`, deadline_at = null` : sql``}
          where id = ${run.id} and status = 'PROCESSING' and lease_token = ${run.leaseToken}`,
      );
      await this.queue.wake(em, RUNS_TOPIC);
    });
  }

  /**
   * Re-opens runs whose worker has gone silent, and ends those that were tried often enough or are
   * past their deadline. Returns how many it found; safe to call from every process at once.
   */
  async sweep(): Promise<{ reopened: number; ended: number }> {
    const now = this.clock.now();
    const { maxTries } = this.config.generation;
    const over = sql`(tries >= ${maxTries} or deadline_at <= ${now})`;
    // Rows that somebody is about to change are left to the next sweep: nothing waits here.
    const again = await this.db.rows(sql`
      update generation set status = 'PENDING', lease_token = null, lease_expires_at = null, updated_at = ${now}
      where id in (
        select id from generation
        where status = 'PROCESSING' and lease_expires_at < ${now} and not ${over}
        limit 100 for update skip locked)
      returning id`);
    const hopeless = await this.db.rows(sql<{ id: string; lease_token: string; tried: boolean }>`
      select id, lease_token, tries >= ${maxTries} as tried from generation
      where status = 'PROCESSING' and lease_expires_at < ${now} and ${over}
      limit 100 for update skip locked`);
    let ended = 0;
    for (const { id, lease_token: leaseToken, tried } of hopeless) {
      const done = await this.db.transaction((em) =>
        this.settlement.end(em, {
          generationId: id,
          from: ['PROCESSING'],
          leaseToken,
          to: 'FAILED',
          error: tried ? GAVE_UP : TIME_RAN_OUT,
        }),
      );
      if (done) ended++;
    }
    const reopened = again.length;
    if (reopened > 0) await this.db.transaction((em) => this.queue.wake(em, RUNS_TOPIC));
    return { reopened, ended };
  }

  /** Ends runs that were put back and whose deadline has passed while nobody could take them on. */
  async endOverdue(): Promise<void> {
    const overdue = await this.db.rows(sql<{ id: string }>`
      select id from generation
      where status = 'PENDING' and deadline_at <= ${this.clock.now()}
      limit 100 for update skip locked`);
    for (const { id } of overdue) {
      await this.db.transaction((em) =>
        this.settlement.end(em, {
          generationId: id,
          from: ['PENDING'],
          to: 'FAILED',
          error: TIME_RAN_OUT,
        }),
      );
    }
  }
}
