import { UnavailableError } from '../errors/index.js';

/**
 * Operations on disks that run at a time, of all disks of the process together. Each takes one of
 * libuv's four threads for as long as the system does not answer, and what is not about files
 * (passwords, names, compression) needs one too: so a disk that hangs never has them all.
 */
const AT_ONCE = 3;
const RETRY_MS = 2_000;

/** Whoever waits for a turn, the first first. */
class Turns {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  take(begin: () => void): void {
    if (this.taken === AT_ONCE) return void this.waiting.push(begin);
    this.taken++;
    begin();
  }

  end(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken--;
  }
}

const turns = new Turns();

/** What a caller is told where a disk does not answer. */
export const diskUnavailable = (options?: ErrorOptions): UnavailableError =>
  new UnavailableError('Files cannot be stored or read right now.', 10, options);

/**
 * A disk that may fall silent, as a network share does whose server is gone: the system then lets
 * file operations wait without end. Here they end after `timeoutMs` for their callers, and from then
 * on all others are refused at once, until one operation, a probe, has come back. What was given up
 * is told so by its signal, and whatever it still brings is handed to `late`.
 */
export class LocalDisk {
  private silent = false;

  constructor(
    private readonly timeoutMs: number,
    /** Does something small that needs the disk itself. */
    private readonly probe: () => Promise<unknown>,
  ) {}

  /**
   * Does a piece of work that is a matter of moments on a disk that is well. Errors of the system
   * pass unchanged.
   * @throws UnavailableError where it takes longer, or the disk is known to be silent
   */
  run<T>(
    work: (signal: AbortSignal) => Promise<T>,
    late?: (result: T) => Promise<unknown>,
  ): Promise<T> {
    if (this.silent) return Promise.reject(diskUnavailable());
    const abort = new AbortController();
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let begun = false;
    const timer = setTimeout(() => {
      abort.abort();
      reject(diskUnavailable());
      // One that had no turn yet says nothing about the disk.
      if (begun) this.fallSilent();
    }, this.timeoutMs);
    turns.take(() => {
      if (abort.signal.aborted) return turns.end();
      begun = true;
      void work(abort.signal)
        .then((result) => (abort.signal.aborted ? late?.(result) : resolve(result)))
        .catch(reject)
        .finally(() => {
          clearTimeout(timer);
          turns.end();
        });
    });
    return promise;
  }

  /**
   * Work that cleans up: now, or as soon as the disk lets it. Never throws. What a process that ends
   * meanwhile has not done is left to the sweeps.
   */
  async eventually(work: () => Promise<unknown>): Promise<void> {
    try {
      await this.run(work);
    } catch {
      setTimeout(() => void this.eventually(work), RETRY_MS).unref();
    }
  }

  /** One probe, which waits as long as the disk does: a second would only hold one more thread. */
  private fallSilent(): void {
    if (this.silent) return;
    this.silent = true;
    turns.take(() => {
      const answered = (): void => {
        this.silent = false;
        turns.end();
      };
      this.probe().then(answered, answered);
    });
  }
}
