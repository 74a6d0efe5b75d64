import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { DomainError } from '../../platform/errors/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import { UserAccounts } from '../../users/index.js';
import { passwordIdentityOf } from '../identities/identities.service.js';
import { SignInFailures } from '../sign-in-failures.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import type { LoginRequest } from './password.dto.js';
import { PasswordHasher } from './password-hasher.js';

/** Signing in with an address and a password. */
@Injectable()
export class PasswordSignInService {
  constructor(
    private readonly db: Database,
    private readonly limiter: RateLimiter,
    private readonly accounts: UserAccounts,
    private readonly hasher: PasswordHasher,
    private readonly lookup: LookupHash,
    private readonly failures: SignInFailures,
    private readonly signIns: SignIns,
  ) {}

  /**
   * Signs in to the account with this password among those of the address. Whether there is none, it
   * has no password or the password is wrong: status, body, work and time are the same. Attempts are
   * counted before anything is compared.
   *
   * @throws DomainError AUTH_INVALID, AUTH_FORBIDDEN for suspended users who know their password,
   *   RateLimitError, UnavailableError.
   */
  async signIn({ email, password }: LoginRequest, ip: string): Promise<SignIn> {
    const emailHash = this.lookup.of('sign-in', email);
    await Promise.all([
      this.limiter.consume('sign-in-ip', callerKey(ip)),
      this.limiter.consume('sign-in-account', emailHash),
    ]);
    const claimants = await this.accounts.findClaimants(email);
    const stored = claimants.map(({ passwordHash }) => passwordHash);
    const match = await this.hasher.match(stored, password, email);
    const account = match && claimants[match.index];
    if (!account) {
      await this.failures.wrongPassword(claimants, email);
      throw new DomainError('AUTH_INVALID', 'The mail address or the password is wrong.');
    }
    if (account.status === 'suspended') {
      await this.failures.suspended(account.id, email);
      throw suspended();
    }
    if (account.passwordHash !== match.hash) {
      await this.db.transaction((em) => this.accounts.setPasswordHash(em, account.id, match.hash));
    }
    return this.signIns.begin(account, {
      provider: 'password',
      identityId: passwordIdentityOf(account.id),
    });
  }
}

/** For those only who have shown that the account is theirs. */
export function suspended(): DomainError {
  return new DomainError('AUTH_FORBIDDEN', 'This account is suspended. Please contact support.');
}
