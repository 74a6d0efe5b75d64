import { type RawBuilder, sql } from 'kysely';

/**
 * Parts of a statement, to stand after `with name as (…),`: whoever the part of that name returns as
 * `user_id` was active at that time.
 */
export function activityOf(name: string, at: Date): RawBuilder<unknown> {
  const who = sql.ref(name);
  return sql`
    active_today as (
      insert into active_day (day, user_id)
      select distinct ${at}::timestamptz at time zone 'UTC', user_id from ${who}
      on conflict do nothing
    ), active_now as (
      update app_user set last_active_at = greatest(last_active_at, ${at}) from ${who}
      where app_user.id = ${who}.user_id
    )`;
}
