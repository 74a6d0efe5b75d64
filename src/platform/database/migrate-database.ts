import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { databaseProblem } from './database-problem.js';
import { migrationsDir, ormOptions } from './orm-options.js';
import { requireFitDatabase } from './require-fit-database.js';

/** Any number: names the advisory lock that lets one process migrate while others wait. */
const MIGRATION_LOCK = 7_497_448;
/** How long a server may take to let us in; it may have many clients to deal with. */
const CONNECT_MS = 15_000;

/**
 * Brings the database to the newest migration, on connections of its own without time limits, for an
 * index over many rows takes its time. Several processes may call it at once. Returns the names of
 * the migrations that it ran.
 * @throws StartError that says what to do, where the server or the database cannot be used
 */
export async function migrateDatabase(
  url: string,
  warn: (message: string) => void,
): Promise<readonly string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'pixshift-migrate',
    connectionTimeoutMillis: CONNECT_MS,
  });
  // The query that is under way fails; without a listener the event would end the process besides.
  client.on('error', (error) => warn(error.message));
  try {
    await client.connect();
    await requireFitDatabase(client, migrationsDir());
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const orm = await MikroORM.init(ormOptions([], { url, poolMax: 2, isPatient: true, warn }));
    try {
      const done = await orm.migrator.up();
      return done.map((migration) => migration.name);
    } finally {
      await orm.close(true);
    }
  } catch (error) {
    throw databaseProblem(error, url);
  } finally {
    await client.end();
  }
}
