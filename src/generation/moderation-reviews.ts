import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { Database, rowIn } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import type { AdminGenerationResponse } from './generation.dto.js';
import { WrongStateError } from './generation.errors.js';
import { GenerationReader } from './generation.read-model.js';

/** Runs whose words or picture somebody of the staff has to look at. */
@Injectable()
export class ModerationReviews {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly reader: GenerationReader,
  ) {}

  /**
   * Takes a run from those that wait; one that somebody has looked at before stays as it is. What has to
   * follow, such as a suspension, is an act of its own.
   */
  async close(actor: Principal, id: string): Promise<AdminGenerationResponse> {
    const run = await this.reader.findAny(actor, id);
    if (run.moderation?.verdict !== 'review') {
      throw new WrongStateError('This run does not wait to be looked at.', run.status);
    }
    await this.db.transaction(async (em) => {
      const now = this.clock.now();
      const row = await rowIn(
        em,
        sql<{ moderation_reason: string }>`
          update generation set moderation_reviewed_at = ${now}, updated_at = ${now}
          where id = ${id} and moderation_verdict = 'review' and moderation_reviewed_at is null
          returning moderation_reason`,
      );
      if (!row) return;
      await this.audit.record(em, {
        action: 'generation.reviewed',
        actor,
        entityType: 'generation',
        entityId: id,
        diff: { reason: row.moderation_reason },
      });
    });
    return this.reader.findAny(actor, id);
  }
}
