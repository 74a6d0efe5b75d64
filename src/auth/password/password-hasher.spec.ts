import { beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import type { AppConfig } from '../../platform/config/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { PasswordHasher } from './password-hasher.js';

const EMAIL = 'ada@example.test';
const PASSWORD = 'correct horse battery';

function hasherWith(argon2: Partial<AppConfig['auth']['argon2']> = {}): PasswordHasher {
  const config = {
    auth: {
      argon2: {
        memoryKiB: 19_456,
        iterations: 2,
        parallelism: 1,
        maxConcurrent: 2,
        maxQueued: 100,
        ...argon2,
      },
    },
    encryption: { keys: [], lookupSecret: 'a lookup secret of the tests, long enough' },
  } as unknown as AppConfig;
  return new PasswordHasher(config, new LookupHash(config));
}

describe('PasswordHasher', () => {
  let hasher: PasswordHasher;
  let hashed: string;

  const matches = async (stored: string | null, password: string): Promise<boolean> =>
    (await hasher.match([stored], password, EMAIL)) !== undefined;

  beforeAll(async () => {
    hasher = hasherWith();
    hashed = await hasher.hash(PASSWORD, EMAIL);
  });

  it('uses argon2id with the configured parameters', () => {
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it('knows the right password from a wrong one', async () => {
    expect(await matches(hashed, PASSWORD)).toBe(true);
    expect(await matches(hashed, 'correct horse batterY')).toBe(false);
    expect(await matches(hashed, '')).toBe(false);
    expect(await matches(null, PASSWORD)).toBe(false);
  });

  it('takes an accent for the same however it was typed', async () => {
    const composed = await hasher.hash('caf\u00e9 au lait', EMAIL);
    expect(await matches(composed, 'cafe\u0301 au lait')).toBe(true);
  });

  it('salts by address: equal passwords of two addresses have nothing in common', async () => {
    const other = await hasher.hash(PASSWORD, 'bob@example.test');
    expect(other.split('$')[4]).not.toBe(hashed.split('$')[4]);
    expect(other.split('$')[5]).not.toBe(hashed.split('$')[5]);
  });

  it('finds the account among many that claim an address, and says how it would be stored', async () => {
    const stored = [
      await hasher.hash('the first to come', EMAIL),
      null,
      hashed,
      await hasher.hash('one more of them', EMAIL),
    ];
    expect(await hasher.match(stored, PASSWORD, EMAIL)).toEqual({ index: 2, hash: hashed });
    expect(await hasher.match(stored, 'nobody’s password', EMAIL)).toBeUndefined();
  });

  it('works as long for no account, one and fifty', async () => {
    const fifty = await Promise.all(
      Array.from({ length: 50 }, (_, at) => hasher.hash(`password number ${at}`, EMAIL)),
    );
    const kinds: (readonly (string | null)[])[] = [[], [hashed], fifty];
    const times: number[][] = kinds.map(() => []);
    for (let round = 0; round < 9; round++) {
      for (const [at, stored] of kinds.entries()) {
        const start = performance.now();
        expect(await hasher.match(stored, 'wrong', EMAIL)).toBeUndefined();
        times[at]?.push(performance.now() - start);
      }
    }
    const [none = 0, one = 0, many = 0] = times.map((each) => Math.min(...each));
    for (const ratio of [none / one, many / one]) {
      expect(ratio).toBeGreaterThan(0.3);
      expect(ratio).toBeLessThan(3);
    }
  });

  it('still knows hashes of other parameters and other salts, and gives their successor', async () => {
    const older = [
      await hash(PASSWORD, { memoryCost: 19_456, timeCost: 3, parallelism: 1 }),
      await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
      await hasher.hash(PASSWORD, 'an-address-before@example.test'),
    ];
    for (const stored of older) {
      expect(await hasher.match([stored], PASSWORD, EMAIL)).toEqual({ index: 0, hash: hashed });
      expect(await matches(stored, 'wrong')).toBe(false);
    }
  });

  it('refuses with SERVICE_UNAVAILABLE when too many wait, and recovers', async () => {
    const small = hasherWith({ maxConcurrent: 1, maxQueued: 2 });
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => small.match([hashed], PASSWORD, EMAIL)),
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
    expect(await small.match([hashed], PASSWORD, EMAIL)).toBeDefined();
  });

  it('gives its place back after a failure', async () => {
    const small = hasherWith({ maxConcurrent: 1, maxQueued: 1 });
    await expect(small.match(['not a hash'], 'x', EMAIL)).rejects.toThrow();
    expect(await small.match([hashed], PASSWORD, EMAIL)).toBeDefined();
  });
});
