import { type EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { fileURLToPath } from 'node:url';
import type { DatabaseWatch } from './database-watch.js';
import { PooledClient } from './pooled-client.js';

export interface OrmSettings {
  url: string;
  poolMax: number;
  /** Statements may take as long as they need, as those of migrations may. Default: 15 s. */
  isPatient?: boolean;
  /** Ends the connections when the server falls silent. */
  watch?: DatabaseWatch;
  /** Where the driver's warnings go. */
  warn: (message: string) => void;
}

const QUERY_TIMEOUT_MS = 15_000;

/**
 * MikroORM for PostgreSQL. Statements are never logged, because the driver writes values into them
 * and the values belong to people.
 */
export function ormOptions(entities: readonly EntitySchema[], settings: OrmSettings): Options {
  return defineConfig({
    clientUrl: settings.url,
    entities: [...entities],
    extensions: [Migrator],
    pool: { min: 0, max: settings.poolMax, idleTimeoutMillis: 30_000 },
    driverOptions: {
      Client: settings.watch?.over(PooledClient) ?? PooledClient,
      connectionTimeoutMillis: 4_000,
      ...(settings.isPatient
        ? {}
        : { query_timeout: QUERY_TIMEOUT_MS, statement_timeout: QUERY_TIMEOUT_MS }),
      // Nobody outside is waited for in a transaction: one that idles belongs to a frozen process.
      idle_in_transaction_session_timeout: 10_000,
      application_name: 'pixshift',
    },
    forceUtcTimezone: true,
    allowGlobalContext: false,
    discovery: { warnWhenNoEntities: false },
    debug: false,
    colors: false,
    logger: settings.warn,
    // Written by hand in migrations, and no entity knows them: a new migration must not drop them.
    schemaGenerator: { ignoreTriggers: true, ignoreRoutines: true },
    migrations: {
      path: migrationsDir(),
      pathTs: fileURLToPath(new URL('../../../migrations', import.meta.url)),
      // Their tests lie beside them.
      glob: 'Migration+([0-9])_*([a-z0-9_]).{js,ts}',
      snapshot: true,
      // A start of the program changes no file of it: only the making of a migration does.
      snapshotOnMigrate: false,
      snapshotName: 'schema.snapshot',
      allOrNothing: true,
      silent: true,
      fileName: (timestamp, name) => `Migration${timestamp}${name ? `_${name}` : ''}`,
    },
  });
}

/** The compiled migrations beside the compiled program, or the sources while developing. */
export function migrationsDir(): string {
  return fileURLToPath(new URL('../../../migrations', import.meta.url));
}
