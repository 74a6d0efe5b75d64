import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { DomainError } from '../platform/errors/index.js';
import { EventStream } from './event-stream.js';
import type { AcceptedGeneration, GenerationResponse } from './generation.dto.js';
import { GenerationReader } from './generation.read-model.js';

/** `Prefer: wait=N` (RFC 7240) for integrators who would rather have one answer than follow a run. */
@Injectable()
export class PreferWait {
  constructor(
    private readonly stream: EventStream,
    private readonly reader: GenerationReader,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * The accepted run, or the ended one if it ends in time.
   * @throws DomainError TRANSFORMATION_FAILED (500) where it failed: only in this mode (decision R-50)
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
    if (ended.status === 'FAILED') {
      throw new DomainError('TRANSFORMATION_FAILED', ended.error?.message ?? 'The run failed.', {
        generationId: ended.id,
        reason: ended.error?.code,
      });
    }
    void reply.status(200);
    return ended;
  }
}
