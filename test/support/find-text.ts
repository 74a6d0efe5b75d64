import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Every table of every schema of ours, row by row as text: which of them contain one of `needles`. */
export async function findInDatabase(
  databaseUrl: string,
  needles: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      for (const needle of needles) {
        const { rows } = await client.query<{ row: string }>(
          `select t::text as row from ${name} t where position(lower($1) in lower(t::text)) > 0 limit 3`,
          [needle],
        );
        found.push(...rows.map(({ row }) => `${name}: ${needle} in ${row.slice(0, 300)}`));
      }
    }
    return found;
  } finally {
    await client.end();
  }
}

/** The paths of all files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** Every file below a folder that contains one of `needles`, byte by byte. */
export function findInFiles(folder: string, needles: readonly (Buffer | string)[]): string[] {
  return filesBelow(folder).filter((path) => {
    const bytes = readFileSync(path);
    return needles.some((needle) => bytes.includes(needle));
  });
}
