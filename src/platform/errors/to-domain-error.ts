import { HttpException } from '@nestjs/common';
import { ContentTypeError, DomainError, UnavailableError } from './domain-error.js';

/**
 * PostgreSQL classes and codes, and socket errors, that mean "the database does not answer now": lost
 * connections, no room, stopping, statements that took too long, a stand-by that takes no writes.
 */
const UNAVAILABLE =
  /^(08...|53...|57P0[1235]|57014|25006|25P0[34]|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)$/;
/** The driver's own errors of that kind carry no code. */
const NO_CONNECTION =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|not queryable|Client was closed|Cannot use a pool after calling end/;
const SERIALIZATION = /^40(001|P01)$/;
/** A row that another refers to went away, or was to go, at the same moment. */
const REFERENCE = /^(23503|23001)$/;
/** A value that PostgreSQL cannot store or read: a NUL byte, a malformed uuid, a number out of range. */
const BAD_VALUE = /^22...$/;

interface Coded {
  code?: unknown;
  message?: string;
  cause?: unknown;
}

/** Turns anything thrown into the error that the caller sees. Unknown ones become INTERNAL_ERROR. */
export function toDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof HttpException) return fromStatus(thrown.getStatus(), thrown.message);
  for (let at = thrown as Coded | undefined, depth = 0; at && depth < 4; depth++) {
    const code = typeof at.code === 'string' ? at.code : '';
    if (UNAVAILABLE.test(code) || NO_CONNECTION.test(at.message ?? '')) {
      return new UnavailableError('The service is briefly unavailable. Nothing was charged.', 5);
    }
    if (SERIALIZATION.test(code)) {
      return new DomainError('CONFLICT', 'Two changes met. Please try again.');
    }
    if (REFERENCE.test(code)) {
      return new DomainError('CONFLICT', 'What this refers to was changed or removed meanwhile.');
    }
    if (code === '23505') {
      return new DomainError('CONFLICT', 'This exists already.');
    }
    if (BAD_VALUE.test(code)) {
      return new DomainError('VALIDATION_ERROR', 'A value in the request cannot be used.');
    }
    if (code.startsWith('FST_'))
      return fromStatus((at as { statusCode?: number }).statusCode ?? 500, at.message ?? '');
    at = at.cause as Coded | undefined;
  }
  return new DomainError(
    'INTERNAL_ERROR',
    'Something went wrong on our side. Nothing was charged. Please try again.',
  );
}

function fromStatus(status: number, message: string): DomainError {
  switch (status) {
    case 401:
      return new DomainError('AUTH_REQUIRED', 'Please sign in.');
    case 403:
      return new DomainError('AUTH_FORBIDDEN', 'You may not do this.');
    case 404:
      return new DomainError('NOT_FOUND', 'There is nothing at this address.');
    case 413:
      return new DomainError('BODY_TOO_LARGE', 'The body of the request is too large.', {
        field: 'body',
      });
    case 415:
      return /encoding/i.test(message)
        ? new ContentTypeError('This content encoding is not understood.', 'Content-Encoding')
        : new ContentTypeError();
    case 429:
      return new DomainError('RATE_LIMIT_EXCEEDED', 'Too many requests.');
    case 503:
      return new UnavailableError('The service is briefly unavailable.');
    default:
      if (status >= 400 && status < 500) {
        return new DomainError('VALIDATION_ERROR', badRequestMessage(message), { field: 'body' });
      }
      return new DomainError(
        'INTERNAL_ERROR',
        'Something went wrong on our side. Nothing was charged. Please try again.',
      );
  }
}

function badRequestMessage(message: string): string {
  return /JSON/i.test(message)
    ? 'The body is not valid JSON.'
    : 'The request cannot be understood.';
}
