import { sql } from 'kysely';
import { type Em, rowIn } from '../platform/database/index.js';
import { DomainError, NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { Authority } from './authority.js';
import { accessOf } from './roles.service.js';
import type { User } from './user.entity.js';

export interface LockedUser {
  readonly id: string;
  /** Only a mail address that was shown to be theirs: others are not written to. */
  readonly verifiedEmail: string | null;
  readonly displayName: string;
  readonly status: User['status'];
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

/**
 * The user whom staff is about to change, locked until `em` ends. Only an ADMIN may touch an ADMIN.
 *
 * @throws NotFoundError, DomainError AUTH_FORBIDDEN.
 */
export async function lockUser(
  em: Em,
  actor: Principal,
  id: string,
  at: Date,
): Promise<LockedUser> {
  const user = await rowIn(
    em,
    sql<LockedUser>`
      select u.id, case when u.email_verified_at is not null then u.email end as "verifiedEmail",
             u.display_name as "displayName", u.status, access.roles, access.permissions
      from app_user u, ${accessOf(sql`u.id`, at)} access
      where u.id = ${id} for update of u`,
  );
  if (!user) throw new NotFoundError('user');
  if (user.roles.includes('ADMIN') && actor.role !== 'ADMIN') {
    throw new DomainError('AUTH_FORBIDDEN', 'Only an administrator may change an administrator.');
  }
  return user;
}

/**
 * The user whom staff is about to shut out: whoever may do something that staff may not do is left to
 * those who may.
 *
 * @throws NotFoundError, DomainError AUTH_FORBIDDEN.
 */
export async function lockSubordinate(
  em: Em,
  actor: Principal,
  id: string,
  at: Date,
): Promise<LockedUser> {
  const user = await lockUser(em, actor, id, at);
  if (user.id !== actor.userId) {
    const authority = await Authority.of(em, actor.userId, at);
    authority.requireAll(user.permissions, 'shut out somebody who may');
  }
  return user;
}
