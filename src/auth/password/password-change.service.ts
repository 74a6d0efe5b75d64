import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { SessionEnder, UserAccounts } from '../../users/index.js';
import { IdentitiesService } from '../identities/identities.service.js';
import { RecentProof } from '../recent-proof.js';
import { SecurityNotices } from '../security-notices.js';
import { EmailTokens } from './email-tokens.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRules } from './password-rules.js';

/** Changing the password of the account that one is signed in to, or giving it its first. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly accounts: UserAccounts,
    private readonly identities: IdentitiesService,
    private readonly hasher: PasswordHasher,
    private readonly rules: PasswordRules,
    private readonly proof: RecentProof,
    private readonly tokens: EmailTokens,
    private readonly sessions: SessionEnder,
    private readonly notices: SecurityNotices,
  ) {}

  /**
   * Ends every other session. @throws DomainError AUTH_FORBIDDEN, see {@link RecentProof.require};
   *   CONFLICT for accounts without an address, InvalidFieldError, RateLimitError, UnavailableError.
   */
  async change(user: Principal, current: string | undefined, next: string): Promise<void> {
    const account = await this.accounts.findById(user.userId);
    if (!account?.email) {
      throw new DomainError(
        'CONFLICT',
        'A password belongs to a mail address. Please add one to your account first.',
        { field: 'email' },
      );
    }
    this.rules.check(next, account.email, 'newPassword');
    await this.proof.require(user, current);
    const passwordHash = await this.hasher.hash(next, account.email);
    await this.db.transaction(async (em) => {
      await this.accounts.setPasswordHash(em, account.id, passwordHash);
      await this.identities.ensurePassword(em, account.id);
      // Somebody else may have asked for another address, and waits with the link.
      await this.tokens.endAll(em, account.id);
      const sessions = await this.sessions.endAll(em, account.id, 'password-changed', {
        except: user.sessionId,
      });
      await this.audit.record(em, {
        action: 'password.changed',
        actor: user,
        entityType: 'user',
        entityId: account.id,
        diff: { sessions, first: account.passwordHash === null },
      });
      await this.notices.tell(em, account.id, 'password-changed');
    });
  }
}
