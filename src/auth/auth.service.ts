import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-log/index.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { callerKey, RateLimiter } from '../platform/rate-limit/index.js';
import { displayNameFrom, UserAccounts } from '../users/index.js';
import type { LoginRequest, RegisterRequest } from './auth.dto.js';
import { IdentitiesService, passwordIdentityOf } from './identities/identities.service.js';
import { keyedHash } from './keyed-hash.js';
import { PasswordHasher } from './password-hasher.js';
import { type SignIn, SignIns } from './sign-ins.js';

/** Registering and signing in with a password. */
@Injectable()
export class AuthService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly limiter: RateLimiter,
    private readonly accounts: UserAccounts,
    private readonly hasher: PasswordHasher,
    private readonly identities: IdentitiesService,
    private readonly signIns: SignIns,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Makes an account and signs its owner in. An address that has an account already is answered
   * with CONFLICT: as long as addresses are not verified by mail, the newcomer has no other way to
   * learn what is wrong. The password is hashed either way, so that asking is never cheap.
   *
   * @throws DomainError CONFLICT, RateLimitError, UnavailableError.
   */
  async register(request: RegisterRequest, ip: string): Promise<SignIn> {
    await this.limiter.consume('register-ip', callerKey(ip));
    const passwordHash = await this.hasher.hash(request.password);
    const { account, session } = await this.db.transaction(async (em) => {
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
      return { account, session };
    });
    return this.signIns.signedIn(account, session);
  }

  /**
   * Signs in. Whether there is no such account, it has no password or the password is wrong: status,
   * body, work and time are the same. Attempts are counted before anything is compared.
   *
   * @throws DomainError AUTH_INVALID, AUTH_FORBIDDEN for suspended users who know their password,
   *   RateLimitError, UnavailableError.
   */
  async login(request: LoginRequest, ip: string): Promise<SignIn> {
    const emailHash = this.hashOf(request.email);
    await Promise.all([
      this.limiter.consume('sign-in-ip', callerKey(ip)),
      this.limiter.consume('sign-in-account', emailHash),
    ]);
    const account = await this.accounts.findByEmail(request.email);
    const matches = await this.hasher.verify(account?.passwordHash, request.password);
    if (!account?.passwordHash || !matches || account.status === 'erased') {
      await this.recordFailure(account?.id, request.email, 'credentials');
      throw new DomainError('AUTH_INVALID', 'The mail address or the password is wrong.');
    }
    if (account.status === 'suspended') {
      await this.recordFailure(account.id, request.email, 'suspended');
      throw new DomainError('AUTH_FORBIDDEN', 'This account is suspended. Please contact support.');
    }
    if (this.hasher.isOutdated(account.passwordHash)) {
      const passwordHash = await this.hasher.hash(request.password);
      await this.db.transaction((em) =>
        this.accounts.setPasswordHash(em, account.id, passwordHash),
      );
    }
    return this.signIns.begin(account, {
      provider: 'password',
      identityId: passwordIdentityOf(account.id),
    });
  }

  private async recordFailure(
    userId: string | undefined,
    email: string,
    reason: 'credentials' | 'suspended',
  ): Promise<void> {
    await this.db.rows(
      await this.audit.insertion({
        action: 'sign-in.failed',
        actor: 'anonymous',
        entityType: 'user',
        ...(userId === undefined ? { entityName: email } : { entityId: userId }),
        diff: { reason },
      }),
    );
  }

  private hashOf(email: string): string {
    return keyedHash(this.config.auth.jwtSecret ?? '', 'sign-in', email);
  }
}
