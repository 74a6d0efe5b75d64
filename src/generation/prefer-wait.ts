import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sql } from 'kysely';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { EventStream } from './event-stream.js';
import type { AcceptedGeneration, GenerationResponse } from './generation.dto.js';
import { GenerationReader } from './generation.read-model.js';

/** `Prefer: wait=N` (RFC 7240) for integrators who would rather have one answer than follow a run. */
@Injectable()
export class PreferWait {
  constructor(
    private readonly db: Database,
    private readonly stream: EventStream,
    private readonly reader: GenerationReader,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * The accepted run, or the ended one if it ends in time.
   * @throws DomainError where it failed, only in this mode: VALIDATION_ERROR (400) with the field where something
   * that was given is the reason, TRANSFORMATION_FAILED (500) otherwise
   */
  async answer(
    userId: string,
    accepted: AcceptedGeneration,
    prefer: string | undefined,
    reply: FastifyReply,
  ): Promise<AcceptedGeneration | GenerationResponse> {
    const asked = /(?:^|[\s,;])wait=(\d{1,4})(?:$|[\s,;])/.exec(prefer ?? '')?.[1];
    if (asked === undefined) return accepted;
    const seconds = Math.min(Number(asked), this.config.generation.preferWaitMaxSeconds);
    void reply.header('Preference-Applied', `wait=${seconds}`);
    if (!(await this.stream.waitForEnd(userId, accepted.id, seconds * 1000))) return accepted;
    const ended = await this.reader.findOwn(userId, accepted.id);
    if (ended.status === 'FAILED') throw await this.failureOf(ended);
    void reply.status(200);
    return ended;
  }

  private async failureOf({ id, error }: GenerationResponse): Promise<DomainError> {
    const message = error?.message ?? 'The run failed.';
    if (error?.code !== 'VALIDATION_ERROR') {
      const details = { generationId: id, reason: error?.code };
      return new DomainError('TRANSFORMATION_FAILED', message, details);
    }
    const told = await this.db.row(sql<{ field: string | null }>`
      select payload #>> '{error,field}' as field from generation_event
      where generation_id = ${id} and kind = 'failed' order by seq desc limit 1`);
    return new DomainError('VALIDATION_ERROR', message, {
      generationId: id,
      ...(told?.field ? { field: told.field } : {}),
    });
  }
}
