import { randomBytes } from 'node:crypto';

interface ErrorBody {
  name: string;
  message: string;
  debug_id: string;
  details?: object[];
  links?: object[];
}

/** An error answer of PayPal's: a status and `{ name, message, debug_id, details }`. */
export class PayPalRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.name);
  }
}

const debugId = (): string => randomBytes(7).toString('hex').slice(0, 13);

function refusal(
  status: number,
  [name, message]: readonly [string, string],
  details?: object[],
  links?: object[],
): PayPalRefusal {
  return new PayPalRefusal(status, {
    name,
    message,
    debug_id: debugId(),
    ...(details ? { details } : {}),
    ...(links ? { links } : {}),
  });
}

const NOT_WELL_FORMED = [
  'INVALID_REQUEST',
  'Request is not well-formed, syntactically incorrect, or violates schema.',
] as const;
const UNPROCESSABLE = [
  'UNPROCESSABLE_ENTITY',
  'The requested action could not be performed, semantically incorrect, or failed business validation.',
] as const;
const NOT_FOUND = ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'] as const;
const UNAUTHENTICATED = [
  'AUTHENTICATION_FAILURE',
  'Authentication failed due to missing authorization header, or invalid authentication credentials.',
] as const;
const NOT_AUTHORIZED = [
  'NOT_AUTHORIZED',
  'Authorization failed due to insufficient permissions.',
] as const;
const INTERNAL = ['INTERNAL_SERVER_ERROR', 'An internal server error occurred.'] as const;
const TOO_MANY = [
  'RATE_LIMIT_REACHED',
  'Too many requests. Blocked due to rate limiting.',
] as const;

export const malformed = (field: string, issue: keyof typeof MALFORMED): PayPalRefusal =>
  refusal(400, NOT_WELL_FORMED, [{ field, issue, description: MALFORMED[issue] }]);

const MALFORMED = {
  MISSING_REQUIRED_PARAMETER: 'A required parameter is missing.',
  INVALID_PARAMETER_VALUE: 'A parameter value is not valid.',
  INVALID_PARAMETER_SYNTAX: 'The value of a field does not conform to the expected format.',
  NOT_SUPPORTED: 'This field is not currently supported.',
  PAYPAL_REQUEST_ID_REQUIRED:
    "A PayPal-Request-Id is required if you are trying to process payment for an Order. Please specify a PayPal-Request-Id or Create the Order without a 'payment_source' specified.",
} as const;

/** What is well-formed and cannot be done. */
export const unprocessable = (issue: Issue, redirect?: string): PayPalRefusal =>
  refusal(
    422,
    UNPROCESSABLE,
    [{ issue, description: ISSUES[issue] }],
    redirect === undefined ? undefined : [{ href: redirect, rel: 'redirect', method: 'GET' }],
  );

export type Issue = keyof typeof ISSUES;

const ISSUES = {
  CANNOT_BE_ZERO_OR_NEGATIVE:
    'Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.',
  DECIMAL_PRECISION:
    'If the currency supports decimals, only two decimal place precision is supported.',
  INVALID_CURRENCY_CODE:
    'Currency code is invalid or is not currently supported. Please refer https://developer.paypal.com/api/rest/reference/currency-codes/ for list of supported currency codes.',
  INSTRUMENT_DECLINED:
    "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment.",
  ORDER_NOT_APPROVED:
    "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid `payment_source` in the request.",
  ORDER_ALREADY_CAPTURED:
    "Order already captured.If 'intent=CAPTURE' only one capture per order is allowed.",
  ORDER_ALREADY_COMPLETED: 'The order cannot be patched after it is completed.',
  NOT_PATCHABLE: 'Cannot be patched.',
  CAPTURE_FULLY_REFUNDED: 'The capture has already been fully refunded',
  REFUND_AMOUNT_EXCEEDED:
    'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
  REFUND_FAILED_INSUFFICIENT_FUNDS:
    'Capture could not be refunded due to insufficient funds. Please check to see if you have sufficient funds in your PayPal account or if the bank account linked to your PayPal account is verified and has sufficient funds.',
  PENDING_CAPTURE:
    'Cannot initiate a refund as the capture is pending. Capture is typically pending when the payer has funded the transaction using e-check/bank funded.',
  CURRENCY_MISMATCH: 'Currency code in the request is different from the capture.',
} as const;

export const missing = (): PayPalRefusal =>
  refusal(404, NOT_FOUND, [
    {
      issue: 'INVALID_RESOURCE_ID',
      description:
        'Specified resource ID does not exist. Please check the resource ID and try again.',
    },
  ]);

export const unauthenticated = (): PayPalRefusal => refusal(401, UNAUTHENTICATED);
export const notAuthorized = (): PayPalRefusal =>
  refusal(403, NOT_AUTHORIZED, [
    {
      issue: 'PERMISSION_DENIED',
      description: 'You do not have permission to access or perform operations on this resource.',
    },
  ]);
export const internal = (): PayPalRefusal => refusal(500, INTERNAL);
export const tooMany = (): PayPalRefusal => refusal(429, TOO_MANY);
