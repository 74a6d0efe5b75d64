import { ComputePoolError, RemoteTaskError } from './compute-pool.errors.js';
import type { TaskRef } from './compute-task.js';
import type { FromChild } from './pool-messages.js';
import { PoolProcess } from './pool-process.js';

export type TaskPriority = 'interactive' | 'batch';

export interface ComputePoolOptions {
  /** Most processes at a time. */
  processes: number;
  /** Most processes that batch tasks may hold; the rest stay free for interactive ones. */
  batchProcesses: number;
  /** Waiting tasks above this number are refused. */
  maxQueue: number;
  /** Time limit of a task that names none, in milliseconds of running (waiting does not count). */
  defaultTimeoutMs: number;
  /** How long a cancelled task may take to stop by itself before its process is killed. */
  cancelGraceMs: number;
  /** A process is replaced after this many tasks. */
  maxTasksPerProcess: number;
  /** A process whose resident memory is above this after a task is replaced. */
  maxRssBytes: number;
  /** An idle process ends after this time. */
  idleMs: number;
}

export interface RunOptions {
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
  onProgress?: ((value: unknown) => void) | undefined;
  /** Default `batch`. */
  priority?: TaskPriority | undefined;
}

interface Job {
  readonly id: number;
  readonly task: TaskRef<unknown, unknown>;
  readonly input: unknown;
  readonly priority: TaskPriority;
  readonly timeoutMs: number;
  readonly onProgress: ((value: unknown) => void) | undefined;
  resolve(output: unknown): void;
  reject(error: Error): void;
}

interface Slot {
  readonly process: PoolProcess;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

const DEFAULTS = {
  processes: 2,
  maxQueue: 1000,
  defaultTimeoutMs: 60_000,
  cancelGraceMs: 200,
  maxTasksPerProcess: 200,
  maxRssBytes: 800 * 1024 * 1024,
  idleMs: 120_000,
};

/**
 * A bounded pool of child processes for work that is heavy on CPU or memory.
 *
 * Processes start when they are needed. Tasks run first in, first out within their priority,
 * interactive before batch. A task that hangs, runs over time or is aborted loses its process;
 * a process that dies rejects its task; either way the next task gets a fresh process.
 */
export class ComputePool {
  private readonly options: ComputePoolOptions;
  private readonly slots = new Set<Slot>();
  private readonly leaving = new Set<PoolProcess>();
  private readonly waiting: Record<TaskPriority, Job[]> = { interactive: [], batch: [] };
  private nextId = 1;
  private closed = false;

  constructor(options: Partial<ComputePoolOptions> = {}) {
    const processes = Math.max(1, options.processes ?? DEFAULTS.processes);
    this.options = {
      ...DEFAULTS,
      batchProcesses: Math.max(1, processes - 1),
      ...options,
      processes,
    };
  }

