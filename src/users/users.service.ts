import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, rowsIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import type { MeResponse, PermissionsResponse, UpdateMeRequest } from './users.dto.js';
import { UsersReadModel } from './users.read-model.js';

/** What people do with their own account. */
@Injectable()
export class UsersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly users: UsersReadModel,
  ) {}

  async me(user: Principal): Promise<MeResponse> {
    const found = await this.users.me(user.userId);
    if (!found) throw new NotFoundError('user');
    const { row, usage } = found;
    return {
      id: row.id,
      email: row.email,
      emailVerified: row.email_verified,
      phone: null,
      displayName: row.display_name,
      role: user.role,
      permissions: [...user.permissions],
      freeTier: usage.freeTier,
      credits: usage.credits,
      plan: 'free',
      createdAt: new Date(row.created_at).toISOString(),
    };
  }

  async update(user: Principal, change: UpdateMeRequest): Promise<MeResponse> {
    const { displayName } = change;
    if (displayName !== undefined) {
      await this.db.transaction((em) =>
        rowsIn(
          em,
          sql`update app_user set display_name = ${displayName}, updated_at = ${this.clock.now()}
              where id = ${user.userId}`,
        ),
      );
    }
    return this.me(user);
  }

  permissions(user: Principal): PermissionsResponse {
    return { role: user.role, roles: [...user.roles], permissions: [...user.permissions] };
  }
}
