import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDatabase, sharedApp } from './harness.js';

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('test databases', () => {
  it('are migrated, and separate from each other, also when made at the same time', async () => {
    const [first, second, third] = await Promise.all([
      createDatabase(),
      createDatabase(),
      createDatabase(),
    ]);
    for (const { url } of [first, second, third]) {
      const tables = await query(url, `SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
      expect(tables.length).toBeGreaterThan(1);
      await query(url, 'CREATE TABLE only_here (n int)');
    }
  });

  it('are gone after drop, even with a session open', async () => {
    const { url, drop } = await createDatabase();
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    await drop();
    await expect(query(url, 'SELECT 1')).rejects.toThrow('does not exist');
    await client.end().catch(() => undefined);
  });
});

describe('the program that test files share', () => {
  it('is one for all who ask, also at the same time, and cannot be stopped', async () => {
    const [first, second] = await Promise.all([sharedApp(), sharedApp()]);
    expect(second).toMatchObject({ pid: first.pid, url: first.url, dataDir: first.dataDir });
    const person = await first.signUp();
    expect((await second.get('/users/me', { token: person.accessToken })).status).toBe(200);
    expect(() => first.stop()).toThrow('Other test files');
  });
});
