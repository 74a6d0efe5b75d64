import { ERROR_CODES, type ErrorCategory, type ErrorCode } from './error-codes.js';

export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * An error that a caller may read. `message` is shown to people, so it says what is wrong and what
 * would help, and holds nothing internal. `details` name the field and the figures.
 */
export class DomainError extends Error {
  readonly status: number;
  readonly category: ErrorCategory;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
    this.status = ERROR_CODES[code].status;
    this.category = ERROR_CODES[code].category;
  }
}

/** 404 for what does not exist and for what the caller may not see: the two look alike. */
export class NotFoundError extends DomainError {
  constructor(what: string) {
    super('NOT_FOUND', `There is no such ${what}.`, { resource: what });
  }
}

/** 405: something is at this address, and does not do this. `allow` also becomes the header `Allow`. */
export class MethodNotAllowedError extends DomainError {
  readonly allow: string;

  constructor(method: string, allowed: readonly string[]) {
    const allow = allowed.join(', ');
    super('METHOD_NOT_ALLOWED', `This address does not take ${method}, but ${allow}.`, {
      field: 'method',
      allowed,
    });
    this.allow = allow;
  }
}

/** 415: a body of another kind, or packed in another way, than the route reads. */
export class ContentTypeError extends DomainError {
  constructor(
    message = 'This content type is not understood here.',
    field: 'Content-Type' | 'Content-Encoding' = 'Content-Type',
  ) {
    super('CONTENT_TYPE_NOT_SUPPORTED', message, { field });
  }
}

/** 400 that names the field. */
export class InvalidFieldError extends DomainError {
  constructor(field: string, message: string, details: ErrorDetails = {}) {
    super('VALIDATION_ERROR', message, { field, ...details });
  }
}

/**
 * 429 with the seconds to wait, which also become the header `Retry-After`. With `limit` among the
 * details, the `RateLimit-*` headers tell of the rule that refused.
 */
export class RateLimitError extends DomainError {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    details: ErrorDetails = {},
  ) {
    super('RATE_LIMIT_EXCEEDED', message, { ...details, retryAfter: retryAfterSeconds });
  }
}

/** 503: a part of the service does not answer. Safe to try again after `retryAfterSeconds`. */
export class UnavailableError extends DomainError {
  constructor(
    message: string,
    readonly retryAfterSeconds = 5,
    options?: ErrorOptions,
  ) {
    super('SERVICE_UNAVAILABLE', message, { retryAfter: retryAfterSeconds }, options);
  }
}
