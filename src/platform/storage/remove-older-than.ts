import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes the entries of a folder that nobody touched for `ageMs`, by the machine's time, which is
 * what the file system stamps on work in progress. Returns how many.
 */
export async function removeOlderThan(folder: string, ageMs: number): Promise<number> {
  const before = Date.now() - ageMs;
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || found.mtimeMs > before) continue;
    await rm(path, { recursive: true, force: true });
    removed++;
  }
  return removed;
}
