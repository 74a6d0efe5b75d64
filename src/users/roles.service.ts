import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import {
  Database,
  DatabaseEvents,
  type Em,
  newId,
  rowIn,
  rowsIn,
} from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { BUILT_IN_ROLE_WORDS, BUILT_IN_ROLES, type RoleKey } from './permissions.js';

/** Channel on which a user's id, or `*` for everybody, says that roles, permissions or status changed. */
export const ACCESS_CHANGED = 'access_changed';

/**
 * A lateral subquery with one row, `roles text[]` and `permissions text[]`: what the user of the
 * given column holds at that time. Never null.
 */
export function accessOf(userId: RawBuilder<unknown>, at: Date): RawBuilder<unknown> {
  return sql`lateral (
    select coalesce(array_agg(distinct held.role::text) filter (where held.role is not null), '{}') as roles,
           coalesce(array_agg(distinct granted.permission) filter (where granted.permission is not null), '{}') as permissions
    from role_assignment held join role on role.key = held.role
    left join unnest(role.permissions) granted(permission) on true
    where held.user_id = ${userId} and (held.expires_at is null or held.expires_at > ${at}))`;
}

/** Any number: names the advisory lock under which the built-in roles are put in place. */
const LOCK = 7_497_452;

@Injectable()
export class RolesService {
  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
  ) {}

  /** Brings the built-in roles up to date. Several processes may do so at once. */
  async prepare(): Promise<void> {
    await this.db.transaction(async (em) => {
      // One after the other: names are unique, too, and which of two rules a second one would meet
      // first is not told beforehand.
      await rowsIn(em, sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
      const now = this.clock.now();
      let changed = 0;
      for (const [key, permissions] of Object.entries(BUILT_IN_ROLES)) {
        const [name, purpose] = BUILT_IN_ROLE_WORDS[key as RoleKey];
        // A role of their own may have had the name before the program shipped one that is called so.
        await rowsIn(
          em,
          sql`
            update role set name = left(name, 40) || ' (own ' || left(md5(key), 4) || ')', updated_at = ${now}
            where lower(name) = lower(${name}) and key <> ${key}`,
        );
        const rows = await rowsIn(
          em,
          sql`
            insert into role (key, name, description, permissions, built_in, created_at, updated_at)
            values (${key}, ${name}, ${purpose}, ${[...permissions]}::text[], true, ${now}, ${now})
            on conflict (key) do update
            set name = excluded.name, description = excluded.description, built_in = true,
                permissions = excluded.permissions, updated_at = excluded.updated_at
            where (role.name, role.description, role.permissions, role.built_in) is distinct from
                  (excluded.name, excluded.description, excluded.permissions, true)
            returning key`,
        );
        changed += rows.length;
      }
      if (changed > 0) await this.events.notify(em, ACCESS_CHANGED, '*');
    });
  }

  /** Gives the user this role and takes all others. Resolves with those they had. */
  async replace(
    em: Em,
    userId: string,
    role: RoleKey,
    grantedBy: string | null,
  ): Promise<readonly string[]> {
    const now = this.clock.now();
    const held = await rowsIn(
      em,
      sql<{
        role: string;
      }>`select role from role_assignment where user_id = ${userId} order by role`,
    );
    await rowsIn(
      em,
      sql`delete from role_assignment where user_id = ${userId} and role <> ${role}`,
    );
    await this.grant(em, userId, role, grantedBy);
    await rowsIn(
      em,
      sql`update role_assignment set expires_at = null, updated_at = ${now}
          where user_id = ${userId} and expires_at is not null`,
    );
    await this.events.notify(em, ACCESS_CHANGED, userId);
    return held.map((assignment) => assignment.role);
  }

  /**
   * Gives the user a role besides those they have, until `expiresAt` or for good. The standard role
   * comes with it: once the other one ends, their own account is still theirs to use.
   */
  async give(
    em: Em,
    userId: string,
    role: string,
    { grantedBy, expiresAt }: { grantedBy: string; expiresAt: Date | null },
  ): Promise<void> {
    const now = this.clock.now();
    await this.grant(em, userId, 'GUEST', null);
    await rowsIn(
      em,
      sql`
        insert into role_assignment (id, created_at, updated_at, user_id, role, granted_by, expires_at)
        values (${newId()}, ${now}, ${now}, ${userId}, ${role}, ${grantedBy}, ${expiresAt})
        on conflict (user_id, role) do update
        set granted_by = excluded.granted_by, expires_at = excluded.expires_at, updated_at = ${now},
            created_at = case when role_assignment.expires_at <= ${now} then ${now}
                              else role_assignment.created_at end`,
    );
    await this.events.notify(em, ACCESS_CHANGED, userId);
  }

  /** Takes a role from the user; the standard one stays. */
  async take(em: Em, userId: string, role: string): Promise<void> {
    await rowsIn(em, sql`delete from role_assignment where user_id = ${userId} and role = ${role}`);
    await this.grant(em, userId, 'GUEST', null);
    await this.events.notify(em, ACCESS_CHANGED, userId);
  }

  /** Gives the user a role for good besides those they have. */
  async grant(em: Em, userId: string, role: RoleKey, grantedBy: string | null): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into role_assignment (id, created_at, updated_at, user_id, role, granted_by, expires_at)
        values (${newId()}, ${now}, ${now}, ${userId}, ${role}, ${grantedBy}, null)
        on conflict (user_id, role) do nothing`,
    );
  }

  /**
   * That the program is not left without an administrator where this user stops being one.
   *
   * @throws DomainError CONFLICT
   */
  async keepAnAdmin(
    em: Em,
    { id, roles }: { id: string; roles: readonly string[] },
  ): Promise<void> {
    if (!roles.includes('ADMIN') || (await this.anotherAdminExists(em, id))) return;
    throw new DomainError(
      'CONFLICT',
      'This is the last permanent administrator. Appoint another one first.',
    );
  }

  /**
   * Whether an active ADMIN other than this user is left, and for good: one whose role ends would
   * leave nobody. Until `em` ends, nobody else can change the answer: every change of it asks here
   * first, and the role's row is the lock.
   */
  async anotherAdminExists(em: Em, userId: string): Promise<boolean> {
    await rowsIn(em, sql`select 1 from role where key = 'ADMIN' for no key update`);
    const other = await rowIn(
      em,
      sql`
        select 1 from role_assignment held join app_user on app_user.id = held.user_id
        where held.role = 'ADMIN' and held.user_id <> ${userId} and app_user.status = 'active'
          and held.expires_at is null
        limit 1`,
    );
    return other !== undefined;
  }
}
