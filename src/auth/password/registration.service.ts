import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { Database, type Em } from '../../platform/database/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import { type Account, displayNameFrom, UserAccounts } from '../../users/index.js';
import { IdentitiesService, passwordIdentityOf } from '../identities/identities.service.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import type { RegisterRequest } from './password.dto.js';
import { AccountMails } from './account-mails.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRules } from './password-rules.js';
import { suspended } from './password-sign-in.service.js';

/** Registering with an address and a password. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly limiter: RateLimiter,
    private readonly accounts: UserAccounts,
    private readonly hasher: PasswordHasher,
    private readonly lookup: LookupHash,
    private readonly identities: IdentitiesService,
    private readonly signIns: SignIns,
    private readonly rules: PasswordRules,
    private readonly mails: AccountMails,
  ) {}

  /**
   * Makes an account and signs its owner in, whether or not the address has accounts already: status,
   * body, work and time are the same, and nobody learns from them who is here (ADR 0010). The address
   * becomes the account's own once somebody confirms it by mail. Whoever registers with the password
   * of an account of this address is its owner, and is signed in to it; so a registration that is
   * sent twice makes one account.
   *
   * @throws DomainError AUTH_FORBIDDEN for suspended users who know their password, RateLimitError,
   *   UnavailableError.
   */
  async register(request: RegisterRequest, ip: string): Promise<SignIn> {
    const { email, password } = request;
    this.rules.check(password, email);
    await Promise.all([
      this.limiter.consume('register-ip', callerKey(ip)),
      // A guess at a password is one here, too.
      this.limiter.consume('sign-in-account', this.lookup.of('sign-in', email)),
    ]);
    const passwordHash = await this.hasher.hash(password, email);
    const isFull = await this.mails.isFull('verify', email);
    const { account, session, tellOwner } = await this.db.transaction(async (em) => {
      await this.accounts.lockAddress(em, email);
      const claimants = await this.accounts.findClaimants(email, em);
      const known = claimants.find((claimant) => claimant.passwordHash === passwordHash);
      return known ? this.welcomeBack(em, known) : this.create(em, request, passwordHash, isFull);
    });
    return this.signIns.signedIn(account, session, { tellOwner });
  }

  private async create(em: Em, request: RegisterRequest, passwordHash: string, isFull: boolean) {
    const account = await this.accounts.create(em, {
      email: request.email,
      displayName: request.displayName ?? displayNameFrom(request.email),
      passwordHash,
      role: 'GUEST',
    });
    const identityId = await this.identities.add(em, {
      userId: account.id,
      provider: 'password',
      providerUserId: account.id,
    });
    const session = await this.signIns.beginIn(em, account, { provider: 'password', identityId });
    await this.audit.record(em, {
      action: 'user.registered',
      actor: { userId: account.id, roles: account.roles },
      entityType: 'user',
      entityId: account.id,
      diff: { sessionId: session.sessionId },
    });
    await this.mails.confirm(em, 'verify', { ...account, email: request.email }, isFull);
    return { account, session, tellOwner: false };
  }

  private async welcomeBack(em: Em, account: Account) {
    if (account.status === 'suspended') throw suspended();
    const identityId = passwordIdentityOf(account.id);
    const session = await this.signIns.beginIn(em, account, { provider: 'password', identityId });
    await this.audit.record(em, {
      action: 'session.started',
      actor: { userId: account.id, roles: account.roles },
      entityType: 'session',
      entityId: session.sessionId,
      diff: { provider: 'password' },
    });
    return { account, session, tellOwner: true };
  }
}
