import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { type AppConfig, AppConfigToken, type RateLimitRule } from '../config/index.js';
import { Database, type Em, preparedText, rowsIn } from '../database/index.js';
import { RateLimitError, UnavailableError } from '../errors/index.js';
import { InjectLogger, type Logger } from '../observability/index.js';

const SWEEP_MS = 60_000;

/** How one key stands with one rule in the current window. */
export interface Standing {
  /** Points consumed by all processes, this time included. */
  consumed: number;
  msBeforeReset: number;
}

/** Something that one key uses up of one rule. */
export interface Claim {
  readonly rule: RateLimitRule;
  /** An id, a `callerKey` or a hash, never something personal; at most 200 characters. */
  readonly key: string;
  /** Default: 1. With 0 it is only looked at. */
  readonly points?: number;
}

interface CountedRow {
  key: string;
  points: number;
  expire: string | number;
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

  /**
   * Counts several claims in the transaction of `em`: what is rolled back was never counted. Never
   * refuses; resolves with how each claim stands, in their order, itself included. Until `em` ends,
   * others who claim the same wait.
   */
  async addIn(em: Em, claims: readonly Claim[]): Promise<Standing[]> {
    const now = Date.now();
    const rows = await rowsIn(em, this.counting(claims));
    return claims.map((claim) => {
      const row = rows.find(({ key }) => key === rowKey(claim));
      return { consumed: row?.points ?? 0, msBeforeReset: Number(row?.expire ?? now) - now };
    });
  }

  /**
   * The statement that counts the claims where `condition` holds, for those who need it as a part of
   * their own. Its rows are `key`, `points` and `expire` (ms since 1970).
   */
  counting(claims: readonly Claim[], condition = sql<unknown>`true`): RawBuilder<CountedRow> {
    const now = Date.now();
    const ends = claims.map(({ rule }) => now + this.seconds(rule) * 1000);
    // In the order of their keys, so that two that meet wait for each other instead of locking up.
    return sql<CountedRow>`
      insert into rate_limit_counter as counter (key, points, expire)
      select claim.key, claim.points, claim.ends
      from unnest(${claims.map(rowKey)}::text[], ${claims.map(({ points = 1 }) => points)}::int[],
                  ${ends}::bigint[]) as claim(key, points, ends)
      where ${condition} order by claim.key
      on conflict (key) do update
      set points = excluded.points + case when counter.expire > ${now} then counter.points else 0 end,
          expire = case when counter.expire > ${now} then counter.expire else excluded.expire end
      returning counter.key, counter.points, counter.expire`;
  }

  /** The statement that takes claims back, as far as their windows have not ended. */
  givingBack(claims: readonly Claim[]): RawBuilder<unknown> {
    return sql`
      with held as (
        select counter.key, claim.points
        from rate_limit_counter counter
        join unnest(${claims.map(rowKey)}::text[], ${claims.map(({ points = 1 }) => points)}::int[])
          as claim(key, points) on claim.key = counter.key
        where counter.expire > ${Date.now()} order by counter.key for update of counter
      )
      update rate_limit_counter set points = greatest(0, rate_limit_counter.points - held.points)
      from held where held.key = rate_limit_counter.key`;
  }

  refusal(rule: RateLimitRule, msBeforeReset: number): RateLimitError {
    const seconds = Math.max(1, Math.ceil(msBeforeReset / 1000));
    return new RateLimitError(
      `Too many requests. Please try again in ${waitInWords(seconds)}.`,
      seconds,
      {
        limit: this.points(rule),
        windowSeconds: this.seconds(rule),
        rule,
      },
    );
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

/** As the store of rate-limiter-flexible writes it. */
function rowKey({ rule, key }: Claim): string {
  return `${rule}:${key}`;
}

/** `1 second`, `42 seconds`, `5 minutes`, `3 hours`: rounded up, so that nobody comes too early. */
export function waitInWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  if (seconds <= 90 * 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}
