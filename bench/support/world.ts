import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type * as Embedded from '../../src/platform/database/embedded/embedded-postgres.js';
import { ask, json } from './load.js';
import { cpuMs, parentOf } from './processes.js';

export const ROOT = join(import.meta.dirname, '../..');
export const DIST = join(ROOT, 'dist/src');

/** What `npm start` gives Node before the program's name. */
function nodeOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const options = /^exec node (.*)dist\/src\/main\.js$/.exec(scripts['start'] ?? '')?.[1];
  if (options === undefined) throw new Error(`npm start is not understood: ${scripts['start']}`);
  return options.split(' ').filter(Boolean);
}

/** A compiled module of the program, with the types of its source. */
export function compiled<T>(path: string): Promise<T> {
  return import(pathToFileURL(join(DIST, path)).href) as Promise<T>;
}

/** A server under measurement, in a process of its own. */
export interface Server {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
  /** What the person sends with every request. Everybody has an address of their own. */
  readonly headers: Record<string, string>;
}

/** One PostgreSQL as users get it, a folder for files, and everything that was started in them. */
export class World {
  readonly folder: string;
  readonly secrets = {
    JWT_SECRET: randomBytes(32).toString('hex'),
    URL_SIGNING_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('hex')}`,
    LOOKUP_SECRET: randomBytes(32).toString('hex'),
  };
  private readonly ends: (() => Promise<unknown> | void)[] = [];
  private closing: Promise<void> | undefined;
  private databaseUrlOrNone: string | undefined;
  private pool: pg.Pool | undefined;
  private postmaster = 0;
  private people = 0;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), `pixshift-bench-${process.pid}-`));
    // The embedded PostgreSQL may run under another account and must be able to pass through.
    chmodSync(this.folder, 0o711);
    this.ends.push(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  async open(): Promise<void> {
    const embedded = await compiled<typeof Embedded>(
      'platform/database/embedded/embedded-postgres.js',
    );
    const database = await embedded.startEmbeddedPostgres({
      dataDir: join(this.folder, 'database'),
      log: () => undefined,
    });
    this.ends.push(() => database.stop());
    this.databaseUrlOrNone = database.url;
    this.pool = new pg.Pool({ connectionString: database.url, max: 4 });
    // Connections may be closed by either side at the end.
    this.pool.on('error', () => undefined);
    this.ends.push(() => this.pool?.end());
    const [backend] = await this.sql<{ pid: number }>('select pg_backend_pid() as pid');
    this.postmaster = parentOf(backend?.pid ?? 0) ?? 0;
  }

  get databaseUrl(): string {
    if (!this.databaseUrlOrNone) throw new Error('The database is not open yet.');
    return this.databaseUrlOrNone;
  }

  async sql<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const { rows } = await (this.pool as pg.Pool).query(text, [...values]);
    return rows as T[];
  }

  /** Processor time of all processes of the database, in ms. */
  databaseCpuMs(): number {
    return cpuMs(this.postmaster, true);
  }

  /** The real program, compiled, with the limits on requests out of the way. */
  async startProgram(role: 'all' | 'api', env: Record<string, string> = {}): Promise<Server> {
    return this.start(process.execPath, [...nodeOptions(), join(DIST, 'main.js')], {
      NODE_ENV: 'test',
      ROLE: role,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: join(this.folder, 'program'),
      DATABASE_URL: this.databaseUrl,
      SANDBOX_PORT: '0',
      RATE_LIMIT_FACTOR: '100000',
      // Requests say where they come from, so that not all are counted in the same row.
      TRUSTED_PROXIES: '1',
      ...this.secrets,
      ...env,
    });
  }

  /** The program as a user starts it, with all its defaults but for those named here. */
  async npmStart(env: Record<string, string>): Promise<Server> {
    return this.start('npm', ['start'], env);
  }

  /** One of `bench/baseline/`. */
  async startBaseline(file: string): Promise<Server> {
    return this.start(
      process.execPath,
      [
        '--import',
        pathToFileURL(join(ROOT, 'bench/register.mjs')).href,
        join(ROOT, 'bench/baseline', file),
      ],
      {
        PORT: '0',
        DATABASE_URL: this.databaseUrl,
        FOLDER: this.folder,
        NODE_ENV: 'test',
        ...this.secrets,
      },
    );
  }

  /** Registers people over the API. */
  async register(server: Server, count: number): Promise<Person[]> {
    const people: Person[] = [];
    for (let i = 0; i < count; i++) {
      const number = this.people++;
      const password = randomBytes(12).toString('base64url');
      const email = `person-${number}@example.test`;
      const from = {
        'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
      };
      const body = JSON.stringify({ email, password, displayName: `Person ${number}` });
      const { user, accessToken } = await json<{ user: { id: string }; accessToken: string }>(
        ask(server.url, { method: 'POST', path: '/api/v1/auth/register', headers: from, body }),
      );
      const headers = { ...from, authorization: `Bearer ${accessToken}` };
      people.push({ id: user.id, email, password, accessToken, headers });
    }
    return people;
  }

  /** Ends everything, the newest first. Who calls it again waits for the same end. */
  close(): Promise<void> {
    return (this.closing ??= this.endAll());
  }

  private async endAll(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) {
      await Promise.resolve(end()).catch((error: unknown) => console.error(error));
    }
  }

  private async start(
    command: string,
    args: readonly string[],
    env: Record<string, string>,
  ): Promise<Server> {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    });
    const stop = once(() => end(child));
    this.ends.push(stop);
    const url = await ready(child);
    return { url, pid: child.pid ?? 0, stop };
  }
}

/** Resolves with the address when the process prints "ready at http://…". */
async function ready(child: ChildProcess): Promise<string> {
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`${child.spawnargs.at(-1)} ended with ${code ?? signal}`)),
    );
  });
  ended.catch(() => undefined);
  const said = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const url = /ready at (http:\S+)$/.exec(line)?.[1];
      if (url) resolve(url);
    });
  });
  return Promise.race([said, ended]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const impatience = setTimeout(() => child.kill('SIGKILL'), 35_000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(impatience);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
