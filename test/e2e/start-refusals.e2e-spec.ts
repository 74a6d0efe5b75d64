import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createDatabase, createEmptyDatabase, temporaryFolder } from '../harness.js';
import { databaseProcesses } from '../support/database-user.js';
import { FaultyDisk } from '../support/faulty-disk.js';
import { freePorts } from '../support/free-ports.js';
import { oldPostgres } from '../support/old-postgres.js';
import { descendants } from '../support/processes.js';
import { Program } from '../support/program.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

const ROOT = join(import.meta.dirname, '../..');
const NOBODY = 65534;
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];
const isRoot = process.getuid?.() === 0;
/** Not so if the checkout lies below a folder that only root can enter. */
const nobodyCanRunIt =
  isRoot &&
  spawnSync('setpriv', [...AS_NOBODY.slice(1), 'test', '-r', import.meta.filename]).status === 0;

interface Refusal {
  readonly code: number | null;
  readonly output: string;
  readonly dataDir: string;
}

/** Starts the program where it cannot start, and waits for its end. Nothing of it may be left then. */
async function refusedStart(
  env: Record<string, string>,
  where: { dataDir?: string; port?: number; prefix?: readonly string[] } = {},
): Promise<Refusal> {
  const dataDir = where.dataDir ?? temporaryFolder();
  const port = where.port ?? (await freePorts());
  const program = Program.spawn({
    port,
    dataDir,
    env: { SANDBOX_PORT: '0', ...env },
    prefix: where.prefix ?? [],
  });
  const seen = new Set<number>();
  const watch = setInterval(() => descendants(program.pid).forEach(({ pid }) => seen.add(pid)), 50);
  const impatience = setTimeout(() => void program.kill('SIGKILL'), 45_000);
  const code = await program.whenEnded();
  clearInterval(watch);
  clearTimeout(impatience);
  const left = [...seen].flatMap((pid) => descendants(pid));
  expect(left).toEqual([]);
  expect(databaseProcesses(dataDir).all).toEqual([]);
  return { code, output: program.output(), dataDir };
}

/** One clear sentence, and no trace of how the program is made. */
function expectSentence(
  { code, output }: Pick<Refusal, 'code' | 'output'>,
  sentence: RegExp,
): void {
  expect(code).toBe(1);
  const lines = output.split('\n').filter((line) => line && !line.startsWith('{'));
  expect(lines).toEqual([expect.stringMatching(/^PixShift could not start: /)]);
  expect(lines[0]).toMatch(sentence);
  expect(output).not.toMatch(/\n\s+at |hunter2/);
}

describe('with settings that cannot be used', () => {
  const BAD: Record<string, string> = {
    NODE_ENV: 'prod-hunter2',
    ROLE: 'boss-hunter2',
    PORT: 'port-hunter2',
    LOG_LEVEL: 'loud-hunter2',
    PUBLIC_URL: 'ftp://hunter2.example.org',
    CORS_ORIGINS: 'https://fine.example.org,hunter2',
    TRUSTED_PROXIES: '99',
    DATABASE_URL: 'mysql://root:hunter2@db.example.org/pixshift',
    DATABASE_POOL_MAX: '0',
    CLOCK_OFFSET_MS: 'tomorrow-hunter2',
    LEASE_MS: '7',
    WORKER_CONCURRENCY: '1000',
    IMAGE_PROCESSES: 'many-hunter2',
    RATE_LIMIT_FACTOR: '-1',
    JWT_SECRET: 'hunter2',
    JWT_PREVIOUS_SECRET: 'hunter2',
    URL_SIGNING_SECRET: 'hunter2',
    SANDBOX_PORT: 'sand-hunter2',
  };

  it('names every one of them at once, and no value', async () => {
    const { code, output } = await refusedStart(BAD);
    expect(code).toBe(1);
    for (const name of Object.keys(BAD)) expect(output).toContain(`(${name})`);
    expect(output).not.toContain('hunter2');
    expect(output).not.toMatch(/\n\s+at /);
  });

  const PRODUCTION = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://pixshift@127.0.0.1:1/pixshift',
    PUBLIC_URL: 'https://pictures.example.org',
  };

  it.each([
    ['none', {}],
    ['short ones', { JWT_SECRET: 'kT9-hunter2', URL_SIGNING_SECRET: 'kT9-hunter2' }],
    [
      'placeholders',
      {
        JWT_SECRET: 'change-me-change-me-change-me-hunter2',
        URL_SIGNING_SECRET: 'your-secret-your-secret-your-hunter2',
      },
    ],
    ['one letter', { JWT_SECRET: 'k'.repeat(64), URL_SIGNING_SECRET: 'z'.repeat(64) }],
  ])('asks for real secrets in production: %s', async (_, secrets) => {
    const { code, output } = await refusedStart({ ...PRODUCTION, ...secrets });
    expect(code).toBe(1);
    expect(output).toContain('(JWT_SECRET)');
    expect(output).toContain('(URL_SIGNING_SECRET)');
    expect(output).not.toContain('hunter2');
  });
});

