import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { entities } from '../src/mikro-orm.entities.js';
import { ormOptions } from '../src/platform/database/index.js';
import { createDatabase } from '../test/harness.js';
import { selectRows } from '../test/support/select-rows.js';
import { thorough } from '../test/support/thorough.js';

const ROOT = join(import.meta.dirname, '..');

let url: string;
let orm: MikroORM;

beforeAll(async () => {
  url = (await createDatabase()).url;
  orm = await MikroORM.init(ormOptions(entities, { url, poolMax: 2, warn: () => undefined }));
});
afterAll(() => orm.close(true));

/** Everything of the schema that people can make: tables, columns, constraints, indexes, triggers. */
async function schemaOf(): Promise<string[]> {
  const rows = await selectRows<{ line: string }>(
    url,
    `select 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
       from information_schema.columns where table_schema = 'public'
     union all
     select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
       from pg_constraint where connamespace = 'public'::regnamespace
     union all
     select 'index ' || indexdef from pg_indexes where schemaname = 'public'
     union all
     select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t where not tgisinternal
     union all
     select 'function ' || p.oid::regprocedure from pg_proc p
       where pronamespace = 'public'::regnamespace
         and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  // The migrations' own table stays through up and down.
  return rows
    .map(({ line }) => line)
    .filter((line) => !line.includes('mikro_orm_migrations'))
    .sort();
}

describe('the migrated database', () => {
  it('is what the entities say: nothing is missing and nothing is too much', async () => {
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    // Triggers and functions are made by hand-written migrations; the other tests look at those.
    expect(difference.trim()).toBe('');
  });

  it('would show a column that the entities do not know', async () => {
    await selectRows(url, 'alter table app_user add column forgotten text');
    try {
      expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toContain('forgotten');
    } finally {
      await selectRows(url, 'alter table app_user drop column forgotten');
    }
  });

  it('has the triggers that keep the books, the audit trail and published versions', async () => {
    const triggers = (await schemaOf()).filter((line) => line.startsWith('trigger '));
    expect(triggers.map((line) => /CREATE TRIGGER (\w+)/.exec(line)?.[1]).sort()).toEqual([
      'audit_event_append_only',
      'audit_event_awaits_seal',
      'audit_root_append_only',
      'audit_seal_append_only',
      'ledger_account_stays',
      'ledger_entry_append_only',
      'ledger_entry_balanced',
      'ledger_transaction_append_only',
      'offer_version_append_only',
      'type_version_keeps_content',
    ]);
  });

  it('goes all the way down and up again to the same schema', async () => {
    const before = await schemaOf();
    expect(before.length).toBeGreaterThan(100);
    await orm.migrator.down({ to: 0 });
    expect(await schemaOf()).toEqual([]);
    await orm.migrator.up();
    expect(await schemaOf()).toEqual(before);
    expect(await orm.migrator.getPending()).toEqual([]);
  });

  thorough('goes down and up one by one', async () => {
    const before = await schemaOf();
    const names = (await orm.migrator.getExecuted()).map(({ name }) => name);
    expect(names.length).toBe(readdirSync(import.meta.dirname).filter(isMigration).length);
    for (const name of [...names].reverse()) {
      const here = await schemaOf();
      await orm.migrator.down(name);
      await orm.migrator.up(name);
      expect(await schemaOf()).toEqual(here);
      await orm.migrator.down(name);
    }
    expect(await schemaOf()).toEqual([]);
    await orm.migrator.up();
    expect(await schemaOf()).toEqual(before);
  });
});

describe('the snapshot', () => {
  const snapshot = (): string =>
    readFileSync(join(import.meta.dirname, 'schema.snapshot.json'), 'utf8');

  it('is what the entities say: a new migration would be empty', async () => {
    expect(await orm.migrator.checkSchema()).toBe(false);
  });

  it('is changed by no migrating', async () => {
    const before = snapshot();
    await orm.migrator.down({ to: 0 });
    await orm.migrator.up();
    expect(snapshot()).toBe(before);
  });
});

describe('several processes that start at once on an empty database', () => {
  it('migrate it once', async () => {
    const empty = new URL(url);
    empty.pathname += '_empty';
    const name = empty.pathname.slice(1);
    await onServer(`create database ${name}`);
    try {
      const program = join(ROOT, 'dist/src/platform/database/migrate.js');
      const script = `
        const { spawn } = await import('node:child_process');
        const run = () => new Promise((resolve) => {
          let text = '';
          const child = spawn(process.execPath, process.argv.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
          child.stdout.on('data', (chunk) => (text += chunk));
          child.stderr.on('data', (chunk) => (text += chunk));
          child.on('close', (code) => resolve({ code, text }));
        });
        console.log(JSON.stringify(await Promise.all([run(), run(), run()])));`;
      const { stdout } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', script, program, empty.href],
        { encoding: 'utf8', cwd: ROOT },
      );
      const results = JSON.parse(stdout) as { code: number; text: string }[];
      expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(results.filter(({ text }) => text.startsWith('migrated: '))).toHaveLength(1);
      expect(results.filter(({ text }) => text.startsWith('nothing to migrate'))).toHaveLength(2);
    } finally {
      await onServer(`drop database if exists ${name} with (force)`);
    }
  });
});

const isMigration = (name: string): boolean => /^Migration\d+_.*\.ts$/.test(name);

async function onServer(statement: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}
