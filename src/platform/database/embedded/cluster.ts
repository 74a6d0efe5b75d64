import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  disownPostmasterFile,
  readPostmasterFile,
  stopLeftovers,
  tryKill,
} from './cluster-processes.js';
import { EmbeddedPostgresError, fromServerOutput } from './embedded-postgres.errors.js';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.js';
import {
  chooseAccount,
  commandAs,
  serverEnvironment,
  type ServerAccount,
} from './server-account.js';
import type { ServerLog } from './server-log.js';

/** The role that the program signs in as, and its database. The role is not a superuser. */
export const DATABASE_ROLE = 'pixshift';
export const DATABASE_NAME = 'pixshift';

const MAJOR_VERSION = '18';

/**
 * Meant for one small machine. The log holds no statements and no row values, for those are
 * people's data.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  max_wal_senders: '0',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  io_method: 'sync',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** One PostgreSQL server over `<dataDir>/postgres`, run as a child of this process. */
export class Cluster {
  private readonly dir: string;
  private readonly postmasterFile: string;
  private binaries: PostgresBinaries | undefined;
  private account: ServerAccount | undefined;
  private child: ChildProcess | undefined;
  private exited: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataDir: string,
    private readonly password: string,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly log: ServerLog,
  ) {
    this.dir = join(dataDir, 'postgres');
    this.postmasterFile = join(this.dir, 'postmaster.pid');
  }

  /**
   * Makes the cluster if there is none, cleans up after a crash, and starts the server. Resolves
   * with its port when it takes connections. `note` hears about anything that takes long.
   */
  async start(note: (text: string) => void): Promise<number> {
    this.binaries ??= postgresBinaries(join(this.dataDir, 'postgres-lib'));
    this.removeUnfinished();
    if (existsSync(this.dir)) {
      this.refuseOtherVersion();
      this.account ??= chooseAccount(this.dir, this.binaries.postgres, this.binaries.libraryPath);
      await this.cleanUpAfterCrash(note);
      await this.keepPassword();
    } else {
      note('Creating the database (first start only)');
      await this.create();
    }
    for (let attempt = 1; ; attempt += 1) {
      const port = await this.choosePort();
      try {
        await this.launch(port, note);
        writeFileSync(this.portFile, String(port));
        return port;
      } catch (error) {
        const clash = error instanceof EmbeddedPostgresError && error.code === 'PORT_IN_USE';
        if (!clash || attempt === 5) throw error;
      }
    }
  }

  /** Resolves when the server that `start` started has ended, for whatever reason. */
  async whenExited(): Promise<void> {
    await this.exited;
  }

  /** A fast shutdown: sessions are cut, everything committed is on disk when it resolves. */
  async stop(): Promise<void> {
    const pid = this.child?.pid;
    if (pid === undefined) return;
    const steps = [
      ['SIGINT', 30_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ] as const;
    for (const [signal, patienceMs] of steps) {
      if (!this.child) return;
      tryKill(pid, signal);
      const patience = new AbortController();
      await Promise.race([
        this.exited,
        sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
    }
  }

  private get portFile(): string {
    return join(this.dataDir, 'postgres-port');
  }

  private get passwordMark(): string {
    return join(this.dir, 'pixshift-password.sha256');
  }

  /** A first start that was cut off leaves a half-made cluster under its provisional name. */
  private removeUnfinished(): void {
    for (const name of readdirSync(this.dataDir)) {
      if (name.startsWith('postgres.new-')) {
        rmSync(join(this.dataDir, name), { recursive: true, force: true });
      }
    }
  }

  private refuseOtherVersion(): void {
    const versionFile = join(this.dir, 'PG_VERSION');
    const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'none';
    if (version === MAJOR_VERSION) return;
    throw new EmbeddedPostgresError(
      'VERSION_MISMATCH',
      `${this.dir} is not a database of PostgreSQL ${MAJOR_VERSION} (its version: ${version}). Set ` +
        `DATA_DIR to another folder, or start the version of PixShift that made this one.`,
    );
  }

  private async create(): Promise<void> {
    const provisional = join(this.dataDir, `postgres.new-${randomBytes(6).toString('hex')}`);
    mkdirSync(provisional, { mode: 0o700 });
    const { postgres, initdb, libraryPath } = this.requireBinaries();
    this.account = chooseAccount(provisional, postgres, libraryPath);
    // Nobody signs in as the superuser: its password is thrown away, and what needs its rights is
    // done in single-user mode, which takes access to the files instead of a password.
    const superuserPassword = `${provisional}.pw`;
    writeFileSync(superuserPassword, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (this.account.kind === 'user') {
      chownSync(superuserPassword, this.account.uid, this.account.gid);
    }
    try {
      await this.run('INIT_FAILED', initdb, [
        `--pgdata=${provisional}`,
        '--username=postgres',
        `--pwfile=${superuserPassword}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ]);
    } finally {
      rmSync(superuserPassword, { force: true });
    }
    await this.singleUser(
      provisional,
      `CREATE ROLE ${DATABASE_ROLE} LOGIN CREATEDB PASSWORD '${this.password}'\n` +
        `CREATE DATABASE ${DATABASE_NAME} OWNER ${DATABASE_ROLE}\n`,
    );
    writeFileSync(join(provisional, 'pixshift-password.sha256'), this.passwordDigest());
    renameSync(provisional, this.dir);
  }

  /** Someone removed the password file, so there is a new password: the role gets it too. */
  private async keepPassword(): Promise<void> {
    const known = existsSync(this.passwordMark) ? readFileSync(this.passwordMark, 'utf8') : '';
    if (known === this.passwordDigest()) return;
    this.log.write('the password file has changed: setting the new password');
    await this.singleUser(this.dir, `ALTER ROLE ${DATABASE_ROLE} PASSWORD '${this.password}'\n`);
    writeFileSync(this.passwordMark, this.passwordDigest());
  }

  private passwordDigest(): string {
    return createHash('sha256').update(this.password).digest('hex');
  }

  private async cleanUpAfterCrash(note: (text: string) => void): Promise<void> {
    const left = readPostmasterFile(this.postmasterFile);
    if (!left) return;
    note('The database was not shut down properly: recovering');
    const stopped = await stopLeftovers(this.dir, left.pid);
    this.log.write(`unclean shutdown found, ${stopped} process(es) of it still ran`);
    if (existsSync(this.postmasterFile)) disownPostmasterFile(this.postmasterFile);
  }

  private async choosePort(): Promise<number> {
    const remembered = existsSync(this.portFile) ? Number(readFileSync(this.portFile, 'utf8')) : 0;
    if (remembered > 0 && (await isFree(remembered))) return remembered;
    if (remembered > 0) this.log.write(`port ${remembered} is taken by another program`);
    for (let attempt = 0; attempt < 100; attempt += 1) {
      // Below the range that the kernel gives to outgoing connections, so that it stays ours.
      const port = randomInt(20_000, 32_000);
      if (await isFree(port)) return port;
    }
    throw new EmbeddedPostgresError('PORT_IN_USE', 'No free port on 127.0.0.1 for PostgreSQL.');
  }

  private async launch(port: number, note: (text: string) => void): Promise<void> {
    const settings = { ...SETTINGS, ...this.settings, port: String(port) };
    const before = this.log.size();
    const child = this.spawnServer([
      '-D',
      this.dir,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    this.child = child;
    let ended = false;
    this.exited = new Promise((resolve) => {
      const finish = () => {
        ended = true;
        this.child = undefined;
        resolve();
      };
      child.once('exit', finish);
      child.once('error', (error) => {
        this.log.write(`cannot run postgres: ${error.message}`);
        finish();
      });
    });
    const started = Date.now();
    let told = started;
    for (;;) {
      if (ended) {
        throw fromServerOutput('START_FAILED', this.log.since(before), this.dir);
      }
      const found = readPostmasterFile(this.postmasterFile);
      if (found?.pid === child.pid && found?.ready) return;
      if (Date.now() - told > 5_000) {
        told = Date.now();
        note(`Still recovering the database (${Math.round((told - started) / 1000)} s)`);
      }
      await sleep(10);
    }
  }

  private spawnServer(args: readonly string[]): ChildProcess {
    const { postgres, libraryPath } = this.requireBinaries();
    const { file, args: all, ...ids } = commandAs(this.requireAccount(), postgres, args);
    return spawn(file, all, {
      ...ids,
      cwd: '/',
      env: serverEnvironment(libraryPath),
      stdio: ['ignore', this.log.fd, this.log.fd],
    });
  }

  private async singleUser(dir: string, sql: string): Promise<void> {
    const { postgres } = this.requireBinaries();
    const args = ['--single', '-D', dir, '-c', 'exit_on_error=on', '-c', 'log_min_messages=error'];
    await this.run('INIT_FAILED', postgres, [...args, 'postgres'], sql);
  }

  private async run(
    failure: 'INIT_FAILED' | 'START_FAILED',
    program: string,
    args: readonly string[],
    input = '',
  ): Promise<void> {
    const { file, args: all, ...ids } = commandAs(this.requireAccount(), program, args);
    const child = spawn(file, all, {
      ...ids,
      cwd: '/',
      env: serverEnvironment(this.requireBinaries().libraryPath),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const status = await new Promise<number | null>((resolve) => {
      child.once('error', (error) => {
        output += error.message;
        resolve(null);
      });
      child.once('close', resolve);
    });
    if (status !== 0) throw fromServerOutput(failure, output, this.dataDir);
  }

  private requireBinaries(): PostgresBinaries {
    if (!this.binaries) throw new Error('start() finds the programs first');
    return this.binaries;
  }

  private requireAccount(): ServerAccount {
    if (!this.account) throw new Error('start() chooses the account first');
    return this.account;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => resolve(true));
    });
  });
}
