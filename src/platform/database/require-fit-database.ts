import { readdirSync } from 'node:fs';
import type pg from 'pg';
import { StartError } from '../start-error.js';

/** The oldest major version of PostgreSQL that all migrations and statements were run on. */
const MIN_MAJOR = 15;

const MIGRATION = /^(Migration\d+_[a-z0-9_]+)\.(js|ts)$/;

/**
 * Refuses, before anything is changed, a server that is too old, a database that another program uses,
 * and one that a newer version of this program has already changed.
 * @throws StartError
 */
export async function requireFitDatabase(client: pg.Client, migrationsDir: string): Promise<void> {
  const version = await client.query<{ server_version_num: string }>('show server_version_num');
  const major = Math.floor(Number(version.rows[0]?.server_version_num) / 10_000);
  if (major < MIN_MAJOR) {
    throw new StartError(
      `The PostgreSQL server has version ${major}; PixShift needs ${MIN_MAJOR} or newer. Upgrade it, or set DATABASE_URL to another one.`,
    );
  }
  const { rows } = await client.query<{ ours: boolean; others: number; name: string }>(STATE);
  const [state] = rows;
  if (!state?.ours) {
    if ((state?.others ?? 0) === 0) return;
    throw new StartError(
      `The database ${state?.name} holds ${state?.others} tables of another program. Give PixShift a database of its own in DATABASE_URL.`,
    );
  }
  const done = await client.query<{ name: string }>('select name from mikro_orm_migrations');
  const known = new Set(
    readdirSync(migrationsDir).flatMap((file) => MIGRATION.exec(file)?.[1] ?? []),
  );
  const newer = done.rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (newer.length > 0) {
    throw new StartError(
      `The database ${state.name} was already changed by a newer PixShift (${newer.sort().at(-1)}). Start that version, or restore a backup from before it.`,
    );
  }
}

/** Tables that extensions made are nobody's. */
const STATE = `
  select to_regclass('mikro_orm_migrations') is not null as ours, current_database() as name,
    (select count(*)::int from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
       and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as others`;
