import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Em } from '../../src/platform/database/index.js';
import { defineJob, type JobKind, type JobQueue } from '../../src/platform/queue/index.js';

export interface JobQueueUnderTest {
  /** What another process of the program would have: its own connections, the same jobs. */
  newProcess(): Promise<JobQueue>;
  /** Ends such a process in an orderly way. */
  stop(queue: JobQueue): Promise<void>;
  transaction<T>(work: (em: Em) => Promise<T>): Promise<T>;
  /** Breaks the connection over which wake-ups come. */
  loseWakeUps(): Promise<void>;
  dispose(): Promise<void>;
}

interface Note {
  note: string;
}

/** What every adapter of the job queue port does. */
export function jobQueueContract(name: string, make: () => Promise<JobQueueUnderTest>): void {
  describe(`${name} keeps the contract of the job queue`, () => {
    let subject: JobQueueUnderTest;
    const running: JobQueue[] = [];

    beforeAll(async () => {
      subject = await make();
    });
    afterEach(async () => {
      for (const queue of running.splice(0)) await subject.stop(queue);
    });
    afterAll(() => subject.dispose());

    const start = async (): Promise<JobQueue> => {
      const queue = await subject.newProcess();
      running.push(queue);
      return queue;
    };
    const newKind = (retry?: { limit: number; delaySeconds: number }): JobKind<Note> =>
      defineJob<Note>(`contract.${randomBytes(6).toString('hex')}`, retry);
    const until = async (condition: () => boolean, ms = 15_000): Promise<void> => {
      for (const end = Date.now() + ms; Date.now() < end; await sleep(10)) if (condition()) return;
      throw new Error('did not happen in time');
    };

    it('runs a job after its transaction has committed, with what it carries', async () => {
      const queue = await start();
      const kind = newKind();
      const done: Note[] = [];
      await queue.process(kind, async (payload) => void done.push(payload));
      await subject.transaction(async (em) => {
        await queue.enqueue(em, kind, { note: 'hello' });
        await sleep(300);
        expect(done).toEqual([]);
      });
      await until(() => done.length > 0);
      await sleep(300);
      expect(done).toEqual([{ note: 'hello' }]);
    });

    it('leaves neither job nor wake-up of a transaction that was rolled back', async () => {
      const queue = await start();
      const kind = newKind();
      const done: string[] = [];
      await queue.process(kind, async ({ note }) => void done.push(note));
      await queue.onWake('contract_rollback', () => void done.push('woken'));
      const failing = subject.transaction(async (em) => {
        await queue.enqueue(em, kind, { note: 'never' });
        await queue.wake(em, 'contract_rollback');
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
      await sleep(3_000);
      expect(done).toEqual([]);
    });

    it('keeps a committed job of a process that ended at once, for whoever comes next', async () => {
      const kind = newKind();
      const first = await subject.newProcess();
      await subject.transaction((em) => first.enqueue(em, kind, { note: 'left behind' }));
      await subject.stop(first);
      const done: string[] = [];
      const second = await start();
      await second.process(kind, async ({ note }) => void done.push(note));
      await until(() => done.length > 0);
      expect(done).toEqual(['left behind']);
    });

    it('runs a job not before its time, and soon after it', async () => {
      const queue = await start();
      const kind = newKind();
      const delays: number[] = [];
      const at = new Date(Date.now() + 2_000);
      await queue.process(kind, async () => void delays.push(Date.now() - at.getTime()));
      await subject.transaction((em) => queue.enqueue(em, kind, { note: 'later' }, at));
      await until(() => delays.length > 0);
      expect(delays[0]).toBeGreaterThanOrEqual(-50);
      expect(delays[0]).toBeLessThan(5_000);
    });

    it('runs a job at once whose time is over', async () => {
      const queue = await start();
      const kind = newKind();
      let done = 0;
      await queue.process(kind, async () => void done++);
      await subject.transaction((em) =>
        queue.enqueue(em, kind, { note: 'overdue' }, new Date(Date.now() - 60_000)),
      );
      await until(() => done > 0);
    });

    it('tries a failed job again, each time later, and gives it up after its last try', async () => {
      const queue = await start();
      const kind = newKind({ limit: 2, delaySeconds: 1 });
      const tries: number[] = [];
      await queue.process(kind, async () => {
        tries.push(Date.now());
        throw new Error('not today');
      });
      await subject.transaction((em) => queue.enqueue(em, kind, { note: 'hopeless' }));
      await until(() => tries.length === 3, 30_000);
      await sleep(6_000);
      expect(tries).toHaveLength(3);
      const [first = 0, second = 0, third = 0] = tries;
      expect(second - first).toBeGreaterThanOrEqual(900);
      expect(third - second).toBeGreaterThanOrEqual(900);
    }, 60_000);

    it('a job that failed once and then did not is not run a third time', async () => {
      const queue = await start();
      const kind = newKind({ limit: 5, delaySeconds: 1 });
      let tries = 0;
      await queue.process(kind, async () => {
        if (++tries === 1) throw new Error('at first');
      });
      await subject.transaction((em) => queue.enqueue(em, kind, { note: 'second time lucky' }));
      await until(() => tries === 2);
      await sleep(3_000);
      expect(tries).toBe(2);
    }, 40_000);

    it('two processes share the jobs: each job is run once', async () => {
      const kind = newKind();
      const done: string[] = [];
      const workers = new Set<number>();
      for (const [at, queue] of [await start(), await start()].entries()) {
        await queue.process(kind, async ({ note }) => {
          done.push(note);
          workers.add(at);
          await sleep(100);
        });
      }
      const [queue] = running;
      const notes = Array.from({ length: 12 }, (_, at) => `job ${at}`);
      for (const note of notes) {
        await subject.transaction((em) => (queue as JobQueue).enqueue(em, kind, { note }));
      }
      await until(() => done.length >= notes.length, 60_000);
      await sleep(500);
      expect(done.sort()).toEqual([...notes].sort());
      expect(workers.size).toBe(2);
    }, 90_000);

    it('wakes every process that waits for the topic, and no other topic', async () => {
      const [one, two] = [await start(), await start()];
      const woken: string[] = [];
      await one.onWake('contract_a', () => void woken.push('one a'));
      await two.onWake('contract_a', () => void woken.push('two a'));
      await two.onWake('contract_b', () => void woken.push('two b'));
      await subject.transaction((em) => one.wake(em, 'contract_a'));
      await until(() => woken.length === 2);
      await sleep(100);
      expect(woken.sort()).toEqual(['one a', 'two a']);
    });

    it('calls the handler after a gap in which a wake-up may have been lost, and later ones too', async () => {
      const queue = await start();
      let woken = 0;
      await queue.onWake('contract_gap', () => void woken++);
      await subject.loseWakeUps();
      await until(() => woken > 0);
      const before = woken;
      await subject.transaction((em) => queue.wake(em, 'contract_gap'));
      await until(() => woken > before);
    });
  });
}
