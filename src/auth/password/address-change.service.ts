import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { DomainError, UnavailableError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import { UserAccounts } from '../../users/index.js';
import { RecentProof } from '../recent-proof.js';
import { AccountMails } from './account-mails.js';
import { PasswordHasher } from './password-hasher.js';

/** Another address for the account, in force once a link that comes there is opened (decision R-07). */
@Injectable()
export class AddressChangeService {
  constructor(
    private readonly db: Database,
    private readonly limiter: RateLimiter,
    private readonly accounts: UserAccounts,
    private readonly proof: RecentProof,
    private readonly hasher: PasswordHasher,
    private readonly mails: AccountMails,
  ) {}

  /**
   * Sends a link to the new address. Whether that has an account is told to nobody but its owner.
   *
   * @throws DomainError CONFLICT where it is the account's own, AUTH_FORBIDDEN, see
   *   {@link RecentProof.require}; RateLimitError, UnavailableError.
   */
  async request(user: Principal, email: string, password: string | undefined): Promise<void> {
    if (!this.mails.areOn) {
      throw new UnavailableError('Addresses cannot be changed: no mail server is set up.', 3600);
    }
    await this.proof.require(user, password);
    await this.limiter.consume('mail-ip', user.userId);
    const account = await this.accounts.findById(user.userId);
    if (!account) throw new DomainError('AUTH_REQUIRED', 'Please sign in.');
    if (account.emailVerified && account.email === email) {
      throw new DomainError('CONFLICT', 'This is your address already.', { field: 'email' });
    }
    const isFull = await this.mails.isFull('change', email);
    const { id, displayName } = account;
    // Stored for the new address from its first moment on, or wrong passwords would take longer there.
    const passwordHash =
      account.passwordHash !== null && password !== undefined
        ? await this.hasher.hash(password, email)
        : undefined;
    await this.db.transaction((em) =>
      this.mails.confirm(em, 'change', { id, displayName, email }, isFull, passwordHash),
    );
  }
}
