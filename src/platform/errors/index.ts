export {
  ContentTypeError,
  DomainError,
  type ErrorDetails,
  InvalidFieldError,
  MethodNotAllowedError,
  NotFoundError,
  RateLimitError,
  UnavailableError,
} from './domain-error.js';
export { ERROR_CODES, type ErrorCategory, type ErrorCode } from './error-codes.js';
export { errorEnvelope, ErrorFilter } from './error-filter.js';
export { shortText } from './short-details.js';
export { toDomainError } from './to-domain-error.js';
