import { NotFoundError } from '../errors/index.js';
import { diskUnavailable } from './local-disk.js';

/** The object is not there: never stored, or erased. Callers over HTTP see a 404. */
export class StorageNotFoundError extends NotFoundError {
  constructor() {
    super('file');
  }
}

const UNAVAILABLE = new Set([
  ...['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM'],
  ...['EMFILE', 'ENFILE', 'EBUSY', 'ESTALE', 'ETIMEDOUT', 'ENOTCONN', 'EHOSTDOWN'],
]);

/** As libvips passes on what the system says of a file that it cannot use. */
const VIPS_UNAVAILABLE =
  /no space left|quota exceeded|read-only file system|input\/output error|too many open files|permission denied|unable to open for/i;

/** True where an error that a pool process threw tells of its disk, not of its work. */
export function isOfTheDisk(error: { code?: string | undefined; message: string }): boolean {
  return error.code === undefined
    ? VIPS_UNAVAILABLE.test(error.message)
    : UNAVAILABLE.has(error.code);
}

/** Errors of the file system as the errors of the port; all others unchanged. */
export function toStorageError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR')
    return new StorageNotFoundError();
  if (code !== undefined && UNAVAILABLE.has(code)) {
    return diskUnavailable({ cause: error });
  }
  return error;
}
