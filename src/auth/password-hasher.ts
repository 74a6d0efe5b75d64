import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { UnavailableError } from '../platform/errors/index.js';

/** Above this the work of hashing could be made large from outside. */
export const MAX_PASSWORD_BYTES = 1024;

/**
 * argon2id with the parameters of `config/auth.yaml`. Few hashes run at a time, because they share
 * the thread pool with files and pictures; when too many wait, more are refused.
 */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly options: { memoryCost: number; timeCost: number; parallelism: number };
  private readonly maxConcurrent: number;
  private readonly maxQueued: number;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** A hash that nobody knows the password of. */
  private decoy: Promise<string> | undefined;

  constructor(@AppConfigToken() config: AppConfig) {
    const { memoryKiB, iterations, parallelism, maxConcurrent, maxQueued } = config.auth.argon2;
    this.options = { memoryCost: memoryKiB, timeCost: iterations, parallelism };
    this.maxConcurrent = maxConcurrent;
    this.maxQueued = maxQueued;
  }

  async onModuleInit(): Promise<void> {
    await this.decoyHash();
  }

  /** The password's hash in PHC form. @throws UnavailableError when too many wait. */
  hash(password: string): Promise<string> {
    return this.takeTurn(() => hash(bytesOf(password), this.options));
  }

  /**
   * Whether the password belongs to the hash. Without a hash it works as long and says no, so that
   * time does not tell whether there is an account. @throws UnavailableError when too many wait.
   */
  verify(hashed: string | null | undefined, password: string): Promise<boolean> {
    return this.takeTurn(async () => {
      const matches = await verify(hashed ?? (await this.decoyHash()), bytesOf(password));
      return matches && hashed != null;
    });
  }

  /** Whether the hash was made with parameters that are no longer the configured ones. */
  isOutdated(hashed: string): boolean {
    const { memoryCost, timeCost, parallelism } = parseOptions(hashed);
    return (
      memoryCost !== this.options.memoryCost ||
      timeCost !== this.options.timeCost ||
      parallelism !== this.options.parallelism
    );
  }

  private decoyHash(): Promise<string> {
    return (this.decoy ??= hash(randomBytes(32), this.options));
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
