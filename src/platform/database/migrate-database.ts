import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { ormOptions } from './orm-options.js';

/** Any number: names the advisory lock that lets one process migrate while others wait. */
const MIGRATION_LOCK = 7_497_448;

/**
 * Brings the database to the newest migration, on connections of its own without time limits, for an
 * index over many rows takes its time. Several processes may call it at once. Returns the names of
 * the migrations that it ran.
 */
export async function migrateDatabase(
  url: string,
  warn: (message: string) => void,
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'pixshift-migrate' });
  // The query that is under way fails; without a listener the event would end the process besides.
  client.on('error', (error) => warn(error.message));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const orm = await MikroORM.init(ormOptions([], { url, poolMax: 2, isPatient: true, warn }));
    try {
      const done = await orm.migrator.up();
      return done.map((migration) => migration.name);
    } finally {
      await orm.close(true);
    }
  } finally {
    await client.end();
  }
}
