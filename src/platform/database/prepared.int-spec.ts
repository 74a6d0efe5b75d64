import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { rowIn } from './database.js';
import { prepared } from './prepared.js';

let open: OpenDatabase;

beforeAll(async () => {
  open = await openDatabase(1);
});
afterAll(() => open.close());

/** What the one connection keeps, with how often each was run. */
const kept = () =>
  open.db.rows(sql<{ statement: string; runs: number }>`
    select statement, (generic_plans + custom_plans)::int as runs
    from pg_prepared_statements order by prepare_time`);

describe('prepared', () => {
  it('has a marked statement parsed once, whatever its values, and no other one', async () => {
    const double = (value: number) => prepared(sql<{ n: number }>`select ${value}::int * 2 as n`);
    for (const value of [1, 2, 3]) {
      expect(await open.db.row(double(value))).toEqual({ n: value * 2 });
    }
    expect(await open.db.transaction((em) => rowIn(em, double(4)))).toEqual({ n: 8 });
    expect(await open.db.row(prepared(sql`select ${'a'}::text as t`))).toEqual({ t: 'a' });
    await open.db.row(sql`select ${'b'}::text as t`);
    expect(await kept()).toEqual([
      { statement: '/* prepared */ select $1::int * 2 as n', runs: 4 },
      { statement: '/* prepared */ select $1::text as t', runs: 1 },
    ]);
  });

  it('can be run again after it has failed', async () => {
    const divide = (by: number) => prepared(sql<{ n: number }>`select 6 / ${by}::int as n`);
    await expect(open.db.row(divide(0))).rejects.toMatchObject({ code: '22012' });
    expect(await open.db.row(divide(2))).toEqual({ n: 3 });
  });
});
