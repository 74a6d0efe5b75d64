import type { Em } from '../database/index.js';

/** A kind of job: its name, what it carries (ids, never objects) and how often it is tried. */
export interface JobKind<P extends object> {
  readonly name: string;
  /** Further tries after the first failed, with exponential backoff from `retryDelaySeconds`. */
  readonly retryLimit: number;
  readonly retryDelaySeconds: number;
  /** Only to bind the payload's type. */
  readonly payload?: P;
}

/** Declares a kind of job. Names are lower case with dots: `assets.erase`. */
export function defineJob<P extends object>(
  name: string,
  retry: { limit: number; delaySeconds: number } = { limit: 10, delaySeconds: 2 },
): JobKind<P> {
  return { name, retryLimit: retry.limit, retryDelaySeconds: retry.delaySeconds };
}

/**
 * Wake-ups, delayed jobs and their retries. It decides nothing: what is to be done stands in the
 * tables, a job runs at least once, and its handler moves state by compare-and-set.
 *
 * Both verbs are transactional: a rolled-back transaction leaves neither job nor wake-up, a
 * committed one leaves its job even if the process dies right after. A wake-up may be lost, so
 * whoever waits for one also looks at intervals.
 */
export abstract class JobQueue {
  /** Runs the job at `at` (default: at once) after the transaction of `em` commits. */
  abstract enqueue<P extends object>(
    em: Em,
    kind: JobKind<P>,
    payload: P,
    at?: Date,
  ): Promise<void>;

  /** Handles jobs of this kind in this process until it stops; a thrown error means a retry. */
  abstract process<P extends object>(
    kind: JobKind<P>,
    handler: (payload: P) => Promise<void>,
  ): Promise<void>;

  /** Tells all listeners of `topic` in all processes, when the transaction of `em` commits. */
  abstract wake(em: Em, topic: string): Promise<void>;

  /** Calls `handler` on every wake-up of `topic`, and after any gap in which one may be lost. */
  abstract onWake(topic: string, handler: () => void): Promise<void>;
}
