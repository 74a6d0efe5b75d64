import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import type { UserRolesResponse } from './user-roles.dto.js';

interface Row {
  role: string;
  created_at: string | Date;
  expires_at: string | Date | null;
  giver_id: string | null;
  giver_name: string | null;
}

/** The roles of one user, as staff sees them. */
@Injectable()
export class UserRolesReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that the user holds now. @throws NotFoundError */
  async of(userId: string): Promise<UserRolesResponse> {
    if (!(await this.db.row(sql`select 1 from app_user where id = ${userId}`))) {
      throw new NotFoundError('user');
    }
    const rows = await this.db.rows(sql<Row>`
      select held.role, held.created_at, held.expires_at, giver.id as giver_id,
             giver.display_name as giver_name
      from role_assignment held
      left join app_user giver on giver.id = held.granted_by and giver.status <> 'erased'
      where held.user_id = ${userId}
        and (held.expires_at is null or held.expires_at > ${this.clock.now()})
      order by held.created_at, held.role`);
    return {
      data: rows.map((row) => ({
        role: row.role,
        since: new Date(row.created_at).toISOString(),
        expiresAt: row.expires_at ? new Date(row.expires_at).toISOString() : null,
        grantedBy:
          row.giver_id === null ? null : { id: row.giver_id, displayName: row.giver_name ?? '' },
      })),
    };
  }
}
