import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Shared by all test runs of the machine: a file for each port that a process of one has been given.
 * By a name that no run takes for what a killed one has left.
 */
const RESERVED = join(tmpdir(), 'pixshift-ports');

/**
 * The first of `count` neighbouring ports that are free on loopback and that no other process is given
 * while this one lives: the programs of two test files that start at once would meet otherwise, between
 * the look and the start. Below the range from which the kernel takes ports for outgoing connections,
 * so that none of ours is lost to one of those, and above the last that `fetch` and browsers refuse to
 * call (10080, see "bad port" in the Fetch standard).
 */
export async function freePorts(count = 1): Promise<number> {
  for (;;) {
    const first = randomInt(10_100, 20_000);
    const ports = Array.from({ length: count }, (_, i) => first + i);
    if (!ports.every(reserve) || !(await Promise.all(ports.map(isFree))).every(Boolean)) continue;
    if (ports.every(isOurs)) return first;
  }
}

/** False where it is another's. What is ours already, and was not free, stays so. */
function reserve(port: number): boolean {
  mkdirSync(RESERVED, { recursive: true, mode: 0o777 });
  const file = join(RESERVED, String(port));
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Whoever finds one of the dead only clears it away, and may take away a new one in its place: its
  // owner looks once more.
  if (!isAlive(ownerOf(file))) rmSync(file, { force: true });
  return false;
}

function isOurs(port: number): boolean {
  try {
    return Number(readFileSync(join(RESERVED, String(port)), 'utf8')) === process.pid;
  } catch {
    return false;
  }
}

/** While its owner writes it, a file is empty for a moment. */
function ownerOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
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
