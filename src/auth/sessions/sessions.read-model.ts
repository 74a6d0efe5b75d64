import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/index.js';
import { DomainError, NotFoundError } from '../../platform/errors/index.js';
import { type Page, type PageQuery, paginate, type Principal } from '../../platform/http/index.js';
import { contactsFor, UsageReader } from '../../users/index.js';
import type { IdentityProvider } from '../identities/identity.entity.js';
import { deviceOf } from './device.js';
import type { OwnSession, SessionResponse, SessionSummary } from './sessions.dto.js';

interface CurrentRow {
  email: string | null;
  provider: IdentityProvider | null;
  idle_expires_at: string | Date;
  absolute_expires_at: string | Date;
}

interface SummaryRow {
  id: string;
  user_agent: string | null;
  ip: string | null;
  provider: IdentityProvider | null;
  created_at: string | Date;
  last_activity_at: string | Date;
  idle_expires_at: string | Date;
  absolute_expires_at: string | Date;
}

/** Sessions as answers. */
@Injectable()
export class SessionsReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
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

  /** The user's sessions that live, the one used last first. */
  listOwn(user: Principal, query: PageQuery): Promise<Page<OwnSession>> {
    return this.list(user.userId, query, (row) => ({
      ...toSummary(row),
      current: row.id === user.sessionId,
    }));
  }

  /**
   * The same of another user, with addresses as the viewer may see them.
   *
   * @throws NotFoundError.
   */
  async listOf(viewer: Principal, userId: string, query: PageQuery): Promise<Page<SessionSummary>> {
    if (!(await this.db.row(sql`select 1 from app_user where id = ${userId}`))) {
      throw new NotFoundError('user');
    }
    const { address } = contactsFor(viewer);
    return this.list(userId, query, (row) => ({ ...toSummary(row), ip: address(row.ip) }));
  }

  private list<Item>(
    userId: string,
    query: PageQuery,
    toItem: (row: SummaryRow) => Item,
  ): Promise<Page<Item>> {
    const now = this.clock.now();
    return paginate(
      this.db,
      query,
      {
        select: sql<SummaryRow>`
          select s.id, s.user_agent, s.ip, i.provider, s.created_at, s.last_activity_at,
                 s.idle_expires_at, s.absolute_expires_at`,
        from: sql`from session s left join identity i on i.id = s.identity_id`,
        countFrom: sql`from session s`,
        where: [
          sql`s.user_id = ${userId}`,
          sql`s.revoked_at is null`,
          sql`s.idle_expires_at > ${now}`,
          sql`s.absolute_expires_at > ${now}`,
        ],
        sortable: {
          lastActivityAt: { expression: sql`s.last_activity_at`, type: 'timestamptz' },
          createdAt: { expression: sql`s.created_at`, type: 'timestamptz' },
        },
        defaultSort: '-lastActivityAt',
        id: sql`s.id`,
      },
      toItem,
    );
  }
}

function toSummary(row: SummaryRow): SessionSummary {
  return {
    id: row.id,
    device: deviceOf(row.user_agent),
    ip: row.ip,
    authProvider: row.provider,
    createdAt: new Date(row.created_at).toISOString(),
    lastActivityAt: new Date(row.last_activity_at).toISOString(),
    idleExpiresAt: new Date(row.idle_expires_at).toISOString(),
    absoluteExpiresAt: new Date(row.absolute_expires_at).toISOString(),
  };
}
