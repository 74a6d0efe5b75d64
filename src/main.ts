import { MikroORM } from '@mikro-orm/postgresql';
import { AppModule } from './app.module.js';
import { entities } from './mikro-orm.entities.js';
import { type AppConfig, ConfigError, readConfig } from './platform/config/index.js';
import { migrateDatabase, ormOptions } from './platform/database/index.js';
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js';
import { createHttpApp, serveOpenApi, serveStaticApps } from './platform/http/index.js';
import { createLogger, type Logger } from './platform/observability/index.js';
import { startSandbox } from './platform/sandbox-process.js';
import { prepareData } from './prepare-data.js';
import { announce } from './announce.js';

type Stop = () => Promise<void>;

/** How long requests and runs may take to end after SIGTERM before the process ends anyway. */
const DRAIN_MS = 25_000;

async function main(): Promise<void> {
  const stops: Stop[] = [];
  const config = configOrExit();
  const logger = createLogger(config);
  stopOnSignals(stops, logger);
  try {
    await start(config, logger, stops);
  } catch (error) {
    logger.fatal({ err: error }, 'start failed');
    process.stderr.write(`PixShift could not start: ${reasonOf(error)}\n`);
    await stopAll(stops, logger);
    process.exit(1);
  }
}

async function start(config: AppConfig, logger: Logger, stops: Stop[]): Promise<void> {
  const embedded = config.app.database.url === undefined;
  const databaseUrl = config.app.database.url ?? (await startDatabase(config, logger, stops));
  const warn = (message: string): void => logger.warn(message);
  await migrateDatabase(databaseUrl, warn);
  const { poolMax } = config.app.database;
  const orm = await MikroORM.init(ormOptions(entities, { url: databaseUrl, poolMax, warn }));
  const app = await createHttpApp(
    AppModule.forRoot({ config, logger, orm, databaseUrl }),
    config,
    logger,
  );
  stops.push(() => app.close());
  if (config.app.role !== 'worker') {
    serveOpenApi(app);
    await serveStaticApps(app);
  }
  const accounts = await prepareData(app, { demoAccounts: embedded });
  const sandbox = await startSandbox(config, logger);
  if (sandbox) stops.push(() => sandbox.stop());
  await app.listen(config.app.http.port, config.app.http.host);
  announce({ config, url: await app.getUrl(), accounts, sandboxUrl: sandbox?.url });
}

/** A name with several addresses fails with one error for each and no message of its own. */
function reasonOf(error: unknown): string {
  const { message, errors } = error as { message?: string; errors?: readonly Error[] };
  return message || (errors ?? []).map((each) => each.message).join('; ') || String(error);
}

async function startDatabase(config: AppConfig, logger: Logger, stops: Stop[]): Promise<string> {
  const database = await startEmbeddedPostgres({
    dataDir: config.app.dataDir,
    log: (message) => logger.info(message),
  });
  stops.push(() => database.stop());
  return database.url;
}

function configOrExit(): AppConfig {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

function stopOnSignals(stops: Stop[], logger: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), DRAIN_MS + 4_000).unref();
    void stopAll(stops, logger).then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
}

/** Last started, first stopped: requests drain before their database goes. */
async function stopAll(stops: Stop[], logger: Logger): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop().catch((error: unknown) => logger.error({ err: error }, 'stopping failed'));
  }
}

await main();
