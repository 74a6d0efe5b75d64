import { type RawBuilder, sql } from 'kysely';

/**
 * A condition: whether the session lives at that time. For what goes on after the guard has let a
 * request in, such as a stream.
 */
export function sessionLives(sessionId: string, at: Date): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from session s join app_user u on u.id = s.user_id
    where s.id = ${sessionId} and s.revoked_at is null and u.status = 'active'
      and s.idle_expires_at > ${at} and s.absolute_expires_at > ${at})`;
}
