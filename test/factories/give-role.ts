import pg from 'pg';
import { newId } from '../../src/platform/database/new-id.js';

/**
 * Gives a user this role in the place of those they have, straight in the database and told to the
 * running programs as the API would. Their next request counts with it.
 */
export async function giveRole(databaseUrl: string, userId: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('delete from role_assignment where user_id = $1', [userId]);
    await client.query(
      `insert into role_assignment (id, created_at, updated_at, user_id, role)
       values ($1, now(), now(), $2, $3)`,
      [newId(), userId, role],
    );
    await client.query(`select pg_notify('access_changed', $1)`, [userId]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
