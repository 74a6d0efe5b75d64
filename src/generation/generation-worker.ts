import {
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, DatabaseEvents } from '../platform/database/index.js';
import { DomainError, toDomainError } from '../platform/errors/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { StorageHealth } from '../platform/storage/index.js';
import { ProviderError } from '../providers/index.js';
import { CANCEL_CHANNEL } from './generation-events.js';
import { type ClaimedRun, GenerationQueue, RUNS_TOPIC } from './generation-queue.js';
import { GenerationRunner } from './generation-runner.js';
import { type EndStatus, GenerationSettlement } from './generation-settlement.js';
import { LeaseLostError, TIME_RAN_OUT } from './generation.errors.js';

/** A wake-up may be lost, so idle workers look this often besides. */
const POLL_MS = 1_000;
/** How long runs in progress may take to end when the process is told to stop. */
const DRAIN_MS = 15_000;
const RETRY_BASE_MS = 1_000;

class ShutdownError extends Error {}
class DeadlineError extends Error {}

interface Active {
  run: ClaimedRun;
  abort: AbortController;
  done: Promise<void>;
}

/**
 * Claims runs and has them run, a fixed number at a time, in processes of role `all` and `worker`.
 * It alone decides what a failure means: try again, or end the run and give the hold back.
 */
@Injectable()
export class GenerationWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly active = new Map<string, Active>();
  private readonly enabled: boolean;
  private stopping = false;
  private filling: Promise<void> | undefined;
  private again = false;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly queue: GenerationQueue,
    private readonly jobs: JobQueue,
    private readonly runner: GenerationRunner,
    private readonly settlement: GenerationSettlement,
    private readonly storage: StorageHealth,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.enabled = config.app.role !== 'api';
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.enabled) return;
    const { leaseMs, sweepSeconds } = this.config.generation;
    await this.jobs.onWake(RUNS_TOPIC, () => void this.fill());
    await this.events.listen(CANCEL_CHANNEL, (id) =>
      this.active.get(id)?.abort.abort(new LeaseLostError(id)),
    );
    this.every(POLL_MS, () => this.fill());
    this.every(leaseMs / 3, () => this.heartbeat());
    this.every(sweepSeconds * 1_000, () => this.sweep());
    await this.sweep();
    void this.fill();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.timers.forEach((timer) => clearInterval(timer));
    await this.filling;
    const running = [...this.active.values()].map(({ done }) => done);
    if (running.length === 0) return;
    const late = setTimeout(() => {
      for (const { abort } of this.active.values()) abort.abort(new ShutdownError());
    }, DRAIN_MS);
    const beat = setInterval(() => void this.heartbeat(), this.config.generation.leaseMs / 3);
    await Promise.allSettled(running);
    clearTimeout(late);
    clearInterval(beat);
  }

  private every(ms: number, work: () => Promise<unknown>): void {
    this.timers.push(
      setInterval(() => {
        work().catch((error: unknown) => this.logger.warn({ err: error }, 'worker'));
      }, ms),
    );
  }

  /** Claims runs until all places are taken or nothing waits; none that could not be stored. One at a time, however often called. */
  private fill(): Promise<void> {
    if (this.filling) {
      this.again = true;
      return this.filling;
    }
    this.filling = this.claimAll()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'claiming failed'))
      .finally(() => {
        this.filling = undefined;
        if (this.again && !this.stopping) {
          this.again = false;
          void this.fill();
        }
      });
    return this.filling;
  }

  private async claimAll(): Promise<void> {
    while (
      !this.stopping &&
      this.storage.isWell &&
      this.active.size < this.config.generation.concurrency
    ) {
      const run = await this.queue.claim();
      if (!run) return;
      const abort = new AbortController();
      const done = this.work(run, abort).finally(() => {
        this.active.delete(run.id);
        void this.fill();
      });
      this.active.set(run.id, { run, abort, done });
    }
  }

  private async work(run: ClaimedRun, abort: AbortController): Promise<void> {
    const left = run.deadlineAt.getTime() - this.clock.now().getTime();
    const deadline = setTimeout(() => abort.abort(new DeadlineError()), Math.max(0, left));
    const started = performance.now();
    try {
      await this.runner.run(run, abort.signal);
      this.logger.info(
        { generationId: run.id, ms: Math.round(performance.now() - started) },
        'run completed',
      );
    } catch (error) {
      await this.settle(run, abort.signal.aborted ? abort.signal.reason : error).catch(
        // The lease runs out and the sweep re-opens the run.
        (failure: unknown) =>
          this.logger.error({ err: failure, generationId: run.id }, 'run left to the sweep'),
      );
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Tells the database what becomes of the run, for as long as the run is this worker's. */
  private async settle(run: ClaimedRun, error: unknown): Promise<void> {
    const until = this.clock.in(this.config.generation.leaseMs);
    for (;;) {
      try {
        return await this.afterFailure(run, error);
      } catch (failure) {
        const mayPass = toDomainError(failure).code === 'SERVICE_UNAVAILABLE';
        if (!mayPass || this.stopping || this.clock.now() > until) throw failure;
        await sleep(RETRY_BASE_MS);
      }
    }
  }

  private async afterFailure(run: ClaimedRun, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError) return;
    if (error instanceof ShutdownError) {
      return this.queue.putBack(run, { counts: false, anew: true });
    }
    if (error instanceof DeadlineError) return this.end(run, 'FAILED', TIME_RAN_OUT);
    if (error instanceof ProviderError && isOfTheInput(error)) {
      const { outcome, code } = error;
      this.logger.info({ generationId: run.id, outcome, code }, 'run refused');
      return outcome === 'blocked'
        ? this.end(run, 'BLOCKED', failureOf(error), blockedFor(error))
        : this.end(run, 'FAILED', failureOf(error));
    }
    this.logger.warn({ err: error, generationId: run.id, tries: run.tries }, 'run failed');
    if (error instanceof ProviderError && error.outcome === 'fatal') {
      return this.end(run, 'FAILED', failureOf(error));
    }
    // What the work needs does not answer: no failure of the run, which keeps its tries.
    const counts = toDomainError(error).code !== 'SERVICE_UNAVAILABLE';
    const delayMs = RETRY_BASE_MS * 2 ** (counts ? run.tries - 1 : 0);
    const meetsDeadline = this.clock.in(delayMs) < run.deadlineAt;
    if (meetsDeadline && (!counts || run.tries < this.config.generation.maxTries)) {
      return this.queue.putBack(run, { delayMs, counts });
    }
    return this.end(run, 'FAILED', failureOf(error));
  }

  private async end(
    run: ClaimedRun,
    to: EndStatus,
    error: DomainError,
    set: readonly RawBuilder<unknown>[] = [],
  ): Promise<void> {
    await this.db.transaction((em) =>
      this.settlement.end(em, {
        generationId: run.id,
        from: ['PROCESSING'],
        leaseToken: run.leaseToken,
        to,
        error,
        set,
      }),
    );
  }

  private async heartbeat(): Promise<void> {
    for (const { run, abort } of this.active.values()) {
      if (!(await this.queue.heartbeat(run))) abort.abort(new LeaseLostError(run.id));
    }
  }

  private async sweep(): Promise<void> {
    const { reopened, ended } = await this.queue.sweep();
    // Otherwise whoever takes them on ends them.
    if (!this.storage.isWell) await this.queue.endOverdue();
    if (reopened + ended > 0)
      this.logger.warn({ reopened, ended }, 'swept runs whose worker went silent');
  }
}

