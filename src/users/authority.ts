import { sql } from 'kysely';
import { type Em, rowsIn } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';

interface HeldRow {
  permission: string;
  until: string | Date | null;
}

/**
 * What somebody may do, and for how long: read in the transaction that acts on it, for what the guard
 * knows of them may be a second old, and a role of theirs may end before what they are about to give.
 */
export class Authority {
  private constructor(private readonly until: ReadonlyMap<string, Date | null>) {}

  /** Nobody who is suspended or erased has any. */
  static async of(em: Em, userId: string, at: Date): Promise<Authority> {
    const rows = await rowsIn(
      em,
      sql<HeldRow>`
        select granted.permission,
               case when bool_or(held.expires_at is null) then null else max(held.expires_at) end as until
        from role_assignment held
        join app_user on app_user.id = held.user_id and app_user.status = 'active'
        join role on role.key = held.role
        cross join unnest(role.permissions) granted(permission)
        where held.user_id = ${userId} and (held.expires_at is null or held.expires_at > ${at})
        group by granted.permission`,
    );
    return new Authority(
      new Map(
        rows.map(({ permission, until }) => [permission, until === null ? null : new Date(until)]),
      ),
    );
  }

  /** @throws DomainError AUTH_FORBIDDEN where they may not do this, or not any more. */
  require(permission: string): void {
    if (this.until.has(permission)) return;
    throw new DomainError('AUTH_FORBIDDEN', 'You may not do this.', { permission });
  }

  /**
   * That they hold all of these themselves.
   *
   * @param deed what is refused otherwise, e.g. `give a role that can do it`
   * @throws DomainError AUTH_FORBIDDEN that names what they lack.
   */
  requireAll(permissions: readonly string[], deed: string): void {
    const missing = permissions.filter((permission) => !this.until.has(permission));
    if (missing.length === 0) return;
    throw new DomainError(
      'AUTH_FORBIDDEN',
      `You may not do ${missing.join(', ')} yourself, so that you cannot ${deed}.`,
      { missing },
    );
  }

  /** Until when they hold all of these; null is for good. */
  endOf(permissions: readonly string[]): Date | null {
    const ends = permissions.flatMap((permission) => this.until.get(permission) ?? []);
    return ends.reduce<Date | null>((first, end) => (first && first < end ? first : end), null);
  }
}
