import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, rowIn, rowsIn } from '../../platform/database/index.js';
import { type Account, UserAccounts, UserPhones } from '../../users/index.js';
import type { IdentityProvider } from '../identities/identity.entity.js';
import { SessionEnding } from '../sessions/session-ending.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import { AccountMails } from './account-mails.js';
import { EmailTokens, outdated, type TokenBearer } from './email-tokens.js';
import { suspended } from './password-sign-in.service.js';

/** The way back of an owner whose address somebody else has changed, by the link in the mail about it. */
@Injectable()
export class AddressTakeBackService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: UserAccounts,
    private readonly phones: UserPhones,
    private readonly tokens: EmailTokens,
    private readonly mails: AccountMails,
    private readonly sessions: SessionEnding,
    private readonly signIns: SignIns,
  ) {}

  /**
   * Gives the account its address again and signs in who holds the link. Whoever changed it knew the
   * password or had a session, and may have added other ways in since: all of those go.
   *
   * @throws DomainError AUTH_INVALID, AUTH_EXPIRED, CONFLICT where the address belongs to another
   *   account by now, AUTH_FORBIDDEN for suspended users.
   */
  async takeBack(token: string): Promise<SignIn> {
    const bearer = await this.tokens.look(token, 'revert');
    await this.db.transaction(async (em) => {
      await this.tokens.consume(em, token);
      await this.restore(em, bearer);
    });
    const account = await this.accounts.findById(bearer.userId);
    if (!account) throw outdated();
    return this.signIns.begin(account, { provider: 'mail', identityId: sql`null::uuid` });
  }

  private async restore(em: Em, { userId, email, issuedAt }: TokenBearer): Promise<void> {
    await rowIn(em, sql`select 1 from app_user where id = ${userId} for update`);
    const account = await this.accounts.findById(userId, em);
    if (account?.status === 'suspended') throw suspended();
    if (!account || !(await this.accounts.changeEmail(em, userId, email))) throw outdated();
    await this.tokens.endAll(em, userId);
    await this.tokens.endReverts(em, userId, issuedAt);
    const removed = await this.removeWaysIn(em, userId, issuedAt);
    const sessions = await this.sessions.endAll(em, userId, 'address-taken-back');
    await this.audit.record(em, {
      action: 'email.taken-back',
      actor: { userId, roles: account.roles },
      entityType: 'user',
      entityId: userId,
      diff: { sessions, removed },
    });
    await this.tellTheOther(em, account, email);
  }

  /** The password, and what was added or changed since. Resolves with what there was. */
  private async removeWaysIn(em: Em, userId: string, since: Date): Promise<IdentityProvider[]> {
    const now = this.clock.now();
    const phone = await rowIn(
      em,
      sql`select 1 from app_user where id = ${userId} and phone_verified_at >= ${since}`,
    );
    if (phone) await this.phones.clear(em, userId);
    await rowsIn(
      em,
      sql`update app_user set password_hash = null, updated_at = ${now} where id = ${userId}`,
    );
    const removed = await rowsIn(
      em,
      sql<{ provider: IdentityProvider }>`
        delete from identity where user_id = ${userId}
          and (provider = 'password' or created_at >= ${since}
               or (provider = 'phone' and ${phone !== undefined}))
        returning provider`,
    );
    return removed.map(({ provider }) => provider);
  }

  /** It may be that owner's, too, and the reader of the old one a stranger. */
  private async tellTheOther(em: Em, { id, displayName, ...other }: Account, email: string) {
    if (!other.emailVerified || !other.email || other.email.toLowerCase() === email) return;
    await this.mails.takenBack(em, { id, displayName, email: other.email });
  }
}
