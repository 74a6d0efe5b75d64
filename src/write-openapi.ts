import { MikroORM } from '@mikro-orm/postgresql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { entities } from './mikro-orm.entities.js';
import { readConfig } from './platform/config/index.js';
import { ormOptions } from './platform/database/index.js';
import { createHttpApp, createOpenApiDocument } from './platform/http/index.js';

/**
 * `node dist/src/write-openapi.js <file>`: writes the API's contract as the routes define it, without
 * a database. The committed `openapi.json` is made this way, and a test holds it against the routes.
 */
const file = process.argv[2];
if (!file) {
  process.stderr.write('usage: node dist/src/write-openapi.js <file>\n');
  process.exit(2);
}
const databaseUrl = 'postgresql://nowhere.invalid/none';
const config = readConfig({
  NODE_ENV: 'test',
  DATA_DIR: mkdtempSync(join(tmpdir(), 'pixshift-openapi-')),
});
const orm = await MikroORM.init(
  ormOptions(entities, { url: databaseUrl, poolMax: 1, warn: () => undefined }),
);
const logger = pino({ enabled: false });
const app = await createHttpApp(
  AppModule.forRoot({ config, logger, orm, databaseUrl }),
  config,
  logger,
);
writeFileSync(file, `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`);
rmSync(config.app.dataDir, { recursive: true });
process.exit(0);