describe('where it would listen', () => {
  it('says that the port is taken before anything is installed or built', async () => {
    const port = await freePorts();
    const other = await listening(port);
    try {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['scripts/prestart.mjs', 'start'],
        { cwd: ROOT, env: { PORT: String(port) }, encoding: 'utf8' },
      );
      expectSentence(
        { code: status, output: stdout + stderr },
        new RegExp(`Port ${port} .* taken .* set PORT`),
      );
    } finally {
      other.close();
    }
  });

  thorough(
    'says that the port is taken, and ends the database that it had started',
    async () => {
      const port = await freePorts();
      const other = await listening(port);
      try {
        const refusal = await refusedStart({}, { port });
        expectSentence(refusal, new RegExp(`Port ${port} .* taken .* set PORT`));
        expectSentence(
          await refusedStart({ DATABASE_URL: (await createDatabase()).url }, { port }),
          /taken/,
        );
      } finally {
        other.close();
      }
    },
    120_000,
  );

  thorough(
    'says that the sandbox’s port is taken',
    async () => {
      const port = await freePorts(2);
      const other = await listening(port);
      try {
        const env = { DATABASE_URL: (await createDatabase()).url, SANDBOX_PORT: String(port) };
        const { code, output } = await refusedStart(env);
        expect(code).toBe(1);
        expect(output).toMatch(new RegExp(`^sandbox: port ${port} is taken`, 'm'));
        expect(output).toMatch(/^PixShift could not start: The sandbox .* SANDBOX_PORT/m);
      } finally {
        other.close();
      }
    },
    60_000,
  );

  thorough(
    'says that an address is not this machine’s',
    async () => {
      const env = { DATABASE_URL: (await createDatabase()).url, HOST: '192.0.2.77' };
      expectSentence(await refusedStart(env), /HOST 192\.0\.2\.77 is no address of this machine/);
    },
    60_000,
  );
});

describe('with a data folder that it cannot use', () => {
  /** As an ordinary user: nothing is closed to root. */
  async function asNobody(prepare: (folder: string) => string): Promise<Refusal[]> {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const dataDir = prepare(folder);
    const prefix = isRoot ? AS_NOBODY : [];
    return [
      await refusedStart({}, { dataDir, prefix }),
      // A server's settings: nothing has to be written before the first upload comes.
      await refusedStart(
        { DATABASE_URL: (await createDatabase()).url, ...secrets() },
        { dataDir, prefix },
      ),
    ];
  }
  const itAsOrdinaryUser = !isRoot || nobodyCanRunIt ? it : it.skip;

  itAsOrdinaryUser(
    'says that it cannot be written',
    async () => {
      const refusals = await asNobody((folder) => {
        const dataDir = join(folder, 'data');
        mkdirSync(dataDir, { mode: 0o500 });
        if (isRoot) chownSync(dataDir, NOBODY, NOBODY);
        return dataDir;
      });
      for (const refusal of refusals)
        expectSentence(refusal, /data folder .*cannot be used .*chown/);
    },
    120_000,
  );

  itAsOrdinaryUser(
    'says that it is somebody else’s',
    async () => {
      const refusals = await asNobody((folder) => {
        if (!isRoot) return '/root/pixshift';
        const dataDir = join(folder, 'data');
        mkdirSync(dataDir, { mode: 0o755 });
        return dataDir;
      });
      for (const refusal of refusals)
        expectSentence(refusal, /data folder .*cannot be used .*chown/);
    },
    120_000,
  );

  it('says that it is a file', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    writeFileSync(dataDir, '');
    expectSentence(await refusedStart({}, { dataDir }), /data folder .*cannot be used/);
  }, 60_000);

  it('says that its disk is full', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const disk = new FaultyDisk(dataDir);
    disk.fail('full');
    const server = { DATABASE_URL: (await createDatabase()).url, ...secrets() };
    for (const env of [disk.env, { ...disk.env, ...server }]) {
      expectSentence(await refusedStart(env, { dataDir }), /disk that holds .* is full.*DATA_DIR/);
    }
  }, 60_000);
});

