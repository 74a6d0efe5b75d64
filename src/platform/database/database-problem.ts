import { StartError } from '../start-error.js';

/** Why the program cannot work with the database of DATABASE_URL, without its password. */
export function databaseProblem(error: unknown, databaseUrl: string): StartError {
  if (error instanceof StartError) return error;
  return new StartError(sentenceFor(error, new URL(databaseUrl)), { cause: error });
}

function sentenceFor(error: unknown, url: URL): string {
  const { host, user, database } = partsOf(url);
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `No PostgreSQL server answers at ${host}. Start it, or correct DATABASE_URL.`;
    case 'ETIMEDOUT':
      return `The PostgreSQL server at ${host} does not answer. See what keeps it, or correct DATABASE_URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host ${host}. Correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `The PostgreSQL server at ${host} does not let ${user} in. Correct the user or the password in DATABASE_URL.`;
    case '3D000':
      return `There is no database ${database} at ${host}. Create it (createdb ${database}), or correct DATABASE_URL.`;
    case '42P01':
      return `The database ${database} at ${host} is empty. Start PixShift once: it makes its tables.`;
    case '42501':
      return `${user} may not create tables in the database ${database}. Make ${user} its owner.`;
    case '53300':
      return `The PostgreSQL server at ${host} has no connection to spare. Raise its max_connections or lower DATABASE_POOL_MAX.`;
    case '57P03':
      return `The PostgreSQL server at ${host} is starting or stopping. Try again in a moment.`;
    default:
      return `The database ${database} at ${host} cannot be used: ${(error as Error).message}`;
  }
}

interface Coded {
  code?: string;
  message?: string;
  cause?: unknown;
  errors?: readonly Coded[];
}

/** Of the error, or of what caused it. A name with several addresses fails with one error for each. */
function codeOf(error: unknown): string | undefined {
  const { code, message, cause, errors } = error as Coded;
  // The driver names no code where a server takes the connection and then says nothing.
  if (/timeout/i.test(message ?? '')) return 'ETIMEDOUT';
  return code ?? errors?.[0]?.code ?? (cause ? codeOf(cause) : undefined);
}

function partsOf({ hostname, port, username, pathname }: URL) {
  return {
    host: `${hostname}:${port || '5432'}`,
    user: decodeURIComponent(username) || 'the user',
    database: decodeURIComponent(pathname.slice(1)) || 'of this name',
  };
}
