import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { TestBrowser } from './support/browser.js';
import { freePorts } from './support/free-ports.js';
import { type ApiAnswer, type ApiRequest, send } from './support/http-client.js';
import { OwnDatabase } from './support/own-database.js';
import { Program, readJsonFile, untilReady } from './support/program.js';
import {
  createEmptyTestDatabase,
  createPreparedTestDatabase,
  createTestDatabase,
  oneAtATime,
  type TestDatabase,
} from './support/test-database.js';

export type { ApiAnswer, ApiRequest } from './support/http-client.js';
export type { TestBrowser, WatchedPage } from './support/browser.js';
export type { TestDatabase } from './support/test-database.js';

export interface StartOptions {
  /** Environment variables of the program, over the harness's own. */
  env?: Record<string, string>;
  /** Default: a fresh one, as a first start left it. `'embedded'`: the program's own PostgreSQL. */
  databaseUrl?: string;
  /** Default: a fresh folder. Give the one of another app to share or to inherit its files. */
  dataDir?: string;
  role?: 'all' | 'api' | 'worker';
  /** Give one to start again where another app was. */
  port?: number;
}

export interface SignedUp {
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
  // The user as the API answers it; the tests assert its shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly user: any;
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

type Method = (path: string, request?: ApiRequest) => Promise<ApiAnswer>;

export interface App {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Undefined with `databaseUrl: 'embedded'`. */
  readonly databaseUrl: string | undefined;
  /** Where the sandbox's control API is. */
  readonly sandboxUrl: string;
  /** The full address of a path of the API, as `api('/auth/me')`. */
  api(path: string): string;
  /** Everything it has printed so far. */
  output(): string;
  /** Paths that begin with `/api/` or are full addresses are taken as they are. */
  readonly get: Method;
  readonly post: Method;
  readonly patch: Method;
  readonly put: Method;
  readonly del: Method;
  /** Registers a new person over the API. */
  signUp(
    profile?: Partial<{ email: string; password: string; displayName: string }>,
  ): Promise<SignedUp>;
  /** Signs in and resolves with the access token. */
  signIn(account: { email: string; password: string }): Promise<string>;
  /** The accounts that the embedded default makes; fails if there are none. */
  demoAccounts(): readonly DemoAccount[];
  /** Sends a signal and waits for the end; resolves with the exit code, null if it was killed. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Sends a signal that does not end it, such as SIGSTOP and SIGCONT. */
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM; rejects unless it ends with 0. Needed only where a test is about the end. */
  stop(): Promise<void>;
}

type CleanUp = () => Promise<unknown>;
const cleanUps: CleanUp[] = [];

// Whatever a test leaves running ends with its file, passed or failed, the newest first.
afterAll(async () => {
  const failures: unknown[] = [];
  for (const cleanUp of cleanUps.splice(0).reverse()) {
    await cleanUp().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}, 60_000);

/** A migrated, empty database for this test file. Dropped at the end of the file. */
export async function createDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase(templateUrl());
  cleanUps.push(() => database.drop());
  return database;
}

/** As {@link createDatabase}, with what the program puts in place at its first start. */
export async function createPreparedDatabase(): Promise<TestDatabase> {
  const database = await createPreparedTestDatabase(templateUrl(), startOnce);
  cleanUps.push(() => database.drop());
  return database;
}

/** As {@link createDatabase}, with nothing in it yet. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const database = await createEmptyTestDatabase(templateUrl());
  cleanUps.push(() => database.drop());
  return database;
}

/** A PostgreSQL server for this test file alone, to be frozen and killed. Ends with the file. */
export async function startOwnDatabase(): Promise<OwnDatabase> {
  const database = await OwnDatabase.start(temporaryFolder());
  cleanUps.push(() => database.stop());
  return database;
}

/** A folder that is removed at the end of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `pixshift-test-${process.pid}-`));
  // The embedded PostgreSQL may run under another account and must be able to pass through.
  chmodSync(folder, 0o711);
  cleanUps.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts the compiled program on a free port, with a database and a data folder of its own and the
 * rate limits wide open, and waits until it is ready. Fails with its output if it ends before.
 */
export async function startApp(options: StartOptions = {}): Promise<App> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const isEmbedded = options.databaseUrl === 'embedded';
  const databaseUrl = isEmbedded
    ? undefined
    : (options.databaseUrl ?? (await createPreparedDatabase()).url);
  const port = options.port ?? (await freePorts());
  const sandboxPort = Number(options.env?.['SANDBOX_PORT'] ?? (await freeSandboxPort()));
  const where = { port, dataDir, databaseUrl, sandboxPort };
  const program = await startProgram(port, dataDir, {
    ...environmentOf(where),
    ...(options.role ? { ROLE: options.role } : {}),
    ...options.env,
  });
  return describeApp(program, where);
}

/**
 * The program that all test files share which only act as visitors of their own: as one that
 * {@link startApp} starts without options. It has other visitors at the same time, so a file that counts
 * or lists everybody's things, changes what holds for all or has the sandbox fail starts its own.
 */
