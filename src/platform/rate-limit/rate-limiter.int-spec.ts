import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import type { AppConfig } from '../config/index.js';
import { Database, newId, ormOptions } from '../database/index.js';
import type { RateLimitError } from '../errors/index.js';
import { RateLimiter } from './rate-limiter.js';

const logger = { warn: () => undefined } as unknown as Logger;
let open: OpenDatabase;

beforeAll(async () => {
  open = await openDatabase(8);
});
afterAll(() => open.close());

/** A limiter as another process would have it, with `sign-in-account` at 5 per `seconds`. */
function process(seconds = 60, factor = 1, db = open.db): RateLimiter {
  const rules = { ...open.config.limits.rules, 'sign-in-account': { points: 5, seconds } };
  const config = { ...open.config, limits: { factor, rules } } as AppConfig;
  return new RateLimiter(db, config, logger);
}

async function passed(attempts: Promise<void>[]): Promise<number> {
  const results = await Promise.allSettled(attempts);
  for (const result of results) {
    if (result.status === 'rejected') {
      expect(result.reason).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED' });
    }
  }
  return results.filter(({ status }) => status === 'fulfilled').length;
}

describe('RateLimiter', () => {
  it('lets exactly the limit through, of 60 at once in three processes', async () => {
    const key = newId();
    const processes = [process(), process(), process()];
    const attempts = Array.from({ length: 60 }, (_, at) =>
      (processes[at % 3] as RateLimiter).consume('sign-in-account', key),
    );
    expect(await passed(attempts)).toBe(5);
  });

  it('says how long to wait, in words too', async () => {
    const key = newId();
    const limiter = process();
    for (let at = 0; at < 5; at++) await limiter.consume('sign-in-account', key);
    const refusal = await limiter.consume('sign-in-account', key).catch((error: unknown) => error);
    const { retryAfterSeconds } = refusal as RateLimitError;
    expect(retryAfterSeconds).toBeGreaterThan(50);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(refusal).toMatchObject({
      status: 429,
      details: { limit: 5, windowSeconds: 60, rule: 'sign-in-account' },
      message: expect.stringMatching(/^Too many requests\. Please try again in \d+ seconds\.$/),
    });
  });

  it('begins anew when the window ends', async () => {
    const key = newId();
    const limiter = process(1);
    expect(
      await passed(Array.from({ length: 9 }, () => limiter.consume('sign-in-account', key))),
    ).toBe(5);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await limiter.consume('sign-in-account', key);
  });

  it('counts keys and rules apart, and points as many as they are', async () => {
    const limiter = process();
    const key = newId();
    await limiter.consume('sign-in-account', key, 5);
    await limiter.consume('sign-in-account', newId());
    await limiter.consume('sign-in-ip', key);
    expect(await passed([limiter.consume('sign-in-account', key)])).toBe(0);
  });

  it('multiplies its rules by the factor', async () => {
    const key = newId();
    const limiter = process(60, 2);
    expect(
      await passed(Array.from({ length: 30 }, () => limiter.consume('sign-in-account', key))),
    ).toBe(10);
  });

  it('sweeps what is over and keeps what counts', async () => {
    const [over, counting] = [newId(), newId()];
    const limiter = process(1);
    await limiter.consume('sign-in-account', over);
    await process(60).consume('sign-in-account', counting);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await limiter.sweep();
    const keys = await open.db.rows(sql<{ key: string }>`select key from rate_limit_counter`);
    const has = (id: string): boolean => keys.some(({ key }) => key.includes(id));
    expect([has(over), has(counting)]).toEqual([false, true]);
  });

  it('fails closed when the counter cannot be reached', async () => {
    const orm = await MikroORM.init(
      ormOptions([], {
        url: 'postgresql://127.0.0.1:1/nowhere',
        poolMax: 1,
        warn: () => undefined,
      }),
    );
    try {
      const limiter = process(60, 1, new Database(orm));
      await expect(limiter.consume('sign-in-account', newId())).rejects.toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        status: 503,
        retryAfterSeconds: 5,
      });
    } finally {
      await orm.close(true);
    }
  });
});
