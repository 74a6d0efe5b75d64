import { NotFoundError, UnavailableError } from '../errors/index.js';

/** The object is not there: never stored, or erased. Callers over HTTP see a 404. */
export class StorageNotFoundError extends NotFoundError {
  constructor() {
    super('file');
  }
}

const UNAVAILABLE = new Set([
  ...['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM'],
  ...['EMFILE', 'ENFILE', 'EBUSY', 'ESTALE', 'ETIMEDOUT'],
]);

/** Errors of the file system as the errors of the port; all others unchanged. */
export function toStorageError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR')
    return new StorageNotFoundError();
  if (code !== undefined && UNAVAILABLE.has(code)) {
    return new UnavailableError('Files cannot be stored or read right now.', 10, { cause: error });
  }
  return error;
}
