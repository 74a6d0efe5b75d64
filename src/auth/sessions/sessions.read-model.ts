import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { UsageReader } from '../../users/index.js';
import type { IdentityProvider } from '../identities/identity.entity.js';
import type { SessionResponse } from './sessions.dto.js';

interface CurrentRow {
  email: string | null;
  provider: IdentityProvider | null;
  idle_expires_at: string | Date;
  absolute_expires_at: string | Date;
}

/** Sessions as answers. */
@Injectable()
export class SessionsReadModel {
  constructor(
    private readonly db: Database,
    private readonly usage: UsageReader,
  ) {}

  /** The session of this request. */
  async current(user: Principal): Promise<SessionResponse> {
    const [row, usage] = await Promise.all([
      this.db.row(sql<CurrentRow>`
        select u.email, i.provider, s.idle_expires_at, s.absolute_expires_at
        from session s join app_user u on u.id = s.user_id left join identity i on i.id = s.identity_id
        where s.id = ${user.sessionId}`),
      this.usage.read(user.userId),
    ]);
    if (!row)
      throw new DomainError('AUTH_INVALID', 'Your session has ended. Please sign in again.');
    return {
      user: {
        id: user.userId,
        email: row.email,
        role: user.role,
        authProvider: row.provider,
        freeTierUsed: usage.freeTier.used,
      },
      session: {
        id: user.sessionId,
        idleExpiresAt: new Date(row.idle_expires_at).toISOString(),
        absoluteExpiresAt: new Date(row.absolute_expires_at).toISOString(),
      },
    };
  }
}
