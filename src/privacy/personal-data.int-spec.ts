import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { sql } from 'kysely';
import { pino } from 'pino';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { selectRows } from '../../test/support/select-rows.js';
import { AppModule } from '../app.module.js';
import { newId } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import type { Logger } from '../platform/observability/index.js';
import { AssetStore } from '../uploads/index.js';
import { PersonalData } from '../users/index.js';

/** Tables that hold user ids, and who speaks for them where that is no source. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  privacy_request: 'the erasure itself: requests go, its own row is the receipt',
  audit_event: 'sealed under the subject key, which the erasure destroys',
  subject_key: 'destroyed by the erasure; its row says so',
  artifact: 'what texts say goes with the runs, the files with the assets',
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

describe('the transaction of an erasure', () => {
  it('takes every file away from everybody, whatever becomes of the bytes after it', async () => {
    const [userId, assetId] = [newId(), newId()];
    await open.db.rows(sql`
      insert into app_user (id, created_at, updated_at, display_name, status)
      values (${userId}, now(), now(), 'Ada', 'erased')`);
    await open.db.rows(sql`
      insert into asset (id, created_at, updated_at, user_id, role, mime, bytes, sha256, storage_key,
                         preview_key, preview_bytes, retention_class)
      values (${assetId}, now(), now(), ${userId}, 'input', 'image/png', 1, '00', 'uploads/x.png',
              'uploads/x.preview.webp', 1, 'GALLERY')`);
    const assets = app.get(AssetStore, { strict: false });
    await assets.findRendition(assetId, 'original');
    await open.db.transaction(async (em) => {
      for (const source of app.get(PersonalData).sources) await source.erase(em, userId);
    });
    for (const rendition of ['original', 'preview'] as const) {
      await expect(assets.findRendition(assetId, rendition)).rejects.toThrow(NotFoundError);
    }
    await expect(assets.openForOwner(userId, assetId)).rejects.toThrow(NotFoundError);
    await expect(assets.localCopy(assetId)).rejects.toThrow(NotFoundError);
  });
});
