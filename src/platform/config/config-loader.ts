import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { load } from 'js-yaml';
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
const PLACEHOLDER = /change.?me|placeholder|example|secret|password|your[-_ ]|x{6}/i;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const STRIPE_ADDRESSES: readonly [string, ...string[]] = ['https://api.stripe.com'];
const PAYPAL_ADDRESSES: readonly [string, ...string[]] = [
  'https://api-m.paypal.com',
  'https://api-m.sandbox.paypal.com',
];
const DODO_ADDRESSES: readonly [string, ...string[]] = [
  'https://live.dodopayments.com',
  'https://test.dodopayments.com',
];
const MIN_SECRET_LENGTH = 32;
/** A random secret has more different characters than that; a repeated word has fewer. */
const MIN_SECRET_CHARACTERS = 8;

/**
 * Reads every file of `config/`, puts environment variables in the place of `${NAME}`, and checks
 * the result. Throws one {@link ConfigError} that lists all problems of all files.
 */
export function loadConfig(configDir: string, env: Environment): AppConfig {
  const problems: string[] = [];
  const loaded: Partial<Mutable<AppConfig>> = {};
  let environment: unknown;
  for (const [key, { file, schema }] of Object.entries(configFiles)) {
    const used = new Map<string, string>();
    try {
      const raw: unknown = load(readFileSync(join(configDir, file), 'utf8'));
      const filled = interpolate(raw, env, file, [], used, problems);
      if (key === 'app') environment = (filled as { environment?: unknown } | null)?.environment;
      const result = schema.safeParse(filled);
      if (result.success) Object.assign(loaded, { [key]: result.data });
      else problems.push(...describe(result.error, file, used));
    } catch (error) {
      problems.push(`${file}: cannot be read (${(error as Error).message.split('\n')[0]})`);
    }
  }
  problems.push(...refuseUnsafe(loaded, environment));
  if (problems.length > 0) throw new ConfigError(problems);
  const config = loaded as Mutable<AppConfig>;
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
    const variable = variableOf(issue.path, used);
    return `${file}: ${path || 'file'}${variable ? ` (${variable})` : ''}: ${issue.message}`;
  });
}

/** The variable that gave the value at `path`, or the text that the value was made from. */
function variableOf(
  path: readonly PropertyKey[],
  used: ReadonlyMap<string, string>,
): string | undefined {
  for (let end = path.length; end > 0; end--) {
    const variable = used.get(path.slice(0, end).join('.'));
    if (variable) return variable;
  }
  return undefined;
}

/**
 * What is legal in development and must not be in production: test aids and weak secrets. Looks at
 * the files that could be read, so that these problems stand in the same list as all others.
 */
function refuseUnsafe(loaded: Partial<AppConfig>, environment: unknown): string[] {
  const { app, limits, vendors } = loaded;
  const strict = environment === 'production' || environment === 'staging';
  const problems = refuseWeakSecrets(loaded, strict);
  if (!strict) return problems;
  if (app) problems.push(...refuseUnsafeApp(app));
  if (vendors) problems.push(...refuseOpenWires(vendors));
  if (limits && limits.factor !== 1) {
    problems.push('limits.yaml: factor (RATE_LIMIT_FACTOR): is refused here');
  }
  return problems;
}

function refuseWeakSecrets({ auth, encryption }: Partial<AppConfig>, strict: boolean): string[] {
  const secrets: [string, string | undefined, boolean][] = [];
  if (auth) {
    secrets.push(
      ['auth.yaml: jwtSecret (JWT_SECRET)', auth.jwtSecret, strict],
      ['auth.yaml: jwtPreviousSecret (JWT_PREVIOUS_SECRET)', auth.jwtPreviousSecret, false],
      ['auth.yaml: urlSigningSecret (URL_SIGNING_SECRET)', auth.urlSigningSecret, strict],
    );
  }
  if (encryption) {
    const { keys, lookupSecret } = encryption;
    secrets.push(['encryption.yaml: lookupSecret (LOOKUP_SECRET)', lookupSecret, strict]);
    const active = keys.length > 0 ? keys : [{ secret: undefined }];
    for (const { secret } of active) {
      secrets.push(['encryption.yaml: keys (ENCRYPTION_KEYS)', secret, strict]);
    }
  }
  return secrets.flatMap(([where, secret, needed]) => {
    const problem = secretProblem(secret, { needed, strict });
    return problem ? [`${where}: ${problem}`] : [];
  });
}

