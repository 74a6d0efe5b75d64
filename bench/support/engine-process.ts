import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What making some pages took: mean time of one in ms, most memory in MB. */
export interface Made {
  time: number;
  memory: number;
}

/** A process that works as those of the pool do, for one task of the engine. */
export class EngineProcess {
  private readonly child = fork(join(import.meta.dirname, 'engine-child.mjs'), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As the pool starts its processes.
    env: { LANG: 'C.UTF-8', TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
  });

  constructor(
    private readonly task: string,
    private readonly wishes: readonly object[],
    private readonly folder: string,
  ) {}

  /** Makes all wishes so many times over. */
  make(rounds: number): Promise<Made> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('the process that makes pages ended'));
      this.child.once('exit', ended);
      this.child.once('message', (told: Made) => {
        this.child.off('exit', ended);
        resolve(told);
      });
      const wishes = Array.from({ length: rounds }, () => this.wishes).flat();
      this.child.send({ task: this.task, wishes, folder: this.folder });
    });
  }

  stop(): void {
    this.child.kill();
  }
}
