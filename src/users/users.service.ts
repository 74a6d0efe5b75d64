import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { completePreferences } from './preferences.js';
import type { UpdateMeRequest } from './profile.dto.js';
import type { MeResponse, PermissionsResponse } from './users.dto.js';
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
    const { row, phone, usage, plan, avatarUrl } = found;
    return {
      id: row.id,
      email: row.email,
      emailVerified: row.email_verified,
      phone,
      hasPassword: row.has_password,
      displayName: row.display_name,
      avatarUrl,
      locale: row.locale,
      timezone: row.timezone,
      preferences: completePreferences(row.preferences),
      role: user.role,
      permissions: [...user.permissions],
      freeTier: usage.freeTier,
      credits: usage.credits,
      creditsOwed: usage.owed,
      plan: plan.slug,
      planUntil: plan.until,
      keepsResults: plan.features.history,
      createdAt: new Date(row.created_at).toISOString(),
    };
  }

  async update(user: Principal, change: UpdateMeRequest): Promise<MeResponse> {
    const { displayName, locale, timezone } = change;
    const set: RawBuilder<unknown>[] = [];
    if (displayName !== undefined) set.push(sql`display_name = ${displayName}`);
    if (locale !== undefined) set.push(sql`locale = ${locale}`);
    if (timezone !== undefined) set.push(sql`timezone = ${timezone}`);
    if (set.length > 0) {
      await this.db.rows(
        sql`update app_user set ${sql.join(set)}, updated_at = ${this.clock.now()}
            where id = ${user.userId}`,
      );
    }
    return this.me(user);
  }

  permissions(user: Principal): PermissionsResponse {
    return { role: user.role, roles: [...user.roles], permissions: [...user.permissions] };
  }
}
