import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { EmbeddedPostgresError, fromFileError } from './embedded-postgres.errors.js';
import {
  ALREADY_SUPERVISED,
  databasePassword,
  proofOf,
  readMessages,
  sameProof,
  sendMessage,
  socketName,
  type SupervisorMessage,
  type SupervisorTask,
} from './supervisor-protocol.js';

export interface EmbeddedPostgresOptions {
  /** Made if missing. Holds the cluster, its password, its port and its log. */
  readonly dataDir: string;
  /** Hears, in a sentence each, about anything that takes long or goes wrong later. */
  readonly log: (message: string) => void;
  /** Settings of PostgreSQL beyond the usual ones; they count for whoever starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** `postgresql://…` with the password in it: never log it. It stays the same until `stop`. */
  readonly url: string;
  /** True if this call started the server, false if another process of the program had. */
  readonly owned: boolean;
  /**
   * Lets go of the database. If no other process uses it, resolves when it has shut down. Without
   * it the same happens as soon as this process has ended, in whatever way.
   */
  stop(): Promise<void>;
}

const CONNECT_MS = 15;
const STUCK_MS = 60_000;
const REVIVE_MS = 1_000;

/**
 * Starts the PostgreSQL server that comes with the program over `<dataDir>/postgres`, or joins it
 * if another process has started it. It listens on loopback only, with a random password kept in
 * `<dataDir>/postgres-password`, and on the same port each time if that is free.
 *
 * The server belongs to a supervisor process that outlives this one just long enough to shut it
 * down, so it never stays behind; see `supervisor.ts`. After a crash the next call recovers.
 *
 * @throws EmbeddedPostgresError with a message for the person who starts the program.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  if (process.platform !== 'linux') {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `The embedded PostgreSQL runs on Linux only, and this is ${process.platform}. Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const { dataDir, password } = prepare(options.dataDir);
  const link = new SupervisorLink(
    { dataDir, settings: options.settings ?? {} },
    password,
    options.log,
  );
  const { port, owned } = await link.open();
  return {
    url: `postgresql://pixshift:${password}@127.0.0.1:${port}/pixshift`,
    owned,
    stop: () => link.close(),
  };
}

function prepare(path: string): { dataDir: string; password: string } {
  try {
    // The server's account must be able to pass through the folder, not to look around in it.
    mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const dataDir = realpathSync(path);
    const password = databasePassword(dataDir);
    closeSync(openSync(logFile(dataDir), 'a', 0o640));
    return { dataDir, password };
  } catch (error) {
    throw fromFileError(error, path);
  }
}

function logFile(dataDir: string): string {
  return join(dataDir, 'postgres.log');
}

/** The connection to the supervisor. While it is open, the database runs. */
class SupervisorLink {
  private socket: Socket | undefined;
  private supervisor: Supervisor | undefined;
  private closing = false;
  private kept = false;

  constructor(
    private readonly task: SupervisorTask,
    private readonly password: string,
    private readonly log: (message: string) => void,
  ) {}

