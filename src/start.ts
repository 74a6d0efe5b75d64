import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { announce } from './announce.js';
import {
  type AppConfig,
  ConfigError,
  readConfig,
  requireDataDir,
} from './platform/config/index.js';
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js';
import { createLogger, type Logger } from './platform/observability/index.js';
import { startSandbox } from './platform/sandbox-process.js';
import { listenProblem, StartError } from './platform/start-error.js';

type Stop = () => Promise<void>;

/** How long requests and runs may take to end after SIGTERM before the process ends anyway. */
const DRAIN_MS = 25_000;

async function main(): Promise<void> {
  const stops: Stop[] = [];
  const config = configOrExit();
  const logger = createLogger(config);
  const signals = stopOnSignals(stops, logger);
  try {
    await start(config, logger, stops);
  } catch (error) {
    // Whoever stops a start takes the ground from under it; that is no failure to tell of.
    if (signals.stopping) return;
    logger.fatal({ err: error }, 'start failed');
    process.stderr.write(`PixShift could not start: ${reasonOf(error)}\n`);
    await stopAll(stops, logger);
    process.exit(1);
  }
}

/**
 * The database and the sandbox start in processes of their own while this one is busy loading the
 * modules of the program.
 */
async function start(config: AppConfig, logger: Logger, stops: Stop[]): Promise<void> {
  const database = startDatabase(config, logger, stops);
  const sandbox = startSandbox(config, logger);
  stops.push(stopOf(sandbox));
  const program = turnOfTheLoop().then(() => import('./create-program.js'));
  const [databaseUrl, { createProgram }] = await Promise.all([database, program]);
  const { app, accounts } = await createProgram(config, logger, databaseUrl);
  const sandboxUrl = (await sandbox)?.url;
  // Before, there is nothing in it to drain, and an app that never listened does not close.
  stops.push(() => app.close());
  const { http } = config.app;
  await app.listen(http.port, http.host).catch((error: unknown) => {
    throw listenProblem(error, http) ?? error;
  });
  announce({ config, url: await app.getUrl(), accounts, sandboxUrl });
}

/** A name with several addresses fails with one error for each and no message of its own. */
function reasonOf(error: unknown): string {
  const { message, errors } = error as { message?: string; errors?: readonly Error[] };
  return message || (errors ?? []).map((each) => each.message).join('; ') || String(error);
}

async function startDatabase(config: AppConfig, logger: Logger, stops: Stop[]): Promise<string> {
  const { database, dataDir } = config.app;
  if (database.url !== undefined) return database.url;
  const embedded = startEmbeddedPostgres({ dataDir, log: (message) => logger.info(message) });
  stops.push(stopOf(embedded));
  return (await embedded).url;
}

/**
 * Ends what is starting. What does not start needs no end, and whoever waits for it tells why; that it
 * failed while nobody waited yet is no reason to end the process.
 */
function stopOf(starting: Promise<{ stop: Stop } | undefined>): Stop {
  const started = starting.catch(() => undefined);
  return async () => (await started)?.stop();
}

function configOrExit(): AppConfig {
  try {
    const config = readConfig();
    requireDataDir(config.app.dataDir);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
    process.stderr.write(`PixShift could not start: ${error.message}\n`);
    return process.exit(1);
  }
}

function stopOnSignals(stops: Stop[], logger: Logger): { readonly stopping: boolean } {
  const state = { stopping: false };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (state.stopping) return;
    state.stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), DRAIN_MS + 4_000).unref();
    void stopAll(stops, logger).then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
  return state;
}

/** Last started, first stopped: requests drain before their database goes. */
async function stopAll(stops: Stop[], logger: Logger): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop().catch((error: unknown) => logger.error({ err: error }, 'stopping failed'));
  }
}

await main();
