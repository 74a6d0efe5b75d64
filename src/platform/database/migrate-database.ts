import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';

/** Any number: names the advisory lock that lets one process migrate while others wait. */
const MIGRATION_LOCK = 7_497_448;

/** Brings the database to the newest migration. Several processes may call it at once. */
export async function migrateDatabase(orm: MikroORM, url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'pixshift-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await orm.migrator.up();
    return done.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
