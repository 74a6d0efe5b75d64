import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobQueueContract } from '../../../test/contracts/job-queue.contract.js';
import { openDatabase } from '../../../test/support/open-database.js';
import { selectRows } from '../../../test/support/select-rows.js';
import { Clock } from '../clock.js';
import { DatabaseEvents } from '../database/index.js';
import type { Logger } from '../observability/index.js';
import { defineJob, type JobQueue } from './job-queue.js';
import { PostgresJobQueue } from './postgres-job-queue.js';

const silent = pino({ enabled: false }) as Logger;

interface Process {
  queue: PostgresJobQueue;
  events: DatabaseEvents;
}

async function openProcess(url: string, clock: Clock): Promise<Process> {
  const events = new DatabaseEvents(url);
  const queue = new PostgresJobQueue(url, events, clock, silent);
  await queue.onApplicationBootstrap();
  return { queue, events };
}

async function close({ queue, events }: Process): Promise<void> {
  await queue.onApplicationShutdown();
  await events.close();
}

jobQueueContract('the PostgreSQL adapter', async () => {
  const database = await openDatabase(6);
  const clock = new Clock(database.config);
  const processes = new Map<JobQueue, Process>();
  return {
    newProcess: async () => {
      const process = await openProcess(database.url, clock);
      processes.set(process.queue, process);
      return process.queue;
    },
    stop: async (queue) => {
      const process = processes.get(queue);
      processes.delete(queue);
      if (process) await close(process);
    },
    transaction: (work) => database.db.transaction(work),
    loseWakeUps: async () => {
      await selectRows(
        database.url,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'pixshift-events' and datname = current_database()`,
      );
    },
    dispose: () => database.close(),
  };
});

describe('when all its connections are ended by the server', () => {
  it('goes on with the jobs that come after', async () => {
    const database = await openDatabase(4);
    const process = await openProcess(database.url, new Clock(database.config));
    const kind = defineJob<{ at: number }>('after.a-cut');
    const done: number[] = [];
    await process.queue.process(kind, async ({ at }) => void done.push(at));
    for (const at of [1, 2]) {
      await database.db.transaction((em) => process.queue.enqueue(em, kind, { at }));
      for (const end = Date.now() + 20_000; !done.includes(at) && Date.now() < end;)
        await sleep(20);
      expect(done).toContain(at);
      await selectRows(
        database.url,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name like 'pixshift%' and datname = current_database() and pid <> pg_backend_pid()`,
      );
      await sleep(200);
    }
    await close(process);
    await database.close();
  }, 60_000);
});
