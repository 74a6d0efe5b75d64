import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { Database } from '../../platform/database/index.js';

/** What went wrong on the way in, for those who must be able to tell later. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @param userId the account that was tried; undefined where there is none
   * @param name the mail address or phone number that was given
   */
  async record(
    userId: string | undefined,
    name: string,
    reason: 'credentials' | 'code' | 'suspended',
  ): Promise<void> {
    await this.db.rows(
      await this.audit.insertion({
        action: 'sign-in.failed',
        actor: 'anonymous',
        entityType: 'user',
        ...(userId === undefined ? { entityName: name } : { entityId: userId }),
        diff: { reason },
      }),
    );
  }
}
