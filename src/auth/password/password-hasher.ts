import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { timingSafeEqual } from 'node:crypto';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { UnavailableError } from '../../platform/errors/index.js';

/** Above this the work of hashing could be made large from outside. */
export const MAX_PASSWORD_BYTES = 1024;

export interface PasswordMatch {
  /** Which of the stored hashes belongs to the password. */
  readonly index: number;
  /** The password's hash as it would be stored today. */
  readonly hash: string;
}

/**
 * argon2id with the parameters of `config/auth.yaml`. Few hashes run at a time, because they share
 * the thread pool with files and pictures; when too many wait, more are refused.
 *
 * The salt belongs to the mail address (a keyed hash of it), not to the account: several accounts may
 * claim one address until somebody shows that it is theirs (ADR 0010), and one computation compares a
 * password with all of them. So signing in takes as long with none, one or many.
 */
@Injectable()
export class PasswordHasher {
  private readonly options: { memoryCost: number; timeCost: number; parallelism: number };
  private readonly maxConcurrent: number;
  private readonly maxQueued: number;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    @AppConfigToken() config: AppConfig,
    private readonly lookup: LookupHash,
  ) {
    const { memoryKiB, iterations, parallelism, maxConcurrent, maxQueued } = config.auth.argon2;
    this.options = { memoryCost: memoryKiB, timeCost: iterations, parallelism };
    this.maxConcurrent = maxConcurrent;
    this.maxQueued = maxQueued;
  }

  /** The password's hash for an account with this address, in PHC form. @throws UnavailableError when too many wait. */
  hash(password: string, email: string): Promise<string> {
    return this.takeTurn(() => this.compute(bytesOf(password), email));
  }

  /**
   * Finds the hash that the password belongs to, if any. Without a hash it works as long, so that
   * time does not tell whether there is an account. @throws UnavailableError when too many wait.
   */
  match(
    hashes: readonly (string | null)[],
    password: string,
    email: string,
  ): Promise<PasswordMatch | undefined> {
    return this.takeTurn(async () => {
      const bytes = bytesOf(password);
      const computed = await this.compute(bytes, email);
      let index = -1;
      for (const [at, stored] of hashes.entries()) {
        if (stored === null || index >= 0) continue;
        const matches = this.isOutdated(stored, computed)
          ? await verify(stored, bytes)
          : sameText(stored, computed);
        if (matches) index = at;
      }
      return index < 0 ? undefined : { index, hash: computed };
    });
  }

  /** Of other parameters or with another salt: of an older program, or made for another address. */
  private isOutdated(stored: string, computed: string): boolean {
    const end = computed.lastIndexOf('$');
    return stored.slice(0, end) !== computed.slice(0, end);
  }

  private compute(password: Buffer, email: string): Promise<string> {
    const salt = Buffer.from(this.lookup.of('password-salt', email), 'hex');
    return hash(password, { ...this.options, salt });
  }

  private async takeTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.maxConcurrent) {
      if (this.waiting.length >= this.maxQueued) {
        throw new UnavailableError('Too many people are signing in. Please try again shortly.', 2);
      }
      // Whoever finishes hands over its place, so `running` does not change here.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** The same characters give the same bytes, however a keyboard composes its accents. */
function bytesOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