  /**
   * Runs a task in a pool process.
   * @param input structured-cloneable: paths of files or small buffers
   * @throws RemoteTaskError what the task threw, with its name, code, field and details
   * @throws ComputePoolError POOL_CLOSED, POOL_FULL, TASK_ABORTED, TASK_TIMEOUT, TASK_NOT_SENT, PROCESS_CRASHED
   */
  run<I, O>(task: TaskRef<I, O>, input: I, options: RunOptions = {}): Promise<O> {
    const { signal } = options;
    if (this.closed) {
      return Promise.reject(new ComputePoolError('POOL_CLOSED', 'The compute pool is closed'));
    }
    if (signal?.aborted) return Promise.reject(aborted());
    if (this.waiting.batch.length + this.waiting.interactive.length >= this.options.maxQueue) {
      return Promise.reject(new ComputePoolError('POOL_FULL', 'Too many tasks are waiting'));
    }
    return new Promise<O>((resolve, reject) => {
      const onAbort = () => this.abandon(job, aborted());
      const settle = () => signal?.removeEventListener('abort', onAbort);
      const job: Job = {
        id: this.nextId++,
        task: task as unknown as TaskRef<unknown, unknown>,
        input,
        priority: options.priority ?? 'batch',
        timeoutMs: options.timeoutMs ?? this.options.defaultTimeoutMs,
        onProgress: options.onProgress,
        resolve: (output) => {
          settle();
          resolve(output as O);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiting[job.priority].push(job);
      this.dispatch();
    });
  }

  /** Pids of the living processes; for health pages and tests. */
  pids(): number[] {
    return [...this.slots].flatMap((slot) => slot.process.pid ?? []);
  }

  /** Rejects all tasks, ends all processes and resolves when they are gone. */
  async close(): Promise<void> {
    this.closed = true;
    const error = () => new ComputePoolError('POOL_CLOSED', 'The compute pool was closed');
    for (const queue of Object.values(this.waiting)) {
      for (const job of queue.splice(0)) job.reject(error());
    }
    for (const slot of this.slots) {
      const { job } = slot;
      this.drop(slot, job ? 'kill' : 'retire');
      job?.reject(error());
    }
    // A process that does not leave on its own must not keep the caller waiting.
    const timer = setTimeout(() => {
      for (const process of this.leaving) process.kill();
    }, 2000);
    await Promise.all([...this.leaving].map((process) => process.exited()));
    clearTimeout(timer);
  }

  private dispatch(): void {
    for (;;) {
      const priority = this.nextPriority();
      if (priority === undefined) return;
      const slot = this.idleSlot() ?? this.spawn();
      if (slot === undefined) return;
      const job = this.waiting[priority].shift();
      if (job === undefined) return;
      this.start(slot, job);
    }
  }

  private nextPriority(): TaskPriority | undefined {
    if (this.waiting.interactive.length > 0) return 'interactive';
    if (this.waiting.batch.length === 0) return undefined;
    let batch = 0;
    for (const slot of this.slots) if (slot.job?.priority === 'batch') batch++;
    return batch < this.options.batchProcesses ? 'batch' : undefined;
  }

  private idleSlot(): Slot | undefined {
    for (const slot of this.slots) if (slot.job === undefined) return slot;
    return undefined;
  }

  private spawn(): Slot | undefined {
    if (this.slots.size >= this.options.processes) return undefined;
    const process = new PoolProcess({
      message: (message) => this.onMessage(slot, message),
      exit: (code, signal) => this.onExit(slot, code, signal),
    });
    const slot: Slot = { process, job: undefined, timer: undefined };
    this.slots.add(slot);
    return slot;
  }

  private start(slot: Slot, job: Job): void {
    clearTimeout(slot.timer);
    slot.job = job;
    slot.timer = setTimeout(() => {
      const limit = job.timeoutMs;
      this.drop(slot, 'kill');
      job.reject(
        new ComputePoolError('TASK_TIMEOUT', `The task did not end within ${limit} ms`, {
          timeoutMs: limit,
        }),
      );
      this.dispatch();
    }, job.timeoutMs);
    slot.process.holdParent(true);
    try {
      const { module, name } = job.task;
      slot.process.send({ kind: 'run', id: job.id, module, name, input: job.input });
    } catch (cause) {
      this.release(slot);
      const reason = cause instanceof Error ? cause.message : String(cause);
      job.reject(new ComputePoolError('TASK_NOT_SENT', `The input cannot be sent: ${reason}`));
    }
  }

  private abandon(job: Job, error: ComputePoolError): void {
    job.reject(error);
    const queue = this.waiting[job.priority];
    const index = queue.indexOf(job);
    if (index >= 0) {
      queue.splice(index, 1);
      return;
    }
    for (const slot of this.slots) {
      if (slot.job !== job) continue;
      slot.process.cancel(job.id);
      clearTimeout(slot.timer);
      slot.timer = setTimeout(() => {
        this.drop(slot, 'kill');
        this.dispatch();
      }, this.options.cancelGraceMs);
    }
  }

  private onMessage(slot: Slot, message: FromChild): void {
    const { job } = slot;
    if (job === undefined || message.id !== job.id) return;
    if (message.kind === 'progress') {
      job.onProgress?.(message.value);
      return;
    }
    slot.process.tasksDone++;
    const worn =
      slot.process.tasksDone >= this.options.maxTasksPerProcess ||
      message.rss > this.options.maxRssBytes;
    if (worn) this.drop(slot, 'retire');
    else this.release(slot);
    if (message.kind === 'done') job.resolve(message.output);
    else job.reject(new RemoteTaskError(message.error));
    this.dispatch();
  }

  private onExit(slot: Slot, code: number | null, signal: NodeJS.Signals | null): void {
    this.leaving.delete(slot.process);
    if (!this.slots.delete(slot)) return;
    clearTimeout(slot.timer);
    slot.job?.reject(
      new ComputePoolError('PROCESS_CRASHED', 'The process of the task ended unexpectedly', {
        exitCode: code,
        signal,
      }),
    );
    this.dispatch();
  }

  private release(slot: Slot): void {
    clearTimeout(slot.timer);
    slot.job = undefined;
    slot.process.holdParent(false);
    slot.timer = setTimeout(() => this.drop(slot, 'retire'), this.options.idleMs);
    slot.timer.unref();
  }

  /** Takes a process out of the pool; its place is free at once. */
  private drop(slot: Slot, how: 'kill' | 'retire'): void {
    clearTimeout(slot.timer);
    slot.job = undefined;
    if (!this.slots.delete(slot)) return;
    this.leaving.add(slot.process);
    if (how === 'kill') slot.process.kill();
    else slot.process.retire();
  }
}

function aborted(): ComputePoolError {
  return new ComputePoolError('TASK_ABORTED', 'The task was aborted by its caller');
}
