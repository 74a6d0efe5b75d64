import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AppConfig } from '../platform/config/index.js';
import { PasswordHasher } from './password-hasher.js';

function hasherWith(argon2: Partial<AppConfig['auth']['argon2']> = {}): PasswordHasher {
  const auth = {
    argon2: {
      memoryKiB: 19_456,
      iterations: 2,
      parallelism: 1,
      maxConcurrent: 2,
      maxQueued: 100,
      ...argon2,
    },
  };
  return new PasswordHasher({ auth } as AppConfig);
}

describe('PasswordHasher', () => {
  let hasher: PasswordHasher;
  let hashed: string;

  beforeAll(async () => {
    hasher = hasherWith();
    await hasher.onModuleInit();
    hashed = await hasher.hash('correct horse battery');
  });

  it('uses argon2id with the configured parameters', () => {
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('knows the right password from a wrong one', async () => {
    expect(await hasher.verify(hashed, 'correct horse battery')).toBe(true);
    expect(await hasher.verify(hashed, 'correct horse batterY')).toBe(false);
    expect(await hasher.verify(hashed, '')).toBe(false);
  });

  it('takes an accent for the same however it was typed', async () => {
    const composed = await hasher.hash('caf\u00e9 au lait');
    expect(await hasher.verify(composed, 'cafe\u0301 au lait')).toBe(true);
  });

  it('says no without a hash, and works as long for it', async () => {
    const time = async (hash: string | null): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 9; round++) {
        const start = performance.now();
        expect(await hasher.verify(hash, 'wrong')).toBe(false);
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[4] ?? 0;
    };
    const ratio = (await time(null)) / (await time(hashed));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('tells a hash of other parameters', () => {
    expect(hasher.isOutdated(hashed)).toBe(false);
    expect(hasherWith({ iterations: 3 }).isOutdated(hashed)).toBe(true);
    expect(hasherWith({ memoryKiB: 32_768 }).isOutdated(hashed)).toBe(true);
    expect(hasherWith({ parallelism: 2 }).isOutdated(hashed)).toBe(true);
  });

  it('refuses with SERVICE_UNAVAILABLE when too many wait, and recovers', async () => {
    const small = hasherWith({ maxConcurrent: 1, maxQueued: 2 });
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => small.verify(hashed, 'correct horse battery')),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(results[5]).toMatchObject({
      reason: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 2 },
    });
    expect(await small.verify(hashed, 'correct horse battery')).toBe(true);
  });

  it('gives its place back after a failure', async () => {
    const small = hasherWith({ maxConcurrent: 1, maxQueued: 1 });
    await expect(small.verify('not a hash', 'x')).rejects.toThrow();
    expect(await small.verify(hashed, 'correct horse battery')).toBe(true);
  });
});