describe('with a database that it cannot use', () => {
  const at = (port: number, password = 'hunter2', name = 'pixshift'): string =>
    `postgresql://pixshift:${password}@127.0.0.1:${port}/${name}`;

  // Its patience takes longest: it runs out while the other tests go on.
  let silent: Server;
  let ofSilence: Promise<Refusal>;
  beforeAll(async () => {
    const port = await freePorts();
    silent = await listening(port);
    ofSilence = refusedStart({ DATABASE_URL: at(port) });
  });
  afterAll(() => void silent.close());

  it('says that no server answers there', async () => {
    const port = await freePorts();
    const refusal = await refusedStart({ DATABASE_URL: at(port) });
    expectSentence(refusal, new RegExp(`No PostgreSQL server answers at 127.0.0.1:${port}`));
  }, 60_000);

  thorough(
    'says that there is no such host',
    async () => {
      const refusal = await refusedStart({
        DATABASE_URL: 'postgresql://pixshift:hunter2@nowhere.invalid/pixshift',
      });
      expectSentence(refusal, /no host nowhere\.invalid:5432/);
    },
    60_000,
  );

  thorough(
    'says that the password is wrong, not what it is',
    async () => {
      const url = new URL((await createDatabase()).url);
      url.password = 'hunter2';
      expectSentence(await refusedStart({ DATABASE_URL: url.href }), /does not let .* in/);
    },
    60_000,
  );

  thorough(
    'says that the database is not there',
    async () => {
      const url = new URL((await createDatabase()).url);
      url.pathname = '/no_such_database';
      expectSentence(
        await refusedStart({ DATABASE_URL: url.href }),
        /no database no_such_database.*createdb/,
      );
    },
    60_000,
  );

  it('says that the server is too old', async () => {
    const old = await oldPostgres('9.6.24');
    try {
      expectSentence(await refusedStart({ DATABASE_URL: at(old.port) }), /has version 9;.*15/);
    } finally {
      old.close();
    }
  }, 60_000);

  it('says that the database is another program’s, and leaves it as it is', async () => {
    const { url } = await createEmptyDatabase();
    await query({ databaseUrl: url }, 'create table somebody_elses (id int)');
    expectSentence(await refusedStart({ DATABASE_URL: url }), /holds 1 table.* of another program/);
    const tables = await query(
      { databaseUrl: url },
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    expect(tables).toEqual([{ relname: 'somebody_elses' }]);
  }, 60_000);

  it('says that a newer version has changed the database', async () => {
    const { url } = await createDatabase();
    await query(
      { databaseUrl: url },
      `insert into mikro_orm_migrations (name) values ('Migration29990101000000_future')`,
    );
    expectSentence(
      await refusedStart({ DATABASE_URL: url }),
      /newer PixShift \(Migration29990101000000_future\)/,
    );
  }, 60_000);

  thorough(
    'says that a server takes the connection and then is silent',
    async () => {
      expectSentence(await ofSilence, /does not answer/);
    },
    60_000,
  );
});

/** Real ones, so that none has to be made. */
function secrets(): Record<string, string> {
  const random = (): string => randomBytes(32).toString('base64url');
  return {
    JWT_SECRET: random(),
    URL_SIGNING_SECRET: random(),
    ENCRYPTION_KEYS: `key-1:${random()}`,
    LOOKUP_SECRET: random(),
  };
}

/** A server that takes connections and never says a word. */
async function listening(port: number): Promise<Server> {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
