import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/index.js';
import { NotFoundError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { contactsFor, maskedEmail } from '../../users/index.js';
import type {
  IdentitiesResponse,
  IdentitySummary,
  UserIdentitiesResponse,
} from './identities.dto.js';
import type { IdentityProvider } from './identity.entity.js';
import { UsableWaysIn } from './usable-ways-in.js';

interface IdentityRow {
  id: string;
  provider: IdentityProvider;
  email: string | null;
  created_at: string | Date;
  last_used_at: string | Date | null;
  current: boolean;
}

/** The ways in of one user, as their owner and as staff sees them. */
@Injectable()
export class IdentitiesReadModel {
  constructor(
    private readonly db: Database,
    private readonly usable: UsableWaysIn,
  ) {}

  async list({ userId, sessionId }: Principal): Promise<IdentitiesResponse> {
    const rows = await this.rows(userId, sessionId);
    return {
      data: rows.map((row) => ({ ...this.toSummary(row, masked), current: row.current })),
    };
  }

  /**
   * Those of another user, with addresses as the viewer may see them.
   *
   * @throws NotFoundError
   */
  async listOf(viewer: Principal, userId: string): Promise<UserIdentitiesResponse> {
    if (!(await this.db.row(sql`select 1 from app_user where id = ${userId}`))) {
      throw new NotFoundError('user');
    }
    const { email } = contactsFor(viewer);
    return { data: (await this.rows(userId, null)).map((row) => this.toSummary(row, email)) };
  }

  private rows(userId: string, sessionId: string | null): Promise<IdentityRow[]> {
    return this.db.rows(sql<IdentityRow>`
      select i.id, i.provider, i.created_at,
             greatest(i.last_used_at, (select max(created_at) from session where identity_id = i.id))
               as last_used_at,
             case when i.provider = 'password' then u.email else i.email_at_provider end as email,
             coalesce(i.id = s.identity_id, false) as current
      from identity i join app_user u on u.id = i.user_id
      left join session s on s.id = ${sessionId}
      where i.user_id = ${userId} order by i.created_at, i.id`);
  }

  private toSummary(
    row: IdentityRow,
    shown: (email: string | null) => string | null,
  ): IdentitySummary {
    return {
      id: row.id,
      provider: row.provider,
      label: shown(row.email),
      addedAt: new Date(row.created_at).toISOString(),
      lastUsedAt: row.last_used_at ? new Date(row.last_used_at).toISOString() : null,
      usable: this.usable.has(row.provider),
    };
  }
}

const masked = (email: string | null): string | null =>
  email === null ? null : maskedEmail(email);
