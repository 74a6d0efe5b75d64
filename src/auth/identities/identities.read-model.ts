import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { maskedEmail } from '../../users/index.js';
import type { IdentitiesResponse, IdentityResponse } from './identities.dto.js';
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

/** The ways in of one user, as their owner sees them. */
@Injectable()
export class IdentitiesReadModel {
  constructor(
    private readonly db: Database,
    private readonly usable: UsableWaysIn,
  ) {}

  async list({ userId, sessionId }: Principal): Promise<IdentitiesResponse> {
    const rows = await this.db.rows(sql<IdentityRow>`
      select i.id, i.provider, i.created_at,
             greatest(i.last_used_at, (select max(created_at) from session where identity_id = i.id))
               as last_used_at,
             case when i.provider = 'password' then u.email else i.email_at_provider end as email,
             coalesce(i.id = s.identity_id, false) as current
      from identity i join app_user u on u.id = i.user_id
      left join session s on s.id = ${sessionId}
      where i.user_id = ${userId} order by i.created_at, i.id`);
    return { data: rows.map((row) => this.toResponse(row)) };
  }

  private toResponse(row: IdentityRow): IdentityResponse {
    return {
      id: row.id,
      provider: row.provider,
      label: row.email === null ? null : maskedEmail(row.email),
      addedAt: new Date(row.created_at).toISOString(),
      lastUsedAt: row.last_used_at ? new Date(row.last_used_at).toISOString() : null,
      current: row.current,
      usable: this.usable.has(row.provider),
    };
  }
}
