import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppConfig } from './config/index.js';
import type { Logger } from './observability/index.js';
import { StartError } from './start-error.js';
import { sandboxPort } from './vendors/index.js';

/** The compiled stand-ins for vendors, in one file or as they are; absent from production builds. */
const entry = ['../../bundle/sandbox.js', '../../sandbox/main.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

/** Generous, because this process is busy loading its own modules meanwhile and may hear late that it runs. */
const START_MS = 60_000;

/** Starts the sandbox beside the program, in development and tests only. */
export async function startSandbox(
  config: AppConfig,
  logger: Logger,
): Promise<{ url: string; stop: () => Promise<void> } | undefined> {
  const { environment, role } = config.app;
  const port = sandboxPort(config);
  if (port === undefined || role === 'worker' || entry === undefined) return undefined;
  // Who listens everywhere is called here.
  const host = config.app.http.host === '127.0.0.1' ? '127.0.0.1' : 'localhost';
  const webhooks = `http://${host}:${config.app.http.port}/api/v1/webhooks`;
  // Node's own folder in ours, for its version.
  const compiled = getCompileCacheDir();
  const child = fork(entry, [], {
    env: {
      ...(compiled !== undefined && { NODE_COMPILE_CACHE: dirname(compiled) }),
      NODE_ENV: environment,
      SANDBOX_PORT: String(port),
      STRIPE_WEBHOOK_URL: `${webhooks}/stripe`,
      PAYPAL_WEBHOOK_URL: `${webhooks}/paypal`,
      DODO_WEBHOOK_URL: `${webhooks}/dodo`,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    const fail = (how: string): void =>
      reject(new StartError(`The sandbox ${how}. Set SANDBOX_PORT to 0 to go without it.`));
    child.once('exit', () => fail('ended at once, see above'));
    setTimeout(() => fail('did not start within a minute'), START_MS).unref();
  });
  child.on('exit', (code) => {
    if (child.connected) logger.warn({ code }, 'the sandbox ended');
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
