import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.js';

/** Enough that a disk without room says so. */
const PROBE_BYTES = 65_536;

/**
 * Makes the data folder, closed to other accounts of the machine because people's pictures lie in
 * it. Where the program runs as root, its database runs under another account and must be able to
 * pass through.
 */
export function makeDataDir(path: string): void {
  mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}

/**
 * Makes sure that the data folder can be written to, by writing to it.
 * @throws StartError that says why not
 */
export function requireDataDir(path: string): void {
  const probe = join(path, `.probe-${process.pid}`);
  try {
    makeDataDir(path);
    try {
      const file = openSync(probe, 'w', 0o600);
      try {
        writeSync(file, Buffer.alloc(PROBE_BYTES));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    } finally {
      rmSync(probe, { force: true });
    }
  } catch (error) {
    throw new StartError(dataDirProblem(error, path), { cause: error });
  }
}

/** What a failed file operation says of the data folder, and what to do about it. */
export function dataDirProblem(error: unknown, path: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk that holds ${path} is full. Free some space (PostgreSQL needs about 200 MB) or set DATA_DIR to another disk.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return (
        `The data folder ${path} cannot be used by this account (${code}). Give this account the ` +
        `folder (chown), start as the account that first started it, or set DATA_DIR to another one.`
      );
    default:
      return `The data folder ${path} cannot be used: ${message}`;
  }
}
