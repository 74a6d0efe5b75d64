import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder, at any depth; none where it is not there. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // The folder is not there, or one in it went while we looked.
    return existsSync(folder) ? filesBelow(folder) : [];
  }
}
