import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { selectRows } from '../../test/support/select-rows.js';
import { AppModule } from '../app.module.js';
import type { Logger } from '../platform/observability/index.js';
import { PersonalData } from '../users/index.js';

/** Tables that hold user ids, and who speaks for them where that is no source. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  privacy_request: 'the erasure itself: requests go, its own row is the receipt',
  audit_event: 'sealed under the subject key, which the erasure destroys',
  subject_key: 'destroyed by the erasure; its row says so',
  artifact: 'names files only, which go with the assets',
  generation_input: 'names files only, which go with the assets',
  generation_event: 'deleted with the runs',
  ledger_transaction: 'the books',
  outgoing_message: 'deleted by the erasure itself',
};

let open: OpenDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  open = await openDatabase(8);
  const logger = pino({ enabled: false }) as Logger;
  const { config, url: databaseUrl, db } = open;
  app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ config, logger, orm: db.orm, databaseUrl }),
    { logger: false },
  );
}, 60_000);
afterAll(() => app.close());

describe('every table that speaks of people', () => {
  it('is spoken for in archive and erasure', async () => {
    const tables = await selectRows<{ name: string }>(
      open.url,
      `select distinct table_name as name from information_schema.columns
       where table_schema = 'public' and column_name ~ '(user_id|actor_id|generation_id|owner_id|_by)$'`,
    );
    const covered = new Set([
      ...app.get(PersonalData).sources.flatMap((source) => source.tables),
      ...Object.keys(ELSEWHERE),
    ]);
    const uncovered = tables.map(({ name }) => name).filter((name) => !covered.has(name));
    expect(uncovered).toEqual([]);
    expect(tables.length).toBeGreaterThan(8);
  });

  it('exists: no source speaks for a table that is gone', async () => {
    const tables = await selectRows<{ name: string }>(
      open.url,
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const names = tables.map(({ name }) => name);
    for (const source of app.get(PersonalData).sources) {
      for (const table of source.tables) expect(names).toContain(table);
    }
  });
});
