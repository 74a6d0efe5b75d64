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

  describe('counting several at once', () => {
    const points = async (key: string): Promise<number | undefined> =>
      (
        await open.db.row(
          sql<{ points: number }>`select points from rate_limit_counter where key = ${key}`,
        )
      )?.points;

    it('tells how each stands, in their order, and looks without counting where points are 0', async () => {
      const limiter = process();
      const [a, b] = [newId(), newId()];
      await limiter.consume('sign-in-ip', b, 3);
      const standings = await open.db.transaction((em) =>
        limiter.addIn(em, [
          { rule: 'sign-in-ip', key: b },
          { rule: 'sign-in-account', key: a, points: 2 },
          { rule: 'sign-in-account', key: b, points: 0 },
        ]),
      );
      expect(standings.map(({ consumed }) => consumed)).toEqual([4, 2, 0]);
      for (const { msBeforeReset } of standings) {
        expect(msBeforeReset).toBeGreaterThan(50_000);
        // A fraction of a millisecond counts as a whole one.
        expect(msBeforeReset).toBeLessThanOrEqual(60_001);
      }
    });

    it('is undone by a rollback', async () => {
      const limiter = process();
      const key = newId();
      const attempt = open.db.transaction(async (em) => {
        await limiter.addIn(em, [{ rule: 'sign-in-account', key }]);
        throw new Error('changed my mind');
      });
      await expect(attempt).rejects.toThrow('changed my mind');
      expect(await points(`sign-in-account:${key}`)).toBeUndefined();
    });

    it('shares its counters with the single ones, and starts anew in a new window', async () => {
      const limiter = process();
      const key = newId();
      const once = () =>
        open.db.transaction((em) => limiter.addIn(em, [{ rule: 'sign-in-account', key }]));
      await limiter.consume('sign-in-account', key);
      expect((await once())[0]?.consumed).toBe(2);
      await open.db.rows(sql`
        update rate_limit_counter set expire = expire - 60001
        where key = ${`sign-in-account:${key}`}`);
      expect((await once())[0]?.consumed).toBe(1);
    });

    it('counts every one of 100 that meet, in whatever order they name their keys', async () => {
      const limiter = process();
      const keys = [newId(), newId(), newId()];
      const seen = await Promise.all(
        Array.from({ length: 100 }, (_, at) =>
          open.db.transaction(async (em) => {
            const order = at % 2 ? keys : [...keys].reverse();
            const claims = order.map((key) => ({ rule: 'sign-in-account' as const, key }));
            return (await limiter.addIn(em, claims))[0]?.consumed;
          }),
        ),
      );
      expect(new Set(seen).size).toBe(100);
      for (const key of keys) expect(await points(`sign-in-account:${key}`)).toBe(100);
    });

    it('gives back, but never below nothing and never what is over', async () => {
      const limiter = process();
      const [a, b, over] = [newId(), newId(), newId()];
      await limiter.consume('sign-in-account', a, 3);
      await limiter.consume('sign-in-account', b);
      await limiter.consume('sign-in-account', over, 3);
      await open.db.rows(sql`
        update rate_limit_counter set expire = ${Date.now()}
        where key = ${`sign-in-account:${over}`}`);
      const claims = [a, b, over].map((key) => ({
        rule: 'sign-in-account' as const,
        key,
        points: 2,
      }));
      await open.db.rows(limiter.givingBack(claims));
      const left = await Promise.all([a, b, over].map((key) => points(`sign-in-account:${key}`)));
      expect(left).toEqual([1, 0, 3]);
    });
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
