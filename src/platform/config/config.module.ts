import { type DynamicModule, Global, Inject, Module } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../start-error.js';
import { loadConfig } from './config-loader.js';
import type { AppConfig } from './config.schema.js';
import { dataDirProblem } from './data-dir.js';
import { installationSecrets } from './installation-secrets.js';

/** Injects the typed configuration: `constructor(@AppConfigToken() private readonly config: AppConfig)`. */
export const APP_CONFIG = Symbol('AppConfig');
export const AppConfigToken = () => Inject(APP_CONFIG);

/** From `dist/src/platform/config` and from `src/platform/config` alike. */
function configDir(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const root = here.includes('/dist/src/') ? '../../../../' : '../../../';
  return fileURLToPath(new URL(`${root}config/`, import.meta.url));
}

/** A file of `config/` that is not YAML, as text. */
export function readConfigText(file: string): string {
  return readFileSync(join(configDir(), file), 'utf8');
}

/**
 * The configuration of this process: the one place that reads the environment. Throws
 * {@link ConfigError} with every problem, StartError where the data folder cannot be used. In
 * development missing secrets are made per installation.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const config = loadConfig(configDir(), env);
  const { jwtSecret, urlSigningSecret } = config.auth;
  const { keys, lookupSecret } = config.encryption;
  if (jwtSecret && urlSigningSecret && keys.length > 0 && lookupSecret) return config;
  try {
    const made = installationSecrets(config.app.dataDir);
    return {
      ...config,
      auth: {
        ...config.auth,
        jwtSecret: jwtSecret ?? made.jwtSecret,
        urlSigningSecret: urlSigningSecret ?? made.urlSigningSecret,
      },
      encryption: {
        keys: keys.length > 0 ? keys : [{ id: 'installation', secret: made.encryptionKey }],
        lookupSecret: lookupSecret ?? made.lookupSecret,
      },
    };
  } catch (error) {
    throw new StartError(dataDirProblem(error, config.app.dataDir), { cause: error });
  }
}

@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: APP_CONFIG, useValue: config }],
      exports: [APP_CONFIG],
    };
  }
}
