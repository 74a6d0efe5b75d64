import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Finding } from '../report.js';

/** What making some pages took: mean time and processor time of one in ms, most memory in MB. */
export interface Made {
  time: number;
  cpu: number;
  memory: number;
}

/** A process that works as those of the pool do; `child` is its program in this folder. */
export class EngineProcess<Told> {
  private readonly child;

  constructor(child: string) {
    // As the pool starts its processes.
    this.child = fork(join(import.meta.dirname, child), {
      execArgv: ['--max-semi-space-size=8'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        MALLOC_ARENA_MAX: '2',
        MALLOC_MMAP_THRESHOLD_: '1048576',
        MALLOC_TRIM_THRESHOLD_: '4194304',
      },
    });
  }

  /** Gives it something to do and resolves with what it tells afterwards. */
  work(task: object): Promise<Told> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('the process of the engine ended'));
      this.child.once('exit', ended);
      this.child.once('message', (told: Told) => {
        this.child.off('exit', ended);
        resolve(told);
      });
      this.child.send(task);
    });
  }

  stop(): void {
    this.child.kill();
  }
}

interface Pages {
  /** A task of the engine, and requests to it. */
  task: string;
  wishes: readonly object[];
  folder: string;
  /** How often all are made in each half of the work. */
  rounds: number;
}

interface Halves {
  first: Made;
  second: Made;
  /** How many were made in both together. */
  amount: number;
}

/** Makes all wishes again and again in one process, and tells of both halves; one unmeasured round goes before. */
export async function makeInHalves({ task, wishes, folder, rounds }: Pages): Promise<Halves> {
  const engine = new EngineProcess<Made>('engine-child.mjs');
  const make = (times: number) =>
    engine.work({ task, folder, wishes: Array.from({ length: times }, () => wishes).flat() });
  try {
    await make(1);
    const first = await make(rounds);
    const second = await make(rounds);
    return { first, second, amount: 2 * rounds * wishes.length };
  } finally {
    engine.stop();
  }
}

/** That the memory of a process grows no further the longer it works. */
export const flatMemory = ({ first, second, amount }: Halves): Finding => ({
  what: `the same in the second half of ${amount}`,
  baseline: 'the first half',
  value: second.memory / first.memory,
  unit: '×',
  good: 'low',
  must: 1.1,
  aim: 1.05,
  detail: `${second.memory.toFixed(0)} against ${first.memory.toFixed(0)} MB`,
});
