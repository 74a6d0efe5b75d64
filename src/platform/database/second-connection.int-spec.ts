import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { Database, rowIn } from './database.js';

const one = sql<{ one: number }>`select 1 as one`;

let open: OpenDatabase;
let strict: Database;

beforeAll(async () => {
  open = await openDatabase();
  strict = new Database(open.db.orm, true);
});
afterAll(() => open.close());

it('is refused in a transaction, whoever asks, in tests and in development', async () => {
  const asks = [
    () => strict.row(one),
    () => strict.rows(one),
    () => strict.transaction((em) => rowIn(em, one)),
  ];
  for (const ask of asks) {
    await expect(strict.transaction<unknown>(ask)).rejects.toThrow('second connection');
  }
});

it('is there for what comes after the transaction, and for what runs beside it', async () => {
  let later: Promise<unknown> | undefined;
  const done = Promise.withResolvers<void>();
  const [own, beside] = await Promise.all([
    strict.transaction((em) => {
      later = done.promise.then(() => strict.row(one));
      return rowIn(em, one);
    }),
    strict.row(one),
  ]);
  done.resolve();
  expect([own, beside, await later]).toEqual([{ one: 1 }, { one: 1 }, { one: 1 }]);
});

it('is not refused in production, where a slow answer is better than none', async () => {
  const row = await open.db.transaction(() => open.db.row(one));
  expect(row).toEqual({ one: 1 });
});
