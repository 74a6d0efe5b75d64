import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');

/** A program that starts the embedded PostgreSQL and tells where it is; "stop" on its input ends it. */
const SCRIPT = `
  import { createInterface } from 'node:readline';
  const [module, dataDir] = process.argv.slice(1);
  const { startEmbeddedPostgres } = await import(module);
  const tell = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
  process.on('SIGINT', () => undefined);
  const started = performance.now();
  try {
    const { url, owned, stop } = await startEmbeddedPostgres({ dataDir, log: (text) => tell({ text }) });
    tell({ url, owned, ms: performance.now() - started });
    createInterface({ input: process.stdin }).once('line', async () => {
      await stop();
      process.exit(0);
    });
  } catch (error) {
    tell({ code: error.code, message: error.message });
    process.exit(1);
  }`;

interface Told {
  readonly url?: string;
  readonly owned?: boolean;
  readonly ms?: number;
  readonly code?: string;
  readonly message?: string;
  readonly text?: string;
}

/** A process that uses the embedded PostgreSQL over a data folder, as the program does. */
export class DatabaseUser {
  readonly notes: string[] = [];
  private answer: Told | undefined;
  private complaints = '';
  private readonly ended: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    let pending = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      const lines = (pending + chunk.toString()).split('\n');
      pending = lines.pop() ?? '';
      for (const told of lines.map((line) => JSON.parse(line) as Told)) {
        if (told.text === undefined) this.answer = told;
        else this.notes.push(told.text);
      }
    });
    child.stderr?.on('data', (chunk: Buffer) => (this.complaints += chunk.toString()));
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  /** `prefix` is a command that runs another one, such as `setpriv … --`. */
  static spawn(dataDir: string, prefix: readonly string[] = []): DatabaseUser {
    const module = join(ROOT, 'dist/src/platform/database/embedded/embedded-postgres.js');
    const args = ['--input-type=module', '--eval', SCRIPT, module, dataDir];
    const [command = '', ...rest] = [...prefix, process.execPath, ...args];
    return new DatabaseUser(
      // In a process group of its own, to which a test can send what a terminal sends.
      spawn(command, rest, { cwd: ROOT, detached: true, stdio: 'pipe', env: {} }),
    );
  }

  /** Resolves when the database can be used; rejects with the error that the start gave. */
  static async start(dataDir: string, prefix: readonly string[] = []): Promise<DatabaseUser> {
    const user = DatabaseUser.spawn(dataDir, prefix);
    await user.ready();
    return user;
  }

  async ready(): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    for (const end = Date.now() + 25_000; Date.now() < end; await sleep(5)) {
      if (this.answer?.url) return;
      if (over) {
        const { code, message } = this.answer ?? {};
        throw new Error(`${code ?? 'ended'}: ${message ?? this.complaints}`);
      }
    }
    throw new Error(`not ready in time: ${this.notes.join('; ')} ${this.complaints}`);
  }

  get url(): string {
    return this.answer?.url ?? '';
  }

  get owned(): boolean {
    return this.answer?.owned ?? false;
  }

  /** How long the start took it. */
  get startMs(): number {
    return this.answer?.ms ?? Infinity;
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  async stop(): Promise<void> {
    this.child.stdin?.write('stop\n');
    await this.ended;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** What of the database runs over the folder, from the process table. */
export function databaseProcesses(dataDir: string): {
  supervisor: number | undefined;
  postgres: number | undefined;
  all: number[];
} {
  const table = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(Number(pid)));
  const postgres = table.find(
    ({ command }) =>
      command[0]?.endsWith('/bin/postgres') && command.includes(join(dataDir, 'postgres')),
  );
  const supervisor = table.find(({ pid, command }) =>
    postgres ? pid === postgres.parent && command[0] === 'pixshift-postgres' : false,
  );
  const children = table.filter(({ parent }) => parent === postgres?.pid);
  const all = [supervisor, postgres, ...children].filter((found) => found !== undefined);
  return {
    supervisor: supervisor?.pid,
    postgres: postgres?.pid,
    all: all.map(({ pid }) => pid),
  };
}

/** The process's command line; empty for one that has ended and only waits to be collected. */
export function commandLine(pid: number): string[] {
  return readProcess(pid)[0]?.command ?? [];
}

function readProcess(pid: number): { pid: number; parent: number; command: string[] }[] {
  try {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0+$/, '').split('\0');
    return command[0] ? [{ pid, parent, command }] : [];
  } catch {
    return [];
  }
}
