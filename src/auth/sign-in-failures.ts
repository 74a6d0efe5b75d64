import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-log/index.js';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import { LookupHash } from '../platform/encryption/index.js';
import type { Principal } from '../platform/http/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { type Account, type PhoneNumber, UserAccounts, UserPhones } from '../users/index.js';
import { IdentitiesService } from './identities/identities.service.js';
import { SecurityNotices } from './security-notices.js';
import { PhoneNotices } from './sms/phone-notices.js';

type FailureReason = 'credentials' | 'code' | 'suspended';

/** A code that was given for a number and not accepted. */
export interface RefusedCode {
  readonly phone: PhoneNumber;
  /** `gone`: there was none to compare it with. */
  readonly outcome: 'wrong' | 'gone';
  /** Who wants to add the number; undefined where somebody wants to sign in with it. */
  readonly user?: Principal;
}

/** What went wrong on the way in: for those who must be able to tell later, and for its owner. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly limiter: RateLimiter,
    private readonly lookup: LookupHash,
    private readonly accounts: UserAccounts,
    private readonly phones: UserPhones,
    private readonly identities: IdentitiesService,
    private readonly notices: SecurityNotices,
    private readonly phoneNotices: PhoneNotices,
  ) {}

  /**
   * Somebody who has shown who they are and may not come in.
   *
   * @param name the mail address or phone number that was given
   */
  async suspended(userId: string, name: string): Promise<void> {
    await this.db.rows(await this.event(userId, name, 'suspended'));
  }

  /**
   * A password that opens none of the accounts of an address. When there have been many, the owner of
   * the address is told; counted and done is the same where there is no owner.
   */
  async wrongPassword(claimants: readonly Account[], email: string): Promise<void> {
    const key = this.lookup.of('sign-in', email);
    const event = await this.event(claimants[0]?.id, email, 'credentials');
    const owner = claimants.find(
      ({ emailVerified, status }) => emailVerified && status === 'active',
    );
    await this.db.transaction(async (em) => {
      await rowsIn(em, event);
      if (!(await this.areMany(em, 'sign-in-failures', key))) return;
      await this.notices.tellOfFailures(em, owner, { email, key });
    });
  }

  /**
   * A code that was not accepted. When many were compared, whose number it is is told, by the same
   * work where it is nobody's. One that there was nothing to compare with opens nothing and is not
   * counted: anybody could have any owner written to, without a message that costs them a limit.
   */
  async refusedCode({ phone, outcome, user }: RefusedCode): Promise<void> {
    const key = this.phones.hashOf(phone);
    const event = await (user
      ? this.audit.insertion({
          action: 'phone.code-failed',
          actor: user,
          entityType: 'user',
          entityId: user.userId,
        })
      : this.event(await this.identities.ownerOf('phone', key), phone.e164, 'code'));
    await this.db.transaction(async (em) => {
      await rowsIn(em, event);
      if (outcome === 'gone' || !(await this.areMany(em, 'code-failures', key))) return;
      const account = await this.accounts.findByPhone(key, em);
      const owner = account?.status === 'active' ? account : undefined;
      await this.phoneNotices.tellOfFailures(em, owner, { phone, key });
    });
  }

  /** Counts one more; whether with it they have just become many. */
  private async areMany(
    em: Em,
    rule: 'sign-in-failures' | 'code-failures',
    key: string,
  ): Promise<boolean> {
    const [standing] = await this.limiter.addIn(em, [{ rule, key }]);
    return standing?.consumed === this.limiter.points(rule);
  }

  /** @param userId the account that was tried; undefined where there is none */
  private event(userId: string | undefined, name: string, reason: FailureReason) {
    return this.audit.insertion({
      action: 'sign-in.failed',
      actor: 'anonymous',
      entityType: 'user',
      ...(userId === undefined ? { entityName: name } : { entityId: userId }),
      diff: { reason },
    });
  }
}
