import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { RateLimitRule } from '../config/index.js';
import { InjectLogger, type Logger } from '../observability/index.js';
import { type Allowance, BatchedCounter } from './batched-counter.js';
import { callerKey } from './caller-key.js';
import { RateLimiter } from './rate-limiter.js';

const MAX_KEYS = 20_000;
const MAX_BATCH = 20;
/** How long a request waits for the shared counter before it passes uncounted. */
const PATIENCE_MS = 500;
const LOG_EVERY_MS = 10_000;

type GeneralRule = Extract<RateLimitRule, 'api-session' | 'api-anonymous'>;

/**
 * The general limit on API requests, per session and for strangers per address. It protects the
 * service from a runaway client, so it counts in batches (see {@link BatchedCounter} for the error
 * bound; the batch is a thirtieth of the limit, at most 20) and lets requests pass, with a warning in the log, when
 * the shared counter does not answer.
 */
@Injectable()
export class ApiLimit {
  private readonly counters: Readonly<Record<GeneralRule, BatchedCounter>>;
  private loggedAt = 0;

  constructor(
    private readonly limiter: RateLimiter,
    @InjectLogger() private readonly logger: Logger,
  ) {
    this.counters = {
      'api-session': this.counter('api-session'),
      'api-anonymous': this.counter('api-anonymous'),
    };
  }

  /**
   * Counts one request and tells the caller how they stand by the `RateLimit-*` headers: at once, unless
   * the shared counter must be told first.
   *
   * @throws RateLimitError once the limit is used up.
   */
  count(caller: { sessionId?: string; ip: string }, reply: FastifyReply): void | Promise<void> {
    const rule: GeneralRule = caller.sessionId ? 'api-session' : 'api-anonymous';
    const key = caller.sessionId ?? callerKey(caller.ip);
    const allowance = this.counters[rule].count(key);
    if (!(allowance instanceof Promise)) return this.tell(rule, allowance, reply);
    return allowance.then((late) => this.tell(rule, late, reply));
  }

  private tell(rule: GeneralRule, { allowed, remaining, resetMs }: Allowance, reply: FastifyReply) {
    void reply
      .header('ratelimit-limit', String(this.limiter.points(rule)))
      .header('ratelimit-remaining', String(remaining))
      .header('ratelimit-reset', String(Math.ceil(resetMs / 1000)));
    if (!allowed) throw this.limiter.refusal(rule, resetMs);
  }

  private counter(rule: GeneralRule): BatchedCounter {
    const limit = this.limiter.points(rule);
    return new BatchedCounter(
      {
        limit,
        windowMs: this.limiter.seconds(rule) * 1000,
        batch: Math.max(1, Math.min(MAX_BATCH, Math.floor(limit / 30))),
        maxKeys: MAX_KEYS,
      },
      (key, points) => withPatience(this.limiter.add(rule, key, points)),
      (error) => this.logFailure(error),
    );
  }

  private logFailure(error: unknown): void {
    if (Date.now() - this.loggedAt < LOG_EVERY_MS) return;
    this.loggedAt = Date.now();
    this.logger.warn({ err: error }, 'general rate limits are not shared at the moment');
  }
}

/**
 * Whether a route counts towards the general limit: those of the API do, but for the ones that
 * carry bytes or a stream of events, of which one page may need many, and for what services send us,
 * all from few addresses.
 */
export function countsTowardsLimit(route: string): boolean {
  return (
    route.startsWith('/api/v1/') &&
    !route.startsWith('/api/v1/files/') &&
    !route.startsWith('/api/v1/webhooks/') &&
    !/\/(download|events)$/.test(route)
  );
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