export async function sharedApp(): Promise<App> {
  const offer = process.env['PIXSHIFT_TEST_SHARED_URL'];
  if (!offer) throw new Error('No shared program: this kind of test is not set up for it.');
  const shared = await oneAtATime(templateUrl(), 'shared program', async () => {
    const answer = await fetch(offer);
    const found = (await answer.json()) as SharedProgram;
    return answer.ok ? found : startSharedProgram(offer, found.folder);
  });
  const output = (): string => readFileSync(shared.logFile, 'utf8');
  await untilReady(output);
  const refuse = (): never => {
    throw new Error('Other test files use this program, too.');
  };
  return describeApp(
    {
      url: `http://127.0.0.1:${shared.port}`,
      pid: shared.pid,
      output,
      kill: refuse,
      signal: refuse,
      stop: refuse,
    },
    shared,
  );
}

/** A Chromium without a window. Closed at the end of the file. */
export async function launchBrowser(): Promise<TestBrowser> {
  // Loaded here, for most files need none.
  const { startBrowser } = await import('./support/browser.js');
  const browser = await startBrowser();
  cleanUps.push(() => browser.close());
  return browser;
}

/** What `offerSharedProgram` of `shared-program.mjs` keeps, for all who ask. */
interface SharedProgram extends Whereabouts {
  readonly folder: string;
  readonly logFile: string;
  readonly pid: number;
}

async function startSharedProgram(offer: string, folder: string): Promise<SharedProgram> {
  const { url } = await createPreparedTestDatabase(templateUrl(), startOnce);
  const where: Whereabouts = {
    dataDir: join(folder, 'data'),
    databaseUrl: url,
    port: await freePorts(),
    sandboxPort: await freeSandboxPort(),
  };
  const { port, dataDir } = where;
  const commandLine = Program.commandLine({ port, dataDir, env: environmentOf(where) });
  const body = JSON.stringify({ ...where, ...commandLine, logFile: join(folder, 'output') });
  const answer = await fetch(offer, { method: 'PUT', body });
  return (await answer.json()) as SharedProgram;
}

async function startOnce(databaseUrl: string): Promise<void> {
  const app = await startApp({ databaseUrl, role: 'api', env: { SANDBOX_PORT: '0' } });
  await app.stop();
}

async function startProgram(
  port: number,
  dataDir: string,
  env: Record<string, string>,
): Promise<Program> {
  const program = Program.spawn({ port, dataDir, env });
  // A test is about the end only if it calls stop() itself: here, an end is enough.
  cleanUps.push(() => program.stop().catch(() => program.kill('SIGKILL')));
  await program.waitUntilReady();
  return program;
}

/** Where a program is, and what is its own. */
interface Whereabouts {
  readonly port: number;
  readonly dataDir: string;
  /** Undefined with a PostgreSQL of its own. */
  readonly databaseUrl: string | undefined;
  readonly sandboxPort: number;
}

function environmentOf({ databaseUrl, sandboxPort }: Whereabouts): Record<string, string> {
  return {
    RATE_LIMIT_FACTOR: '1000',
    SANDBOX_PORT: String(sandboxPort),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}

/** The sandbox takes the next port too, for its mail server. */
const freeSandboxPort = (): Promise<number> => freePorts(2);

function describeApp(
  program: Pick<Program, 'url' | 'pid' | 'output' | 'kill' | 'signal' | 'stop'>,
  where: Whereabouts,
): App {
  const api = (path: string): string => `${program.url}/api/v1${path}`;
  const address = (path: string): string => {
    if (/^https?:/.test(path)) return path;
    return path.startsWith('/api/') ? `${program.url}${path}` : api(path);
  };
  const method =
    (name: string): Method =>
    (path, request) =>
      send(name, address(path), request);
  const post = method('POST');
  return {
    url: program.url,
    port: where.port,
    pid: program.pid,
    dataDir: where.dataDir,
    databaseUrl: where.databaseUrl,
    sandboxUrl: `http://127.0.0.1:${where.sandboxPort}`,
    api,
    output: () => program.output(),
    get: method('GET'),
    post,
    patch: method('PATCH'),
    put: method('PUT'),
    del: method('DELETE'),
    signUp: (profile) => signUp(post, profile),
    signIn: async (account) => {
      const { body } = await expectStatus(
        [200, 201],
        post('/auth/login', { body: { email: account.email, password: account.password } }),
      );
      return body.accessToken as string;
    },
    demoAccounts: () => readJsonFile<DemoAccount[]>(join(where.dataDir, 'demo-accounts.json')),
    kill: (signal) => program.kill(signal),
    signal: (signal) => program.signal(signal),
    stop: () => program.stop(),
  };
}

async function signUp(
  post: Method,
  profile: Partial<{ email: string; password: string; displayName: string }> = {},
): Promise<SignedUp> {
  const account = {
    email: `user-${randomBytes(6).toString('hex')}@example.test`,
    password: randomBytes(12).toString('base64url'),
    displayName: 'Test Person',
    ...profile,
  };
  const { body } = await expectStatus([200, 201], post('/auth/register', { body: account }));
  return {
    email: account.email,
    password: account.password,
    accessToken: body.accessToken as string,
    user: body.user,
  };
}

async function expectStatus(
  statuses: readonly number[],
  pending: Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  const answer = await pending;
  if (!statuses.includes(answer.status)) {
    throw new Error(
      `Expected ${statuses.join(' or ')}, got ${answer.status}: ${JSON.stringify(answer.body)}`,
    );
  }
  return answer;
}

function templateUrl(): string {
  const url = process.env['PIXSHIFT_TEST_DATABASE_URL'];
  if (!url) throw new Error('No test database: this kind of test is not set up by jest.config.js.');
  return url;
}
