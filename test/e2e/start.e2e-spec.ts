import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../harness.js';
import { freePorts } from '../support/free-ports.js';
import { Program } from '../support/program.js';
import { thorough } from '../support/thorough.js';

const ROOT = join(import.meta.dirname, '../..');
const COMPILED = join(ROOT, 'dist/.compile-cache');
/** What an installation and a build leave to know themselves by. */
const STAMPS = [
  'node_modules/.pixshift-install',
  'dist/.stamp',
  'web/dist/.stamp',
  'admin-ui/dist/.stamp',
];

/** `npm start` as a user types it, until it is ready, and then its end. Resolves with what it printed. */
async function startOnce(settings: Record<string, string>): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, ...settings },
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<void>((resolve) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/^PixShift ready at http/m.test(output)) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
  });
  await Promise.race([ready, ended]);
  child.kill('SIGTERM');
  expect({ code: await ended, output }).toEqual({
    code: 0,
    output: expect.stringContaining('PixShift ready at http'),
  });
  return output;
}

/** Each file with the number of its inode and the time of its last change: what was written anew differs. */
function filesBelow(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path, identityOf(path)]));
}

function identityOf(path: string): string {
  const { ino, mtimeMs } = statSync(path);
  return `${ino} ${mtimeMs}`;
}

describe('a start that is stopped', () => {
  it('ends at once and complains of nothing', async () => {
    const dataDir = temporaryFolder();
    const program = Program.spawn({ port: await freePorts(), dataDir, env: { SANDBOX_PORT: '0' } });
    // The database runs, and the program does not yet.
    while (!existsSync(join(dataDir, 'postgres-port'))) await sleep(5);
    expect(await program.kill('SIGTERM')).toBe(0);
    expect(program.output()).toBe('');
  }, 60_000);
});

describe('a second start', () => {
  thorough(
    'finds what the program compiled beside the program',
    async () => {
      const dataDir = temporaryFolder();
      const program = Program.spawn({
        port: await freePorts(),
        dataDir,
        env: { SANDBOX_PORT: '0' },
      });
      await program.waitUntilReady();
      expect(await program.kill('SIGTERM')).toBe(0);
      expect(filesBelow(COMPILED).size).toBeGreaterThan(500);
    },
    60_000,
  );

  it('installs nothing, builds nothing and compiles nothing that the first one did', async () => {
    const settings = {
      PORT: String(await freePorts()),
      SANDBOX_PORT: String(await freePorts(2)),
      DATA_DIR: temporaryFolder(),
      // Of its own: other tests start the same program at the same time, and write to the usual one.
      NODE_COMPILE_CACHE: temporaryFolder(),
    };
    await startOnce(settings);
    const stamps = STAMPS.map((path) => identityOf(join(ROOT, path)));
    const compiled = filesBelow(settings.NODE_COMPILE_CACHE);
    expect(compiled.size).toBeGreaterThan(500);

    const output = await startOnce(settings);
    expect(output).not.toMatch(/Installing|Building|Creating the database/);
    expect(STAMPS.map((path) => identityOf(join(ROOT, path)))).toEqual(stamps);
    const later = filesBelow(settings.NODE_COMPILE_CACHE);
    expect([...compiled].filter(([path, identity]) => later.get(path) !== identity)).toEqual([]);
  }, 180_000);
});
