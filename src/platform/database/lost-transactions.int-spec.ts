import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { type Em, rowIn } from './database.js';

let open: OpenDatabase;
let other: pg.Client;

beforeAll(async () => {
  // One connection: a transaction that keeps it leaves nobody else any.
  open = await openDatabase(1);
  other = new pg.Client(open.url);
  // The database is dropped before this one is closed.
  other.on('error', () => undefined);
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await open.close();
});

/** Ends the connection of `em` as an operator or a restarting server does. */
async function cutOff(em: Em): Promise<void> {
  const { pid } = (await rowIn(em, sql<{ pid: number }>`select pg_backend_pid() as pid`))!;
  await other.query('select pg_terminate_backend($1, 5000)', [pid]);
}

describe('a connection that is lost in a transaction', () => {
  it('fails the transaction with the reason, and another one takes its place', async () => {
    for (let lost = 0; lost < 3; lost++) {
      await expect(
        open.db.transaction(async (em) => {
          await cutOff(em);
          await rowIn(em, sql`select 1`);
        }),
      ).rejects.toThrow(/terminat|not queryable|ECONNRESET/i);
    }
    expect(await open.db.row(sql`select 1 as one`)).toEqual({ one: 1 });
  });

  it('is replaced too where only the end of the transaction meets the loss', async () => {
    await expect(open.db.transaction(cutOff)).rejects.toThrow(/terminat|not queryable|ECONNRESET/i);
    expect(await open.db.row(sql`select 1 as one`)).toEqual({ one: 1 });
  });

  it('does not hide an error of the work itself', async () => {
    await expect(
      open.db.transaction(async (em) => {
        await cutOff(em);
        throw new Error('of the work');
      }),
    ).rejects.toThrow('of the work');
    expect(await open.db.row(sql`select 1 as one`)).toEqual({ one: 1 });
  });
});
