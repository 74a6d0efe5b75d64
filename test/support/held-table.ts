import pg from 'pg';
import { eventually } from './eventually.js';

export interface HeldTable {
  /** Waits until a program has come to where it would write there. */
  untilWanted(): Promise<void>;
  release(): Promise<void>;
}

/** Lets everybody read a table and nobody write, so that a program stops between two steps. */
export async function holdTable(databaseUrl: string, table: string): Promise<HeldTable> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`begin; lock table ${table} in share row exclusive mode`);
  const isWanted = async (): Promise<boolean> => {
    const { rowCount } = await client.query(
      'select 1 from pg_locks where relation = $1::regclass and not granted',
      [table],
    );
    return rowCount !== 0;
  };
  return {
    untilWanted: () => eventually(isWanted, 60_000),
    release: () => client.end(),
  };
}
