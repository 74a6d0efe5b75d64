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

  /** @param userId the account that was tried; undefined where the address has none */
  async record(
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
}
