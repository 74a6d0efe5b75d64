export type ErrorCategory = 'AUTHENTICATION' | 'BILLING' | 'API' | 'NETWORK' | 'VALIDATION';

/**
 * Every code that the API answers with, its HTTP status and its category: the only such table.
 * Statuses as the main source design gives them (ERR-03 to ERR-17), so a file that is too large or no
 * picture is 400; a body that is too large or of another type than a route reads is 413 and 415.
 */
export const ERROR_CODES = {
  AUTH_REQUIRED: { status: 401, category: 'AUTHENTICATION' },
  AUTH_INVALID: { status: 401, category: 'AUTHENTICATION' },
  AUTH_EXPIRED: { status: 401, category: 'AUTHENTICATION' },
  AUTH_FORBIDDEN: { status: 403, category: 'AUTHENTICATION' },
  VALIDATION_ERROR: { status: 400, category: 'VALIDATION' },
  FILE_TOO_LARGE: { status: 400, category: 'VALIDATION' },
  INVALID_FILE_TYPE: { status: 400, category: 'VALIDATION' },
  FREE_TIER_EXHAUSTED: { status: 402, category: 'BILLING' },
  PAYMENT_REQUIRED: { status: 402, category: 'BILLING' },
  PAYMENT_FAILED: { status: 402, category: 'BILLING' },
  TRANSFORMATION_FAILED: { status: 500, category: 'API' },
  API_ERROR: { status: 502, category: 'API' },
  RATE_LIMIT_EXCEEDED: { status: 429, category: 'API' },
  NOT_FOUND: { status: 404, category: 'VALIDATION' },
  METHOD_NOT_ALLOWED: { status: 405, category: 'VALIDATION' },
  CONFLICT: { status: 409, category: 'VALIDATION' },
  TYPE_IN_USE: { status: 409, category: 'VALIDATION' },
  IDEMPOTENCY_MISMATCH: { status: 409, category: 'VALIDATION' },
  BODY_TOO_LARGE: { status: 413, category: 'VALIDATION' },
  CONTENT_TYPE_NOT_SUPPORTED: { status: 415, category: 'VALIDATION' },
  SERVICE_UNAVAILABLE: { status: 503, category: 'NETWORK' },
  INTERNAL_ERROR: { status: 500, category: 'API' },
} as const satisfies Record<string, { status: number; category: ErrorCategory }>;

export type ErrorCode = keyof typeof ERROR_CODES;
