import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');
const READY_MS = 60_000;
const STOP_MS = 35_000;

export interface ProgramOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** A command that runs another one, such as `setpriv … --`. */
  readonly prefix?: readonly string[];
}

/** The compiled program in a process of its own, as a user starts it. */
export class Program {
  private text = '';
  private ended: { code: number | null; signal: NodeJS.Signals | null } | undefined;
  private readonly exit: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    const collect = (chunk: Buffer) => (this.text += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    this.exit = new Promise((resolve) => {
      child.once('error', (error) => {
        this.text += error.message;
        this.ended = { code: -1, signal: null };
        resolve();
      });
      child.once('close', (code, signal) => {
        this.ended = { code, signal };
        resolve();
      });
    });
  }

  /** Resolves when it says that it is ready; rejects with its output if it ends before. */
  static async start(options: ProgramOptions): Promise<Program> {
    const program = Program.spawn(options);
    await program.waitUntilReady();
    return program;
  }

  /** Starts it without waiting, for tests of the start itself. */
  static spawn(options: ProgramOptions): Program {
    const { command, args, env } = Program.commandLine(options);
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env });
    return new Program(child, `http://127.0.0.1:${options.port}`);
  }

  /** What starts it from the project's root: it ends with the process that does. */
  static commandLine({ port, dataDir, env, prefix = [] }: ProgramOptions): {
    command: string;
    args: string[];
    env: Record<string, string>;
  } {
    const main = join(ROOT, 'dist/src/main.js');
    if (!existsSync(main)) throw new Error(`${main} is missing: run "npm run build".`);
    const [command = '', ...args] = [...dieWithParent(), ...prefix, process.execPath, main];
    const own = {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
    };
    return { command, args, env: { ...own, ...env } };
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** Everything it has printed so far. */
  output(): string {
    return this.text;
  }

  async waitUntilReady(timeoutMs = READY_MS): Promise<void> {
    const output = (): string => {
      if (this.ended) throw this.complaint(`ended early (${JSON.stringify(this.ended)})`);
      return this.text;
    };
    await untilReady(output, timeoutMs).catch((error: unknown) => {
      this.child.kill('SIGKILL');
      throw error;
    });
  }

  /** Sends a signal and waits for the end. Resolves with the exit code, or null after SIGKILL. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.ended) this.child.kill(signal);
    await this.exit;
    return this.ended?.code ?? null;
  }

  /** Sends a signal that does not end it, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves with the exit code when it ends by itself. */
  async whenEnded(): Promise<number | null> {
    await this.exit;
    return this.ended?.code ?? null;
  }

  /** SIGTERM, and a failed test if it does not then end with 0 in time. */
  async stop(): Promise<void> {
    if (this.ended) return;
    const impatience = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    const code = await this.kill('SIGTERM');
    clearTimeout(impatience);
    if (code !== 0) throw this.complaint(`ended with ${code ?? 'a kill'} after SIGTERM`);
  }

  private complaint(what: string): Error {
    return complaint(what, this.text);
  }
}

/** Waits until it has printed that it is ready; rejects with what it has printed. */
export async function untilReady(output: () => string, timeoutMs = READY_MS): Promise<void> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(10)) {
    if (/^PixShift ready at http/m.test(output())) return;
  }
  throw complaint(`was not ready within ${timeoutMs / 1000} s`, output());
}

const complaint = (what: string, printed: string): Error =>
  new Error(`The program ${what}. It printed:\n${printed.slice(-8_000) || '(nothing)'}`);

export function readJsonFile<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

let prefix: string[] | undefined;

/** A test run that is killed takes the programs it started with it, where the system can do that. */
function dieWithParent(): string[] {
  const command = ['setpriv', '--pdeathsig', 'TERM', '--'];
  const [file = '', ...args] = command;
  prefix ??= spawnSync(file, [...args, 'true']).status === 0 ? command : [];
  return prefix;
}
