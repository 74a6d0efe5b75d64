import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { temporaryFolder } from '../../../../test/harness.js';
import {
  commandLine,
  databaseProcesses,
  DatabaseUser,
} from '../../../../test/support/database-user.js';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];
/** Not so if the checkout lies below a folder that only root can enter. */
const nobodyCanRunIt =
  isRoot &&
  spawnSync('setpriv', [...AS_NOBODY.slice(1), 'test', '-r', import.meta.filename]).status === 0;

const itAsRoot = isRoot ? it : it.skip;
const itAsNobody = nobodyCanRunIt ? it : it.skip;

let dataDir: string;
const users: DatabaseUser[] = [];

async function start(prefix?: readonly string[], folder = dataDir): Promise<DatabaseUser> {
  const user = await DatabaseUser.start(folder, prefix);
  users.push(user);
  return user;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean, ms: number): Promise<number> {
  const started = Date.now();
  while (!condition()) {
    if (Date.now() - started > ms) throw new Error(`It did not happen within ${ms} ms.`);
    await sleep(20);
  }
  return Date.now() - started;
}

/** As a power cut would: nothing of it gets the time to do anything. */
async function killEverything(user: DatabaseUser): Promise<void> {
  const all = [user.pid, ...databaseProcesses(dataDir).all];
  for (const pid of all) process.kill(pid, 'SIGSTOP');
  for (const pid of all) process.kill(pid, 'SIGKILL');
  await user.kill();
  await until(() => all.every((pid) => commandLine(pid).length === 0), 5_000);
}

beforeAll(() => {
  dataDir = join(temporaryFolder(), 'data');
});

afterEach(async () => {
  for (const user of users.splice(0)) await user.stop();
});

