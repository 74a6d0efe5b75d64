import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The one that all others with data are copied from. */
const PREPARED = 'test_prepared';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A copy of the migrated database, for one test file alone. Takes some 70 ms. */
export function createTestDatabase(templateUrl: string): Promise<TestDatabase> {
  return create(templateUrl, new URL(templateUrl).pathname.slice(1));
}

/**
 * A copy of a database in which the program was started once, for one test file alone: with roles,
 * catalogue and prices, so that a start has nothing to take in. `startOnce` starts and ends the
 * program on a database; it is called for the first copy of a test run only.
 */
export async function createPreparedTestDatabase(
  templateUrl: string,
  startOnce: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  await oneAtATime(templateUrl, PREPARED, async (client) => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_database WHERE datname = '${PREPARED}'`,
    );
    if (rowCount) return;
    const { url } = await createTestDatabase(templateUrl);
    await startOnce(url);
    await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${PREPARED}`);
  });
  return create(templateUrl, PREPARED);
}

/** Does what only one process of a test run may do at a time; whoever breaks off makes way. */
export function oneAtATime<T>(
  templateUrl: string,
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return inPostgres(templateUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    return work(client);
  });
}

/** A database as a server's administrator makes it, with nothing in it. */
export function createEmptyTestDatabase(templateUrl: string): Promise<TestDatabase> {
  return create(templateUrl, 'template0');
}

async function create(templateUrl: string, template: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await run(templateUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await run(templateUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

const run = (templateUrl: string, sql: string): Promise<unknown> =>
  inPostgres(templateUrl, (client) => client.query(sql));

/** Signed in to `postgres`: a database to be copied must have no visitors. Its locks end with it. */
async function inPostgres<T>(
  templateUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const url = new URL(templateUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
