import type { Standing } from './rate-limiter.js';

export interface BatchedRule {
  readonly limit: number;
  readonly windowMs: number;
  /** Requests of one key that this process may pass before it tells the shared counter. */
  readonly batch: number;
  /** Keys remembered at once; the oldest are forgotten. */
  readonly maxKeys: number;
}

export interface Allowance {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly resetMs: number;
}

interface Window {
  endsAt: number;
  /** What the shared counter said last. */
  known: number;
  /** What passed here since the shared counter was told. */
  untold: number;
  telling: Promise<void> | undefined;
}

/**
 * Counts requests in this process and tells the shared counter once per `batch`, so that most
 * requests cost no query. With P processes a key passes at least `limit` requests per window and at
 * most `limit + P × batch`; one process alone is exact. If the shared counter fails, requests pass.
 */
export class BatchedCounter {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly rule: BatchedRule,
    private readonly tell: (key: string, points: number) => Promise<Standing>,
    private readonly onFailure: (error: unknown) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts one request of `key`, if it is allowed: at once, unless the shared counter must be told first. */
  count(key: string): Allowance | Promise<Allowance> {
    const window = this.windowOf(key);
    if (window.known + window.untold >= this.rule.limit) return this.allowance(window, false);
    if (window.untold < this.rule.batch) {
      window.untold += 1;
      return this.allowance(window, true);
    }
    window.telling ??= this.settle(key, window);
    return window.telling.then(() => this.count(key));
  }

  private async settle(key: string, window: Window): Promise<void> {
    const points = window.untold;
    try {
      const { consumed, msBeforeReset } = await this.tell(key, points);
      window.known = consumed;
      window.endsAt = this.now() + msBeforeReset;
    } catch (error) {
      this.onFailure(error);
    } finally {
      window.untold -= points;
      window.telling = undefined;
    }
  }

  private windowOf(key: string): Window {
    const found = this.windows.get(key);
    if (found && found.endsAt > this.now()) return found;
    const fresh = {
      endsAt: this.now() + this.rule.windowMs,
      known: 0,
      untold: 0,
      telling: undefined,
    };
    this.windows.delete(key);
    this.windows.set(key, fresh);
    if (this.windows.size > this.rule.maxKeys) {
      for (const oldest of this.windows.keys()) {
        this.windows.delete(oldest);
        break;
      }
    }
    return fresh;
  }

  private allowance(window: Window, allowed: boolean): Allowance {
    return {
      allowed,
      remaining: Math.max(0, this.rule.limit - window.known - window.untold),
      resetMs: Math.max(0, window.endsAt - this.now()),
    };
  }
}