describe('the embedded PostgreSQL', () => {
  it('starts on nothing, and again in less than a second with the data and address kept', async () => {
    const first = await start();
    expect(first.owned).toBe(true);
    await query(first.url, 'CREATE TABLE note (n int); INSERT INTO note VALUES (1)');
    await first.stop();
    expect(databaseProcesses(dataDir).all).toEqual([]);

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT n FROM note')).toEqual([{ n: 1 }]);
    expect(second.startMs).toBeLessThan(1_000);
  });

  it('is safe: loopback only, a secret password, no superuser, every commit on disk', async () => {
    const { url } = await start();
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(query(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    for (const [name, value] of [
      ['listen_addresses', '127.0.0.1'],
      ['password_encryption', 'scram-sha-256'],
      ['fsync', 'on'],
      ['synchronous_commit', 'on'],
      ['full_page_writes', 'on'],
    ]) {
      expect(await query(url, `SHOW ${name}`)).toEqual([{ [name ?? '']: value }]);
    }
    const role = await query(url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
    expect(role).toEqual([{ rolsuper: false }]);
  });

  it('keeps statements and row values out of its log', async () => {
    const { url } = await start();
    const insert = `INSERT INTO person VALUES ('ada@example.test')`;
    await query(url, `CREATE TABLE person (email text PRIMARY KEY); ${insert}`);
    await expect(query(url, insert)).rejects.toThrow('duplicate key');
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('ada@example.test');
  });

  it('ends within 5 s of a killed program', async () => {
    const user = await DatabaseUser.start(dataDir);
    expect(databaseProcesses(dataDir).all.length).toBeGreaterThan(2);
    await user.kill();
    await until(() => databaseProcesses(dataDir).all.length === 0, 5_000);
  });

  it('does not end by a Ctrl-C before the program does', async () => {
    const user = await start();
    const session = new pg.Client({ connectionString: user.url });
    session.on('error', () => undefined);
    await session.connect();
    process.kill(-user.pid, 'SIGINT');
    await sleep(300);
    expect((await session.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    await session.end();
  });

  it('recovers every committed row when all of it was killed', async () => {
    const user = await DatabaseUser.start(dataDir);
    await query(user.url, 'CREATE TABLE kept (n int)');
    await query(user.url, 'INSERT INTO kept SELECT generate_series(1, 1000)');
    await killEverything(user);

    const next = await start();
    expect(await query(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
    expect(next.url).toBe(user.url);
    expect(next.notes.join()).toContain('recovering');
  });

  it('recovers when another program has the old process number by now', async () => {
    const user = await DatabaseUser.start(dataDir);
    await killEverything(user);
    const owner = statSync(join(dataDir, 'postgres'));
    const account = isRoot ? { uid: owner.uid, gid: owner.gid } : {};
    const other = spawn('sleep', ['60'], { ...account, stdio: 'ignore' });
    try {
      const file = join(dataDir, 'postgres/postmaster.pid');
      const lines = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, [other.pid, ...lines.slice(1)].join('\n'));
      const next = await start();
      expect(await query(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
      expect(other.exitCode).toBeNull();
    } finally {
      other.kill();
    }
  });

  it('takes over from a server whose supervisor was killed', async () => {
    const user = await DatabaseUser.start(dataDir);
    const [program = '', ...args] = commandLine(databaseProcesses(dataDir).postgres ?? 0);
    const owner = statSync(join(dataDir, 'postgres'));
    await user.stop();
    // Started without anything that would end it together with its parent.
    const account = isRoot && owner.uid > 0 ? { uid: owner.uid, gid: owner.gid } : {};
    const namespace =
      isRoot && owner.uid === 0 ? ['--user', '--map-user=65534', '--map-group=65534'] : [];
    const [command = '', ...rest] = [
      ...(namespace.length > 0 ? ['unshare', ...namespace, '--'] : []),
      program,
      ...args,
    ];
    const orphan = spawn(command, rest, {
      ...account,
      stdio: 'ignore',
      env: { LC_ALL: 'C' },
      cwd: '/',
    });
    const ended = new Promise((resolve) => orphan.once('exit', resolve));
    await until(() => databaseProcesses(dataDir).all.length > 2, 5_000);

    const next = await start();
    expect(await ended).toBe(0);
    expect(await query(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  });

  it('comes back at the same address when only its supervisor was killed', async () => {
    const user = await start();
    process.kill(databaseProcesses(dataDir).supervisor ?? 0, 'SIGKILL');
    await until(() => user.notes.some((note) => note.includes('is back')), 10_000);
    expect(await query(user.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await user.stop();
    expect(databaseProcesses(dataDir).all).toEqual([]);
  });

  it('comes back at the same address when the server itself was killed', async () => {
    const user = await start();
    const { postgres = 0 } = databaseProcesses(dataDir);
    process.kill(postgres, 'SIGKILL');
    await until(() => (databaseProcesses(dataDir).postgres ?? postgres) !== postgres, 10_000);
    let answer: unknown;
    for (const end = Date.now() + 10_000; Date.now() < end && !answer; await sleep(50)) {
      answer = await query(user.url, 'SELECT 1 AS n').catch(() => undefined);
    }
    expect(answer).toEqual([{ n: 1 }]);
  });

  it('moves to another port when its own is taken', async () => {
    const user = await DatabaseUser.start(dataDir);
    await user.stop();
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(Number(new URL(user.url).port), '127.0.0.1', resolve);
    });
    try {
      const next = await start();
      expect(next.url).not.toBe(user.url);
      expect(await query(next.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    } finally {
      other.close();
    }
  });

  it('gets a new password when the file with the old one is gone', async () => {
    const user = await DatabaseUser.start(dataDir);
    await user.stop();
    rmSync(join(dataDir, 'postgres-password'));
    const next = await start();
    expect(new URL(next.url).password).not.toBe(new URL(user.url).password);
    expect(await query(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  });

  it('serves several processes that start at the same moment, until the last one leaves', async () => {
    const folder = join(temporaryFolder(), 'raced');
    const racers = [1, 2, 3].map(() => DatabaseUser.spawn(folder));
    await Promise.all(racers.map((racer) => racer.ready()));
    expect(new Set(racers.map(({ url }) => url)).size).toBe(1);
    expect(racers.filter(({ owned }) => owned)).toHaveLength(1);
    const [last, ...others] = racers.sort((a, b) => Number(a.owned) - Number(b.owned));
    for (const racer of others) await racer.stop();
    expect(await query(last?.url ?? '', 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await last?.stop();
    await until(() => databaseProcesses(folder).all.length === 0, 5_000);
  });

  it('refuses the files of another version, and says what to do', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '15\n');
    await expect(start([], folder)).rejects.toThrow(
      /VERSION_MISMATCH: .*its version: 15.*DATA_DIR/,
    );
  });

  itAsRoot('runs as root below a folder that only root can enter', async () => {
    const closed = join(temporaryFolder(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const user = await start([], join(closed, 'data'));
    expect(await query(user.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  itAsNobody('runs for an ordinary user, and tells one whose folder it is not', async () => {
    const own = join(temporaryFolder(), 'own');
    mkdirSync(own);
    chownSync(own, NOBODY, NOBODY);
    const user = await start(AS_NOBODY, join(own, 'data'));
    expect(await query(user.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    const { postgres } = databaseProcesses(join(own, 'data'));
    expect(statSync(`/proc/${postgres ?? 0}`).uid).toBe(NOBODY);

    const foreign = temporaryFolder();
    chmodSync(foreign, 0o755);
    await expect(start(AS_NOBODY, foreign)).rejects.toThrow(/DATA_DIR_NOT_WRITABLE: .*chown/);
  });
});