function refuseUnsafeApp({ test, sandbox, database, http }: AppConfig['app']): string[] {
  const refused: [boolean, string][] = [
    [test.clockOffsetMs !== 0, 'test.clockOffsetMs (CLOCK_OFFSET_MS): is refused here'],
    [!!sandbox.port, 'sandbox.port (SANDBOX_PORT): is refused here'],
    [!database.url, 'database.url (DATABASE_URL): must be set'],
    [
      !http.publicUrl?.startsWith('https:'),
      'http.publicUrl (PUBLIC_URL): must be set and start with https:',
    ],
  ];
  return refused.flatMap(([wrong, text]) => (wrong ? [`app.yaml: ${text}`] : []));
}

/** Vendors get our secrets, and their word opens accounts: without TLS on this machine only. */
function refuseOpenWires(vendors: AppConfig['vendors']): string[] {
  const { google, facebook, oidc, twilio, stripe, paypal, dodo } = vendors;
  const addresses: [string, string | undefined][] = [
    ['google.issuerUrl (GOOGLE_ISSUER_URL)', google.issuerUrl],
    ['facebook.baseUrl (FACEBOOK_BASE_URL)', facebook.baseUrl],
    ['oidc.issuerUrl (OIDC_ISSUER_URL)', oidc.issuerUrl],
    ['twilio.baseUrl (TWILIO_BASE_URL)', twilio.baseUrl],
  ];
  const open = addresses.flatMap(([where, url]) => {
    if (url === undefined || !url.toLowerCase().startsWith('http:')) return [];
    return LOOPBACK.has(new URL(url).hostname)
      ? []
      : [`vendors.yaml: ${where}: must start with https:, or be on this machine`];
  });
  // Whoever answers there says what was paid, and sees our key.
  const strangers = [
    isAtHome(stripe.baseUrl, STRIPE_ADDRESSES) ||
      'vendors.yaml: stripe.baseUrl (STRIPE_BASE_URL): must be one of Stripe’s own',
    isAtHome(paypal.baseUrl, PAYPAL_ADDRESSES) ||
      'vendors.yaml: paypal.baseUrl (PAYPAL_BASE_URL): must be one of PayPal’s own',
    isAtHome(dodo.baseUrl, DODO_ADDRESSES) ||
      'vendors.yaml: dodo.baseUrl (DODO_BASE_URL): must be one of Dodo’s own',
  ];
  return [...open, ...strangers.filter((problem) => problem !== true)];
}

function secretProblem(
  secret: string | undefined,
  { needed, strict }: { needed: boolean; strict: boolean },
): string | undefined {
  if (secret === undefined) return needed ? 'must be set' : undefined;
  if (secret.length < MIN_SECRET_LENGTH) {
    return `must have at least ${MIN_SECRET_LENGTH} characters`;
  }
  const looksMadeUp = PLACEHOLDER.test(secret) || new Set(secret).size < MIN_SECRET_CHARACTERS;
  return strict && looksMadeUp ? 'looks like a placeholder' : undefined;
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}

/** Whether an address is one of the vendor's own, or this machine. */
function isAtHome(address: string | undefined, own: readonly [string, ...string[]]): boolean {
  const { protocol, host, hostname } = new URL(address ?? own[0]);
  return own.includes(`${protocol}//${host}`) || LOOPBACK.has(hostname);
}
