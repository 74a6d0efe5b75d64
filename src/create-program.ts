import { MikroORM } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { entities } from './mikro-orm.entities.js';
import type { AppConfig } from './platform/config/index.js';
import { DatabaseWatch, migrateDatabase, ormOptions } from './platform/database/index.js';
import { createHttpApp, serveOpenApi, serveStaticApps } from './platform/http/index.js';
import type { Logger } from './platform/observability/index.js';
import { type DemoAccount, prepareData } from './prepare-data.js';

/** The program on an up-to-date database with everything in it that it needs, ready to listen. */
export async function createProgram(
  config: AppConfig,
  logger: Logger,
  databaseUrl: string,
): Promise<{ app: NestFastifyApplication; accounts: readonly DemoAccount[] }> {
  const warn = (message: string): void => logger.warn(message);
  await migrateDatabase(databaseUrl, warn);
  const { url, poolMax } = config.app.database;
  const watch = new DatabaseWatch(databaseUrl, config.app.database.patienceMs, logger);
  const orm = await MikroORM.init(ormOptions(entities, { url: databaseUrl, poolMax, watch, warn }));
  const app = await createHttpApp(
    AppModule.forRoot({ config, logger, orm, databaseUrl, watch }),
    config,
    logger,
  );
  if (config.app.role !== 'worker') {
    serveOpenApi(app);
    await serveStaticApps(app);
  }
  watch.start();
  const accounts = await prepareData(app, { demoAccounts: url === undefined });
  return { app, accounts };
}
