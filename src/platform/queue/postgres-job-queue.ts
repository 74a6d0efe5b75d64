import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';
import { fromKysely, type JobResult, PgBoss } from 'pg-boss';
import { Clock } from '../clock.js';
import { DatabaseEvents, type Em } from '../database/index.js';
import type { Logger } from '../observability/index.js';
import { JobQueue, type JobKind } from './job-queue.js';

/** {@link JobQueue} on PostgreSQL: pg-boss for jobs, NOTIFY for wake-ups. */
@Injectable()
export class PostgresJobQueue
  extends JobQueue
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  private readonly boss: PgBoss;
  private starting: Promise<unknown> | undefined;
  private readonly created = new Map<string, Promise<void>>();

  constructor(
    url: string,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
    private readonly logger: Logger,
    Client: typeof pg.Client = pg.Client,
  ) {
    super();
    // What pg-boss does not know of it hands on to its pool.
    const pool: pg.PoolConfig & { Client: typeof pg.Client } = {
      connectionString: url,
      application_name: 'pixshift-jobs',
      connectionTimeoutMillis: 4_000,
      max: 4,
      Client,
    };
    this.boss = new PgBoss({ ...(pool as object), useListenNotify: true });
    this.boss.on('error', (error: Error) => logger.warn({ err: error }, 'job queue'));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.starting) await this.boss.stop({ graceful: true, timeout: 10_000, close: true });
  }

  async enqueue<P extends object>(em: Em, kind: JobKind<P>, payload: P, at?: Date): Promise<void> {
    await this.ensureQueue(kind);
    const delaySeconds = at
      ? Math.max(0, Math.ceil((at.getTime() - this.clock.now().getTime()) / 1000))
      : 0;
    await this.boss.send(kind.name, payload, {
      db: fromKysely(em.getKysely<unknown>()),
      ...(delaySeconds > 0 ? { startAfter: delaySeconds } : {}),
    });
  }

  async process<P extends object>(
    kind: JobKind<P>,
    handler: (payload: P) => Promise<void>,
  ): Promise<void> {
    await this.ensureQueue(kind);
    await this.boss.work<P>(
      kind.name,
      {
        // One wake-up may stand for many jobs. Two at a time is the least by which pg-boss takes
        // them one batch after the other, without a pause, for as long as there are more.
        batchSize: 2,
        burstWhenBatchFull: true,
        perJobResults: true,
        pollingIntervalSeconds: 2,
        notifyPollingIntervalSeconds: 2,
      },
      async (jobs) => {
        const results: JobResult[] = [];
        for (const job of jobs) results.push(await this.outcomeOf(kind, job, handler));
        return results;
      },
    );
  }

  private async outcomeOf<P extends object>(
    kind: JobKind<P>,
    job: { id: string; data: P },
    handler: (payload: P) => Promise<void>,
  ): Promise<JobResult> {
    try {
      await handler(job.data);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      this.logger.warn({ err: error, job: kind.name, jobId: job.id }, 'job failed, will retry');
      return { id: job.id, status: 'failed' };
    }
  }

  wake(em: Em, topic: string): Promise<void> {
    return this.events.notify(em, `wake_${topic}`, '');
  }

  async onWake(topic: string, handler: () => void): Promise<void> {
    await this.events.listen(`wake_${topic}`, handler);
    this.events.onReconnect(handler);
  }

  private start(): Promise<unknown> {
    return (this.starting ??= this.boss.start());
  }

  private ensureQueue<P extends object>(kind: JobKind<P>): Promise<void> {
    let ready = this.created.get(kind.name);
    if (!ready) {
      ready = this.start().then(() =>
        this.boss.createQueue(kind.name, {
          notify: true,
          retryLimit: kind.retryLimit,
          retryDelay: kind.retryDelaySeconds,
          retryBackoff: true,
          expireInSeconds: 300,
        }),
      );
      this.created.set(kind.name, ready);
      ready.catch(() => this.created.delete(kind.name));
    }
    return ready;
  }
}
