import pg from 'pg';
import type { App } from '../harness.js';

/** Runs one statement on the database of a started program. */
export async function query<T extends pg.QueryResultRow>(
  app: Pick<App, 'databaseUrl'>,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Gives a user a role; tokens made afterwards and, within seconds, earlier ones carry it. */
export async function giveRole(app: App, userId: string, role: string): Promise<void> {
  await query(
    app,
    `insert into role_assignment (id, created_at, updated_at, user_id, role)
     values (gen_random_uuid(), now(), now(), $1, $2)`,
    [userId, role],
  );
}
