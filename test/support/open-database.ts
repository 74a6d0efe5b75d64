import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from '../../src/mikro-orm.entities.js';
import { readConfig } from '../../src/platform/config/index.js';
import type { AppConfig } from '../../src/platform/config/index.js';
import { Database, ormOptions } from '../../src/platform/database/index.js';
import { createDatabase, temporaryFolder } from '../harness.js';

export interface OpenDatabase {
  db: Database;
  url: string;
  config: AppConfig;
  close(): Promise<void>;
}

/** A migrated database of its own for a test of services, with the shipped configuration. */
export async function openDatabase(poolMax = 20): Promise<OpenDatabase> {
  const { url } = await createDatabase();
  const orm = await MikroORM.init(ormOptions(entities, { url, poolMax, warn: () => undefined }));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: temporaryFolder() });
  return { db: new Database(orm), url, config, close: () => orm.close(true) };
}