  /** Connects to the supervisor of the data folder and starts one if there is none. */
  async open(): Promise<{ port: number; owned: boolean }> {
    this.supervisor = undefined;
    let lastProgress = Date.now();
    for (;;) {
      const socket = await connectTo(socketName(this.task.dataDir));
      if (socket) {
        const answer = await this.converse(socket, () => (lastProgress = Date.now()));
        if (answer.type === 'ready') {
          this.hold(socket);
          return { port: answer.port, owned: this.supervisor?.pid === answer.supervisor };
        }
        socket.destroy();
        if (answer.type === 'failed') throw new EmbeddedPostgresError(answer.code, answer.message);
      } else if (!this.supervisor || this.supervisor.gaveWay) {
        this.supervisor = new Supervisor(this.task);
      } else if (!this.supervisor.running) {
        throw new EmbeddedPostgresError(
          'START_FAILED',
          `The supervisor of the embedded PostgreSQL ended at once (${this.supervisor.exitCode}). ` +
            `The end of ${logFile(this.task.dataDir)}:\n  ${tailOf(logFile(this.task.dataDir))}`,
        );
      }
      if (Date.now() - lastProgress > STUCK_MS) {
        throw new EmbeddedPostgresError(
          'START_TIMEOUT',
          `The embedded PostgreSQL did not answer within ${STUCK_MS / 1000} s; see ${logFile(this.task.dataDir)}.`,
        );
      }
      await sleep(CONNECT_MS);
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    const { socket } = this;
    this.socket = undefined;
    if (!socket || socket.destroyed) return;
    socket.ref();
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    sendMessage(socket, { type: 'release' });
    await closed;
    if (!this.kept) await this.supervisor?.reaped();
  }

  /** Resolves with the supervisor's last word: it is ready, or why it will not be. */
  private converse(
    socket: Socket,
    progress: () => void,
  ): Promise<Extract<SupervisorMessage, { type: 'ready' | 'failed' | 'stopping' }>> {
    const nonce = randomBytes(16).toString('hex');
    let trusted = false;
    return new Promise((resolve) => {
      socket.once('close', () => resolve({ type: 'stopping' }));
      readMessages<SupervisorMessage>(socket, (message) => {
        if (message.type === 'welcome') {
          trusted = sameProof(message.proof, proofOf(this.password, 'supervisor', nonce));
          if (!trusted) socket.destroy();
        } else if (!trusted) {
          socket.destroy();
        } else if (message.type === 'starting') {
          progress();
          if (message.note !== '') this.log(message.note);
        } else if (message.type === 'kept') {
          this.kept = true;
        } else {
          resolve(message);
        }
      });
      sendMessage(socket, { type: 'hello', nonce, proof: proofOf(this.password, 'client', nonce) });
    });
  }

  private hold(socket: Socket): void {
    this.socket = socket;
    socket.unref();
    socket.once('close', () => {
      if (!this.closing) void this.revive();
    });
  }

  /** Somebody killed the supervisor. A new one brings the database back on the same port. */
  private async revive(): Promise<void> {
    this.log('The supervisor of the embedded PostgreSQL has ended: starting it again');
    while (!this.closing) {
      try {
        await this.open();
        this.log('The embedded PostgreSQL is back');
        if (this.closing) await this.close();
        return;
      } catch (error) {
        this.log((error as Error).message);
        await sleep(REVIVE_MS, undefined, { ref: false });
      }
    }
  }
}

class Supervisor {
  exitCode: number | string | undefined;
  private readonly ended: Promise<void>;
  private readonly child: ChildProcess;

  constructor(task: SupervisorTask) {
    const log = openSync(logFile(task.dataDir), 'a', 0o640);
    const program = fileURLToPath(new URL('./supervisor.js', import.meta.url));
    const memory = ['--max-old-space-size=64', '--max-semi-space-size=1'];
    this.child = spawn(process.execPath, [...memory, program, JSON.stringify(task)], {
      detached: true,
      cwd: '/',
      stdio: ['ignore', log, log],
      // Not ours: NODE_OPTIONS would load our instrumentation there, and it needs no secrets.
      env: {},
    });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      const finish = (code: number | string) => {
        this.exitCode = code;
        resolve();
      };
      this.child.once('error', (error) => finish(error.message));
      this.child.once('exit', (code, signal) => finish(code ?? signal ?? 'unknown'));
    });
    this.child.unref();
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Resolves when the process is gone and no entry of it is left in the process table. */
  reaped(): Promise<void> {
    this.child.ref();
    return this.ended;
  }

  get running(): boolean {
    return this.exitCode === undefined;
  }

  /** It left to another one, or had no client any more before this process reached it. */
  get gaveWay(): boolean {
    return this.exitCode === ALREADY_SUPERVISED || this.exitCode === 0;
  }
}

/** Undefined if nobody listens there. */
function connectTo(name: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(name);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'EAGAIN') resolve(undefined);
      else reject(error);
    });
  });
}

function tailOf(file: string): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n  ');
}
