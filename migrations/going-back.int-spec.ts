import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { readdirSync } from 'node:fs';
import pg from 'pg';
import { entities } from '../src/mikro-orm.entities.js';
import { ormOptions } from '../src/platform/database/index.js';
import { createDatabase } from '../test/harness.js';
import { everyRow, fillEveryTable, takeOut } from '../test/support/rows-in-every-table.js';

/** By table, what is made anew: the words of the program's own roles, and what looks at payments find. */
const MADE_ANEW: Readonly<Record<string, readonly string[]>> = {
  role: ['name', 'description', 'revision'],
  payment: ['look_at', 'under_way'],
};
/** Of these nobody misses anything: counters of a minute, and what tells shipped products that changed. */
const TRANSIENT = ['rate_limit_counter', 'shipped_type', 'role', 'role_assignment'];

const names = readdirSync(import.meta.dirname)
  .filter((name) => /^Migration\d+_.*\.ts$/.test(name))
  .map((name) => name.slice(0, -'.ts'.length))
  .sort()
  .reverse();

let orm: MikroORM;
let client: pg.Client;

beforeAll(async () => {
  const { url } = await createDatabase();
  orm = await MikroORM.init(ormOptions(entities, { url, poolMax: 2, warn: () => undefined }));
  client = new pg.Client({ connectionString: url });
  // The database is dropped before this lets go of it.
  client.on('error', () => undefined);
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await orm.close(true);
});

/** What a way down has no place for; undefined where it went. */
async function refusalOf(name: string): Promise<string | undefined> {
  try {
    await orm.migrator.down(name);
    return undefined;
  } catch (error) {
    const [, rows] = /cannot be undone: the version before has no place for \[(.*)\]\. Take/s.exec(
      (error as Error).message,
    ) ?? [undefined, undefined];
    if (rows === undefined) throw error;
    expect((error as Error).message).toContain(name);
    return rows;
  }
}

/** Without what is made anew. */
function lasting(rows: Map<string, string[]>): Map<string, string[]> {
  const of = (table: string, texts: string[]): string[] =>
    texts.flatMap((text) => {
      const row = JSON.parse(text) as Record<string, unknown>;
      // The accounts of the system itself are made by the migration after the first.
      if (table === 'ledger_account' && row['user_id'] === null && row['balance'] === 0) return [];
      for (const column of MADE_ANEW[table] ?? []) delete row[column];
      return [JSON.stringify(row)];
    });
  return new Map([...rows].map(([table, texts]) => [table, of(table, texts)]));
}

describe('a way down, with rows in every table', () => {
  // One after the other: each begins where the one before has gone to.
  it.each(names)(
    '%s keeps all of them or refuses and changes nothing',
    async (name) => {
      await fillEveryTable(client);
      await sharedAddress();
      await shippedOffers();
      const full = await everyRow(client);
      expect([...full].filter(([, rows]) => rows.length === 0)).toEqual([]);
      let before = full;
      for (let rows = await refusalOf(name); rows; rows = await refusalOf(name)) {
        expect(await everyRow(client)).toEqual(before);
        await takeOut(client, rows);
        const after = await everyRow(client);
        expect(after).not.toEqual(before);
        before = after;
      }
      const kept = await everyRow(client);
      await orm.migrator.up(name);
      const again = lasting(await everyRow(client));
      for (const [table, rows] of lasting(before)) {
        if (!kept.has(table) && TRANSIENT.includes(table)) continue;
        expect([table, rows.filter((row) => !again.get(table)?.includes(row))]).toEqual([
          table,
          [],
        ]);
      }
      // Going forth may have made rows, such as entries for payments that are there.
      for (let rows = await refusalOf(name); rows; rows = await refusalOf(name)) {
        await takeOut(client, rows);
      }
    },
    60_000,
  );
});

/** Two who claim one address, where that may be. */
async function sharedAddress(): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_class where relname = 'user_verified_email_unique'`,
  );
  if (rowCount === 0) return;
  await client.query(`
    insert into app_user (id, created_at, updated_at, email, display_name)
    select gen_random_uuid(), now(), now(), 'claimed@example.test', 'One of two'
    from generate_series(1, 2)
    where not exists (select from app_user where email = 'claimed@example.test')`);
}

/** A plan as it ships, and a pack, which has no features. */
async function shippedOffers(): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from information_schema.columns where table_name = 'offer_version' and column_name = 'features'`,
  );
  if (rowCount === 0) return;
  await client.query(`
    insert into offer_version (id, created_at, kind, slug, number, name, description, amount_minor,
      currency, credits, on_sale, sort_order, effective_from, features)
    values (gen_random_uuid(), now(), 'plan', 'pro', 1, 'Pro', '', 1999, 'USD', 10000, true, 1, now(),
        '{"qualityTier": "best", "priority": 20, "history": true, "earlyAccess": true}'),
      (gen_random_uuid(), now(), 'pack', 'pack-100', 1, '100 credits', '', 990, 'USD', 100, true, 2, now(), null)
    on conflict do nothing`);
}
