import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { ZodError } from 'zod';
import { type AppConfig, configFiles } from './config.schema.js';

/** Thrown when the configuration cannot be used. `problems` lists every one, without values. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n  - ${problems.join('\n  - ')}`);
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const REFERENCE = /\$\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?\}/g;
const PLACEHOLDER = /change.?me|placeholder|example|secret|password|your[-_ ]|xxx|^(.)\1*$/i;
const MIN_SECRET_LENGTH = 32;

/**
 * Reads every file of `config/`, puts environment variables in the place of `${NAME}`, and checks
 * the result. Throws one {@link ConfigError} that lists all problems of all files.
 */
export function loadConfig(configDir: string, env: Environment): AppConfig {
  const problems: string[] = [];
  const loaded: Partial<Mutable<AppConfig>> = {};
  for (const [key, { file, schema }] of Object.entries(configFiles)) {
    const used = new Map<string, string>();
    try {
      const raw: unknown = parse(readFileSync(join(configDir, file), 'utf8'));
      const result = schema.safeParse(interpolate(raw, env, file, [], used, problems));
      if (result.success) Object.assign(loaded, { [key]: result.data });
      else problems.push(...describe(result.error, file, used));
    } catch (error) {
      problems.push(`${file}: cannot be read (${(error as Error).message.split('\n')[0]})`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const config = loaded as Mutable<AppConfig>;
  problems.push(...refuseUnsafe(config));
  if (problems.length > 0) throw new ConfigError(problems);
  config.app = { ...config.app, dataDir: absolute(config.app.dataDir) };
  return config;
}

function interpolate(
  value: unknown,
  env: Environment,
  file: string,
  path: readonly string[],
  used: Map<string, string>,
  problems: string[],
): unknown {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (_, name: string, fallback: string | undefined) => {
      used.set(path.join('.'), name);
      const found = env[name];
      if (found !== undefined && found !== '') return found;
      if (fallback === undefined)
        problems.push(`${file}: ${path.join('.')} needs ${name} to be set`);
      return fallback ?? '';
    });
  }
  if (Array.isArray(value)) {
    return value.map((item, i) =>
      interpolate(item, env, file, [...path, String(i)], used, problems),
    );
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        interpolate(item, env, file, [...path, key], used, problems),
      ]),
    );
  }
  return value;
}

function describe(error: ZodError, file: string, used: ReadonlyMap<string, string>): string[] {
  return error.issues.map((issue) => {
    const path = issue.path.join('.');
    const variable = used.get(path);
    return `${file}: ${path || 'file'}${variable ? ` (${variable})` : ''}: ${issue.message}`;
  });
}

/** What is legal in development and must not be in production: test aids and weak secrets. */
function refuseUnsafe(config: AppConfig): string[] {
  const problems: string[] = [];
  const { app, auth, limits } = config;
  const strict = app.environment === 'production' || app.environment === 'staging';
  const secrets = {
    JWT_SECRET: auth.jwtSecret,
    JWT_PREVIOUS_SECRET: auth.jwtPreviousSecret,
    URL_SIGNING_SECRET: auth.urlSigningSecret,
  };
  for (const [name, value] of Object.entries(secrets)) {
    if (value === undefined) {
      if (strict && name !== 'JWT_PREVIOUS_SECRET') problems.push(`auth.yaml: ${name} must be set`);
    } else if (value.length < MIN_SECRET_LENGTH) {
      problems.push(`auth.yaml: ${name} must have at least ${MIN_SECRET_LENGTH} characters`);
    } else if (strict && PLACEHOLDER.test(value)) {
      problems.push(`auth.yaml: ${name} looks like a placeholder`);
    }
  }
  if (strict) {
    if (app.test.clockOffsetMs !== 0) problems.push('app.yaml: CLOCK_OFFSET_MS is refused here');
    if (limits.factor !== 1) problems.push('limits.yaml: RATE_LIMIT_FACTOR is refused here');
    if (app.sandbox.port) problems.push('app.yaml: SANDBOX_PORT is refused here');
    if (!app.database.url) problems.push('app.yaml: DATABASE_URL must be set');
    if (!app.http.publicUrl?.startsWith('https:')) {
      problems.push('app.yaml: PUBLIC_URL must be set and start with https:');
    }
  }
  return problems;
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}
