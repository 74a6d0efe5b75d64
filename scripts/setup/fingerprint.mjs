import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'coverage', '.cache']);
const TEST_FILE = /\.(spec|int-spec)\.tsx?$/;

/**
 * One hash over the names and contents of files and folders (below the project's top folder).
 * Contents, not times: a fresh clone and a changed branch have new times for the same sources.
 */
export function fingerprint(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) {
    for (const file of filesOf(path)) {
      hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest('hex');
}

/** Paths of all files, sorted, relative to the project; tests and what is generated left out. */
export function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => !IGNORED_FOLDERS.has(name) && !TEST_FILE.test(name))
    .filter((entry) => entry.isDirectory() || entry.isFile())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
