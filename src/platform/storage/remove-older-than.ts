import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalDisk } from './local-disk.js';

/**
 * Removes the entries of a folder that nobody touched for `ageMs`, by the machine's time, which is
 * what the file system stamps on work in progress. Returns how many.
 * @throws UnavailableError where the disk is silent
 */
export async function removeOlderThan(
  folder: string,
  ageMs: number,
  disk: LocalDisk,
): Promise<number> {
  const before = Date.now() - ageMs;
  let removed = 0;
  for (const name of await disk.run(() => readdir(folder).catch(() => []))) {
    const path = join(folder, name);
    const found = await disk.run(() => stat(path).catch(() => undefined));
    if (!found || found.mtimeMs > before) continue;
    await disk.run(() => rm(path, { recursive: true, force: true }));
    removed++;
  }
  return removed;
}
