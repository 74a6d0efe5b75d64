import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { Database, rowsIn } from '../../platform/database/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import type { Account } from '../../users/index.js';
import { SecurityNotices } from '../security-notices.js';

type FailureReason = 'credentials' | 'code' | 'suspended';

/** What went wrong on the way in: for those who must be able to tell later, and for its owner. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly limiter: RateLimiter,
    private readonly lookup: LookupHash,
    private readonly notices: SecurityNotices,
  ) {}

  /**
   * @param userId the account that was tried; undefined where there is none
   * @param name the mail address or phone number that was given
   */
  async record(
    userId: string | undefined,
    name: string,
    reason: 'code' | 'suspended',
  ): Promise<void> {
    await this.db.rows(await this.event(userId, name, reason));
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
      const [standing] = await this.limiter.addIn(em, [{ rule: 'sign-in-failures', key }]);
      if (standing?.consumed !== this.limiter.points('sign-in-failures')) return;
      await this.notices.tellOfFailures(em, owner, { email, key });
    });
  }

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
