import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Database, type Em } from '../../platform/database/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import { SessionEnder, UserAccounts } from '../../users/index.js';
import { IdentitiesService, passwordIdentityOf } from '../identities/identities.service.js';
import { SecurityNotices } from '../security-notices.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import { AccountMails, type Addressee } from './account-mails.js';
import { EmailTokens, outdated } from './email-tokens.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRules } from './password-rules.js';
import { suspended } from './password-sign-in.service.js';

interface TargetRow {
  id: string;
  display_name: string;
  is_active: boolean;
}

/** A new password for who has forgotten theirs, by a link that comes to the account's address. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly limiter: RateLimiter,
    private readonly accounts: UserAccounts,
    private readonly identities: IdentitiesService,
    private readonly hasher: PasswordHasher,
    private readonly rules: PasswordRules,
    private readonly tokens: EmailTokens,
    private readonly mails: AccountMails,
    private readonly notices: SecurityNotices,
    private readonly sessions: SessionEnder,
    private readonly signIns: SignIns,
  ) {}

  /**
   * Sends a link, if there is an account to open. Status, body, work and time do not tell whether.
   *
   * @throws RateLimitError, UnavailableError where there is no mail.
   */
  async request(email: string, ip: string): Promise<void> {
    await this.limiter.consume('mail-ip', callerKey(ip));
    const isFull = await this.mails.isFull('reset', email);
    const target = await this.findTarget(email);
    await this.db.transaction(async (em) => {
      await this.mails.reset(em, email, isFull ? undefined : target);
      await this.audit.record(em, {
        action: 'password.reset-requested',
        actor: 'anonymous',
        entityType: 'user',
        ...(target ? { entityId: target.id } : { entityName: email }),
      });
    });
  }

  /**
   * Sets the password, ends all sessions and signs in who holds the link. It has shown the address,
   * too. @throws DomainError AUTH_INVALID, AUTH_EXPIRED, AUTH_FORBIDDEN, CONFLICT, InvalidFieldError,
   *   UnavailableError.
   */
  async reset(token: string, password: string): Promise<SignIn> {
    const { userId, email } = await this.tokens.look(token, 'reset');
    this.rules.check(password, email);
    const passwordHash = await this.hasher.hash(password, email);
    await this.db.transaction(async (em) => {
      await this.tokens.consume(em, token);
      await this.replace(em, userId, email, passwordHash);
    });
    const account = await this.accounts.findById(userId);
    if (!account) throw outdated();
    return this.signIns.begin(account, {
      provider: 'mail',
      identityId: passwordIdentityOf(userId),
    });
  }

  private async replace(em: Em, userId: string, email: string, passwordHash: string) {
    const account = await this.accounts.findById(userId, em);
    if (account?.status === 'suspended') throw suspended();
    if (!account || !(await this.accounts.verifyEmail(em, userId, email))) throw outdated();
    await this.accounts.setPasswordHash(em, userId, passwordHash);
    await this.identities.ensurePassword(em, userId);
    await this.tokens.endAll(em, userId);
    const sessions = await this.sessions.endAll(em, userId, 'password-changed');
    await this.audit.record(em, {
      action: 'password.reset',
      actor: { userId, roles: account.roles },
      entityType: 'user',
      entityId: userId,
      diff: { sessions, verified: !account.emailVerified },
    });
    await this.notices.tell(em, userId, 'password-changed');
  }

  /**
   * The account that a link to this address may open: its owner's, else of those that claim it the
   * one that was used last. One that claims it and has another way in besides is not opened: its
   * address may be a slip, and whoever reads the mail there a stranger.
   */
  private async findTarget(email: string): Promise<Addressee | undefined> {
    const row = await this.db.row(sql<TargetRow>`
      select u.id, u.display_name, u.status = 'active' as is_active
      from app_user u
      where u.email = ${email} and u.status <> 'erased'
        and (u.email_verified_at is not null or (
          u.password_hash is not null and u.phone_hash is null and not exists (
            select 1 from identity i where i.user_id = u.id and i.provider <> 'password')))
      order by u.email_verified_at is null, coalesce(u.last_active_at, u.created_at) desc
      limit 1`);
    return row?.is_active ? { id: row.id, displayName: row.display_name, email } : undefined;
  }
}
