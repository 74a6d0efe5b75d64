import type { components } from './schema.gen';

/** The server's codes, and `UNREACHABLE` where there was no answer. */
export interface ErrorBody extends Omit<components['schemas']['ErrorBody'], 'code'> {
  code: components['schemas']['ErrorBody']['code'] | 'UNREACHABLE';
}

export interface Problem {
  readonly field: string;
  readonly message: string;
}

/**
 * What the API refused, as forms and notifications show it: `message` ends in the request id, for
 * whoever asks for help; `body.errors` holds the problems by field.
 */
export class ApiError extends Error {
  readonly status: number;
  /** Where the framework's forms look for problems; undefined where no field is named. */
  readonly body: { readonly errors: Readonly<Record<string, unknown>> } | undefined;
  readonly code: ErrorBody['code'] | undefined;
  readonly requestId: string | undefined;
  /** The message alone, where the request id is shown beside it. */
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, error: Partial<ErrorBody>) {
    const text = error.message ?? `The server answered with ${status}.`;
    const details = (error.details ?? {}) as Record<string, unknown>;
    const problems = problemsOf(details, text);
    const message = error.requestId ? `${text} (request ${error.requestId})` : text;
    const byField = Object.fromEntries(problems.map(({ field, message }) => [field, message]));
    super(message);
    this.status = status;
    this.body =
      problems.length > 0 ? { errors: { ...byField, root: { serverError: message } } } : undefined;
    this.name = 'ApiError';
    this.code = error.code;
    this.requestId = error.requestId;
    this.text = text;
    this.problems = problems;
    this.details = details;
  }
}

function problemsOf(details: Record<string, unknown>, text: string): Problem[] {
  if (Array.isArray(details['problems'])) {
    return (details['problems'] as Partial<Problem>[]).flatMap(({ field, message }) =>
      typeof field === 'string' && typeof message === 'string' ? [{ field, message }] : [],
    );
  }
  const { field } = details;
  return typeof field === 'string' ? [{ field, message: text }] : [];
}

/** The error that a failed `fetch` becomes: there was no answer at all. */
export function unreachable(): ApiError {
  return new ApiError(0, {
    code: 'UNREACHABLE',
    message: 'The server cannot be reached. Check the connection and try again.',
  });
}
