import { dataDirProblem } from '../../config/data-dir.js';

export type EmbeddedPostgresErrorCode =
  | 'UNSUPPORTED_PLATFORM'
  | 'DATA_DIR_NOT_WRITABLE'
  | 'DISK_FULL'
  | 'NO_USABLE_ACCOUNT'
  | 'VERSION_MISMATCH'
  | 'PORT_IN_USE'
  | 'INIT_FAILED'
  | 'START_FAILED'
  | 'START_TIMEOUT';

/**
 * The embedded PostgreSQL cannot run. The message is written for the person at the terminal: it
 * names the cause and what to do about it.
 */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

/** Turns a failed file operation into an error that says which folder is to blame and why. */
export function fromFileError(error: unknown, path: string): EmbeddedPostgresError {
  if (error instanceof EmbeddedPostgresError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new EmbeddedPostgresError('DISK_FULL', dataDirProblem(error, path), { cause: error });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    const problem = dataDirProblem(error, path);
    return new EmbeddedPostgresError('DATA_DIR_NOT_WRITABLE', problem, { cause: error });
  }
  return new EmbeddedPostgresError(
    'START_FAILED',
    `The embedded PostgreSQL cannot start in ${path}: ${message}`,
    { cause: error },
  );
}

/** Reads the cause out of what `initdb` or `postgres` printed. `output` may be long; its end counts. */
export function fromServerOutput(
  fallback: 'INIT_FAILED' | 'START_FAILED',
  output: string,
  path: string,
): EmbeddedPostgresError {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    const problem = dataDirProblem({ code: 'ENOSPC' }, path);
    return new EmbeddedPostgresError('DISK_FULL', problem);
  }
  if (/Address already in use/.test(output)) {
    return new EmbeddedPostgresError(
      'PORT_IN_USE',
      'The port of the embedded PostgreSQL was taken by another program while it started. Start again.',
    );
  }
  const tail = output.trim().split('\n').slice(-8).join('\n  ');
  return new EmbeddedPostgresError(
    fallback,
    `The embedded PostgreSQL ${fallback === 'INIT_FAILED' ? 'could not be set up' : 'did not start'} ` +
      `in ${path}. It said:\n  ${tail || '(nothing)'}`,
  );
}
