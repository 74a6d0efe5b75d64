import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { UserAccounts } from '../users/index.js';
import { PasswordHasher } from './password/password-hasher.js';

/**
 * Asks whoever is signed in to show once more that it is them, before something that cannot be taken
 * back: by the password where the account has one, else by having signed in a short while ago.
 */
@Injectable()
export class RecentProof {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly limiter: RateLimiter,
    private readonly accounts: UserAccounts,
    private readonly hasher: PasswordHasher,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * @throws DomainError AUTH_FORBIDDEN whose `details.proof` says what is asked for: `password` or
   *   `recent-sign-in`; RateLimitError
   */
  async require(user: Principal, password: string | undefined): Promise<void> {
    const { passwordHash = null, email = null } = (await this.accounts.findById(user.userId)) ?? {};
    if (passwordHash === null || email === null) return this.requireRecentSignIn(user);
    if (password === undefined || password === '') {
      throw refusal('password', 'Please give your password to confirm.', 'password');
    }
    await this.limiter.consume('sign-in-account', `proof:${user.userId}`);
    if (!(await this.hasher.match([passwordHash], password, email))) {
      throw refusal('password', 'This is not your password.', 'password');
    }
  }

  /** @throws DomainError AUTH_FORBIDDEN whose `details.proof` is `recent-sign-in` */
  async requireRecentSignIn({ sessionId }: Principal): Promise<void> {
    const since = this.clock.in(-this.config.auth.recentSignInSeconds * 1000);
    const recent = await this.db.row(
      sql`select 1 from session where id = ${sessionId} and created_at > ${since}`,
    );
    if (recent) return;
    throw refusal('recent-sign-in', 'Please sign in again to confirm that it is you.');
  }
}

function refusal(
  proof: 'password' | 'recent-sign-in',
  message: string,
  field?: string,
): DomainError {
  return new DomainError('AUTH_FORBIDDEN', message, { proof, ...(field ? { field } : {}) });
}
