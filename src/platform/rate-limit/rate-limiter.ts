import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { sql } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { type AppConfig, AppConfigToken, type RateLimitRule } from '../config/index.js';
import { Database, preparedText } from '../database/index.js';
import { RateLimitError, UnavailableError } from '../errors/index.js';
import { InjectLogger, type Logger } from '../observability/index.js';

const SWEEP_MS = 60_000;

/** How one key stands with one rule in the current window. */
export interface Standing {
  /** Points consumed by all processes, this time included. */
  consumed: number;
  msBeforeReset: number;
}

/**
 * Rate limits that all processes share, counted in PostgreSQL in fixed windows by the rules of
 * `config/limits.yaml`. Windows follow the machine's clock, not the program's shifted one.
 */
@Injectable()
export class RateLimiter implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly limiters: ReadonlyMap<RateLimitRule, RateLimiterPostgres>;
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {
    const storeClient = {
      query: async ({ text, values }: { text: string; values: readonly unknown[] }) => {
        const { rows } = await db.kysely.executeQuery(preparedText(text, values));
        return { rows, rowCount: rows.length };
      },
    };
    const rules = Object.keys(config.limits.rules) as RateLimitRule[];
    this.limiters = new Map(
      rules.map((rule) => [
        rule,
        new RateLimiterPostgres({
          storeClient,
          storeType: 'client',
          tableName: 'rate_limit_counter',
          tableCreated: true,
          clearExpiredByTimeout: false,
          keyPrefix: rule,
          points: this.points(rule),
          duration: config.limits.rules[rule].seconds,
          // A key that is used up costs no further query until its window ends.
          inMemoryBlockOnConsumed: this.points(rule),
        }),
      ]),
    );
  }

  /** How often the rule allows per window, `RATE_LIMIT_FACTOR` included; at least once. */
  points(rule: RateLimitRule): number {
    return Math.max(
      1,
      Math.floor(this.config.limits.rules[rule].points * this.config.limits.factor),
    );
  }

  seconds(rule: RateLimitRule): number {
    return this.config.limits.rules[rule].seconds;
  }

  /**
   * Counts `points` for `key` before what they stand for is done. `key` is an id, a `callerKey` or a
   * hash, never something personal, and at most 200 characters.
   *
   * @throws RateLimitError with the seconds to wait, once the rule is used up.
   * @throws UnavailableError where the counter cannot be reached: strict limits fail closed.
   */
  async consume(rule: RateLimitRule, key: string, points = 1): Promise<void> {
    try {
      await this.limiter(rule).consume(key, points);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw this.refusal(rule, error.msBeforeNext);
      throw new UnavailableError('The service is briefly unavailable. Please try again.', 5, {
        cause: error,
      });
    }
  }

  /** Counts without ever refusing; rejects where the counter cannot be reached. */
  async add(rule: RateLimitRule, key: string, points: number): Promise<Standing> {
    const { consumedPoints, msBeforeNext } = await this.limiter(rule).penalty(key, points);
    return { consumed: consumedPoints, msBeforeReset: msBeforeNext };
  }

  refusal(rule: RateLimitRule, msBeforeReset: number): RateLimitError {
    const seconds = Math.max(1, Math.ceil(msBeforeReset / 1000));
    return new RateLimitError(`Too many requests. Please try again in ${wait(seconds)}.`, seconds, {
      limit: this.points(rule),
      windowSeconds: this.seconds(rule),
      rule,
    });
  }

  onApplicationBootstrap(): void {
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_MS * (0.9 + Math.random() * 0.2));
    this.sweeper.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeper);
  }

  /** Deletes counters whose window has ended. */
  async sweep(): Promise<void> {
    try {
      await this.db.rows(sql`delete from rate_limit_counter where expire < ${Date.now()}`);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweeping rate limits failed');
    }
  }

  private limiter(rule: RateLimitRule): RateLimiterPostgres {
    const limiter = this.limiters.get(rule);
    if (!limiter) throw new Error(`config/limits.yaml has no rule ${rule}`);
    return limiter;
  }
}

function wait(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
