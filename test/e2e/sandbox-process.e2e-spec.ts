import { fork, spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';

const MAIN = join(process.cwd(), 'dist/sandbox/main.js');

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** The program's own environment, less what the test runner put there. */
const environment = (more: Record<string, string>): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  ...more,
});

/** Two neighbouring ports that were free a moment ago; resolves to the first. */
async function freePort(): Promise<number> {
  for (;;) {
    const [first, second] = [createServer(), createServer()];
    const port = await new Promise<number>((resolve) => {
      first.listen(0, '127.0.0.1', () => resolve((first.address() as AddressInfo).port));
    });
    const bothFree = await new Promise<boolean>((resolve) => {
      second.once('error', () => resolve(false)).listen(port + 1, '127.0.0.1', () => resolve(true));
    });
    await Promise.all([first, second].map((s) => new Promise((resolve) => s.close(resolve))));
    if (bothFree) return port;
  }
}

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env: environment(env) });
  started.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output, ended };
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/inbox`).then(
    (response) => response.ok,
    () => false,
  );

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end; await delay(20)) {
    if (await condition()) return;
  }
  throw new Error('It did not happen within 5 seconds.');
}

describe('sandbox process', () => {
  it('is refused in production', async () => {
    const port = await freePort();
    const { output, ended } = run({ NODE_ENV: 'production', SANDBOX_PORT: String(port) });
    expect(await ended).toBe(1);
    expect(output.stderr).toContain('NODE_ENV is production');
    expect(await answers(port)).toBe(false);
  });

  it.each(['0', 'abc', '65535', '1.5', ''])('refuses the port "%s"', async (value) => {
    const { output, ended } = run({ SANDBOX_PORT: value });
    expect(await ended).toBe(1);
    expect(output.stderr).toContain('SANDBOX_PORT must be');
  });

  it('names a port that is taken, be it for HTTP or for mail', async () => {
    const port = await freePort();
    for (const taken of [port, port + 1]) {
      const holder = createServer();
      await new Promise<void>((resolve) => holder.listen(taken, '127.0.0.1', resolve));
      const { output, ended } = run({ SANDBOX_PORT: String(port) });
      expect(await ended).toBe(1);
      expect(output.stderr).toBe(
        `sandbox: port ${taken} is taken; set SANDBOX_PORT to another one.\n`,
      );
      await new Promise((resolve) => holder.close(resolve));
    }
  });

  it('runs on its own until SIGTERM, even while a fault holds a message', async () => {
    const port = await freePort();
    const { child, output, ended } = run({ SANDBOX_PORT: String(port) });
    await until(() => answers(port));
    expect(output.stdout).toBe(`Sandbox at http://127.0.0.1:${port}, mail on port ${port + 1}\n`);
    await fetch(`http://127.0.0.1:${port}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ vendor: 'smtp', mode: 'timeout' }),
    });
    const mail = createTransport({ host: '127.0.0.1', port: port + 1, secure: false });
    const sending = mail.sendMail({ from: 'a@b.local', to: 'ada@example.org', text: 'hi' });
    const failure = sending.catch((error: unknown) => error);
    await until(async () => {
      const calls = await fetch(`http://127.0.0.1:${port}/calls`);
      return ((await calls.json()) as unknown[]).length === 1;
    });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await failure).toMatchObject({ code: 'ECONNECTION' });
    expect(output.stderr).toBe('');
  });

  it('tells the program that forked it when it listens, silently, and outlives its Ctrl-C', async () => {
    const port = await freePort();
    const child = fork(MAIN, {
      env: environment({ SANDBOX_PORT: String(port) }),
      silent: true,
      execArgv: [],
    });
    started.push(child);
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    }
    const message = await new Promise((resolve) => child.once('message', resolve));
    expect(message).toEqual({ type: 'ready', port });
    expect(await answers(port)).toBe(true);

    child.kill('SIGINT');
    await delay(100);
    expect(await answers(port)).toBe(true);

    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    expect(await ended).toBe(0);
    expect(printed).toBe('');
  });

  it('ends when the program that forked it is killed', async () => {
    const port = await freePort();
    const parent = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { fork } from 'node:child_process'; fork(${JSON.stringify(MAIN)}, { execArgv: [] });`,
      ],
      { env: environment({ SANDBOX_PORT: String(port) }) },
    );
    started.push(parent);
    await until(() => answers(port));
    parent.kill('SIGKILL');
    await until(async () => !(await answers(port)));
  });
});
