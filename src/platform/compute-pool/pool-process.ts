import { fork, type ChildProcess } from 'node:child_process';
import type { FromChild, ToChild } from './pool-messages.js';

const CHILD_ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './child.ts' : './child.js',
  import.meta.url,
);

/**
 * All that a child sees of the environment, so that no secret of the parent's reaches code that decodes
 * strangers' files. Fewer malloc arenas keep libvips' buffers from fragmenting the heap. And glibc gives what is
 * larger than a megabyte pages of its own, which go back when it is freed: left to itself it moves that limit up to
 * 32 MB as such are freed, and pictures come to lie between small things that stay (mallopt(3), M_MMAP_THRESHOLD).
 */
const CHILD_ENV = {
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '4194304',
};

/**
 * MB that V8 may take for either half of what is new. Left to itself it doubles them up to 16 as tasks go by, and keeps
 * them; what this work leaves behind are buffers outside of the heap, and few small things.
 */
const YOUNG = '--max-semi-space-size=8';

export interface PoolProcessEvents {
  message(message: FromChild): void;
  exit(code: number | null, signal: NodeJS.Signals | null): void;
}

/** One child process and what the pool must know of it. */
export class PoolProcess {
  private readonly child: ChildProcess;
  private readonly gone: Promise<void>;
  tasksDone = 0;
  retired = false;

  constructor(events: PoolProcessEvents) {
    this.child = fork(CHILD_ENTRY, {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', YOUNG],
      env: CHILD_ENV,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child.on('message', (message) => events.message(message as FromChild));
    this.gone = new Promise((resolve) => {
      let ended = false;
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        if (ended) return;
        ended = true;
        resolve();
        events.exit(code, signal);
      };
      this.child.on('exit', end);
      this.child.on('error', () => {
        // A failed spawn never emits 'exit'; a failed send does not end the process.
        if (this.child.pid === undefined) end(null, null);
      });
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Throws when the message cannot be cloned. */
  send(message: ToChild): void {
    this.child.send(message);
  }

  cancel(id: number): void {
    if (this.child.connected) this.child.send({ kind: 'cancel', id } satisfies ToChild);
  }

  /** A busy child keeps the parent's event loop alive, an idle one does not. */
  holdParent(hold: boolean): void {
    if (hold) {
      this.child.ref();
      this.child.channel?.ref();
    } else {
      this.child.unref();
      this.child.channel?.unref();
    }
  }

  /** Lets an idle child end by itself. */
  retire(): void {
    this.retired = true;
    if (this.child.connected) this.child.disconnect();
  }

  kill(): void {
    this.retired = true;
    this.child.kill('SIGKILL');
  }

  exited(): Promise<void> {
    return this.gone;
  }
}