/** Nothing is wrong with us: the person can change what was given. */
function isOfTheInput({ outcome }: ProviderError): boolean {
  return outcome === 'refused' || outcome === 'blocked';
}

/** So that staff finds it among the blocked: a provider may be stricter than the lists that judged it first. */
function blockedFor({ code }: ProviderError): RawBuilder<unknown>[] {
  const reason = code === 'IDEA_UNSAFE' ? 'not for children' : 'rules of the provider';
  return [
    sql`moderation_verdict = 'block'`,
    sql`moderation_reason = coalesce(moderation_reason, ${reason})`,
  ];
}

/** The field of the request that a step calls by a name of its own. */
function fieldOf(name: string): string {
  return name === 'photo' ? 'inputAssetIds' : `inputs.${name}`;
}

/**
 * What a failure is called towards the person who started the run. What is blocked has no code of its
 * own in the table: that it was refused and did not fail is what the run's status says.
 */
function failureOf(error: unknown): DomainError {
  if (error instanceof ProviderError) {
    const details = error.field ? { field: fieldOf(error.field) } : {};
    return error.outcome === 'refused'
      ? new DomainError('VALIDATION_ERROR', error.message, details)
      : new DomainError('TRANSFORMATION_FAILED', error.message, details);
  }
  const known = toDomainError(error);
  return known.code === 'SERVICE_UNAVAILABLE'
    ? known
    : new DomainError('TRANSFORMATION_FAILED', 'The work failed on our side.');
}
