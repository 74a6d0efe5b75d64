import pg from 'pg';

/** Reads, or changes, straight in the database of a running program. */
export async function selectRows<T extends pg.QueryResultRow>(
  databaseUrl: string | undefined,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
