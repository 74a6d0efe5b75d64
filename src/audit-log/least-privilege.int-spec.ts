import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';

/** One that every server has. Nobody may make roles on the server of the tests. */
const ROLE = 'pg_monitor';
const RECORDED = ['audit_event', 'audit_root', 'audit_seal'];

let open: OpenDatabase;

beforeAll(async () => {
  open = await openDatabase(2);
  const file = join(import.meta.dirname, '../../docs/least-privilege.sql');
  const statements = readFileSync(file, 'utf8')
    .replace(/^--.*$/gm, '')
    .split(';');
  for (const statement of statements.map((text) => text.trim()).filter(Boolean)) {
    await open.db.rows(sql.raw(statement.replaceAll(':role', ROLE)));
  }
});
afterAll(() => open.close());

/** The tables on which the role has this right. */
async function tablesWith(right: string): Promise<string[]> {
  const rows = await open.db.rows(sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and has_table_privilege(${ROLE}, oid, ${right})
    order by relname`);
  return rows.map(({ name }) => name);
}

describe('the rights of a role of its own', () => {
  it('are to record and to read everything, and to change everything but what is recorded', async () => {
    const all = await tablesWith('SELECT');
    expect(all).toEqual(expect.arrayContaining(['app_user', 'audit_unsealed', ...RECORDED]));
    expect(await tablesWith('INSERT')).toEqual(all);
    const changeable = all.filter((name) => !RECORDED.includes(name));
    expect(await tablesWith('UPDATE')).toEqual(changeable);
    expect(await tablesWith('DELETE')).toEqual(changeable);
    for (const right of ['TRUNCATE', 'TRIGGER', 'REFERENCES']) {
      expect(await tablesWith(right)).toEqual([]);
    }
  });

  it('are not those of the owner, and expired events leave by the one function', async () => {
    const [row] = await open.db.rows(sql`
      select pg_has_role(${ROLE}, current_user, 'MEMBER') as owner,
             has_function_privilege(${ROLE}, 'audit_expire(bigint, timestamptz)', 'EXECUTE') as may,
             has_function_privilege('pg_read_all_stats', 'audit_expire(bigint, timestamptz)', 'EXECUTE') as others`);
    expect(row).toEqual({ owner: false, may: true, others: false });
  });
});
