import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { UnavailableError } from '../errors/index.js';
import { LocalDisk } from './local-disk.js';

let folder: string;
const silent: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-disk-'));
});
afterEach(() => {
  silent.splice(0).forEach(answer);
  rmSync(folder, { recursive: true });
});

/** A file that does not open until somebody writes to it: what waits for it holds a thread of libuv. */
function silentFile(name: string): string {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  silent.push(path);
  return path;
}

/** Lets go of all that wait for the file. */
function answer(path: string): void {
  closeSync(openSync(path, 'r+'));
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); await sleep(10)) {
    if (Date.now() > end) throw new Error('It did not become so in time.');
  }
}

describe('a disk', () => {
  it('gives what the work gives, and its errors unchanged', async () => {
    const disk = new LocalDisk(5_000, () => stat(folder));
    expect(await disk.run(() => Promise.resolve(42))).toBe(42);
    await expect(disk.run(() => stat(join(folder, 'none')))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('that hangs keeps nobody waiting, refuses others at once, and is used again when it answers', async () => {
    const file = silentFile('probe');
    const disk = new LocalDisk(200, async () => (await open(file, 'r')).close());
    const late: string[] = [];
    const waiting = disk.run(
      async () => {
        await (await open(file, 'r')).close();
        return 'what came of it';
      },
      async (result) => void late.push(result),
    );
    await expect(waiting).rejects.toBeInstanceOf(UnavailableError);
    let begun = false;
    const refused = disk.run(async () => {
      begun = true;
    });
    await expect(refused).rejects.toBeInstanceOf(UnavailableError);
    expect(begun).toBe(false);

    answer(file);
    await until(() => late.length > 0);
    expect(late).toEqual(['what came of it']);
    // The probe waits in the same way, and may have come a moment too late for that answer.
    await sleep(50);
    answer(file);
    await sleep(200);
    expect(await disk.run(() => Promise.resolve('well'))).toBe('well');
  });

  it('tells what was given up that it was', async () => {
    const file = silentFile('given-up');
    const disk = new LocalDisk(100, () => stat(folder));
    const gone: boolean[] = [];
    const work = disk.run(async (signal) => {
      await (await open(file, 'r')).close();
      gone.push(signal.aborted);
    });
    await expect(work).rejects.toBeInstanceOf(UnavailableError);
    answer(file);
    await until(() => gone.length > 0);
    expect(gone).toEqual([true]);
  });

  it('that hangs leaves a thread to what is not about files', async () => {
    const file = silentFile('all-of-them');
    const disk = new LocalDisk(100, () => stat(folder));
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => disk.run(async () => (await open(file, 'r')).close())),
    );
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    // Compression needs a thread of the same four.
    expect((await promisify(gzip)(Buffer.alloc(1_000))).length).toBeGreaterThan(0);
    expect(await readFile('/proc/self/comm', 'utf8')).not.toBe('');
  });
});
