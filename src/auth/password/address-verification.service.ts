import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import { UserAccounts } from '../../users/index.js';
import { passwordIdentityOf } from '../identities/identities.service.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import { AccountMails, type Addressee } from './account-mails.js';
import { EmailTokens, outdated, type TokenBearer } from './email-tokens.js';
import { suspended } from './password-sign-in.service.js';

/** Showing that an address is one's own, by a link that came there. */
@Injectable()
export class AddressVerificationService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly limiter: RateLimiter,
    private readonly accounts: UserAccounts,
    private readonly tokens: EmailTokens,
    private readonly mails: AccountMails,
    private readonly signIns: SignIns,
  ) {}

  /**
   * Makes the address that the link went to the account's own, and signs in who holds the link.
   *
   * @throws DomainError AUTH_INVALID, with reason `confirmed` where the link has done its work already,
   *   AUTH_EXPIRED, CONFLICT where the address belongs to another
   *   account by now, AUTH_FORBIDDEN for suspended users.
   */
  async verify(token: string): Promise<SignIn> {
    await this.refuseIfDone(token);
    const bearer = await this.tokens.look(token, 'verify', 'change');
    await this.db.transaction(async (em) => {
      await this.tokens.consume(em, token);
      const account = await this.accounts.findById(bearer.userId, em);
      if (account?.status === 'suspended') throw suspended();
      const { userId, email } = bearer;
      const isShown =
        bearer.purpose === 'change'
          ? await this.accounts.changeEmail(em, userId, email)
          : await this.accounts.verifyEmail(em, userId, email);
      if (!account || !isShown) throw outdated();
      await this.audit.record(em, {
        action: bearer.purpose === 'change' ? 'email.changed' : 'email.verified',
        actor: { userId, roles: account.roles },
        entityType: 'user',
        entityId: userId,
      });
      if (bearer.purpose === 'change') {
        await this.tokens.endAll(em, userId);
        if (account.passwordHash !== null && bearer.passwordHash !== null) {
          await this.accounts.setPasswordHash(em, userId, bearer.passwordHash);
        }
        if (account.emailVerified && account.email) {
          await this.mails.changed(em, { ...account, email: account.email });
        }
      }
    });
    return this.signIn(bearer);
  }

  /**
   * Sends the signed-in user another link.
   *
   * @throws DomainError CONFLICT where there is nothing to confirm, RateLimitError, UnavailableError.
   */
  async send(user: Principal): Promise<void> {
    const account = await this.accounts.findById(user.userId);
    if (!account?.email || account.emailVerified) {
      throw new DomainError('CONFLICT', 'Your address is confirmed already.', { field: 'email' });
    }
    const addressee = { ...account, email: account.email };
    await this.limiter.consume('mail-ip', user.userId);
    await this.write(addressee);
  }

  /**
   * Sends another link to where an expired one went. Of a link that never was, or is of no use any
   * more, nobody hears.
   */
  async renew(token: string, ip: string): Promise<void> {
    await this.limiter.consume('mail-ip', callerKey(ip));
    const bearer = await this.tokens.lookEvenIfDead(token, 'verify');
    const account = bearer && (await this.accounts.findById(bearer.userId));
    if (account?.status !== 'active' || !account.email || account.emailVerified) return;
    await this.write({ ...account, email: account.email });
  }

  /** Whoever opens a link twice need not wonder: what it is for has happened. */
  private async refuseIfDone(token: string): Promise<void> {
    const bearer = await this.tokens.lookEvenIfDead(token, 'verify', 'change');
    if (!bearer?.isSpent) return;
    const account = await this.accounts.findById(bearer.userId);
    const isDone =
      account?.emailVerified && account.email?.toLowerCase() === bearer.email.toLowerCase();
    if (!isDone) return;
    throw new DomainError('AUTH_INVALID', 'This address is confirmed already.', {
      reason: 'confirmed',
    });
  }

  private async write(addressee: Addressee): Promise<void> {
    const isFull = await this.mails.isFull('verify', addressee.email);
    await this.db.transaction((em) => this.mails.confirm(em, 'verify', addressee, isFull));
  }

  private async signIn({ userId }: TokenBearer): Promise<SignIn> {
    const account = await this.accounts.findById(userId);
    if (!account) throw outdated();
    return this.signIns.begin(account, {
      provider: 'mail',
      identityId: passwordIdentityOf(userId),
    });
  }
}
