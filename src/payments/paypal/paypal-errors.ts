import { GatewayError, type GatewayFailure } from '../payment-gateway.js';

/** Why money is not taken that its owner could give otherwise. */
const DECLINES = new Set([
  'CARD_EXPIRED',
  'COMPLIANCE_VIOLATION',
  'DECLINED_DUE_TO_RELATED_TXN',
  'INSTRUMENT_DECLINED',
  'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED',
  'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'PAYER_ACCOUNT_RESTRICTED',
  'PAYER_ACTION_REQUIRED',
  'PAYER_CANNOT_PAY',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
  'TRANSACTION_LIMIT_EXCEEDED',
  'TRANSACTION_REFUSED',
]);
/** Something is under way at this moment. */
const PASSING = new Set(['ORDER_COMPLETION_IN_PROGRESS', 'PREVIOUS_REQUEST_IN_PROGRESS']);
/** Our own account. */
const OURS = new Set([
  'PAYEE_ACCOUNT_LOCKED_OR_CLOSED',
  'PAYEE_ACCOUNT_RESTRICTED',
  'PAYEE_NOT_ENABLED_FOR_CARD_PROCESSING',
  'PAYEE_NOT_ENABLED_FOR_BANK_PROCESSING',
]);

/** An answer of PayPal's with a status that is an error, as the SDK throws it: its message is empty. */
interface Answer {
  statusCode: number;
  body: string;
}

const isAnswer = (error: unknown): error is Answer =>
  typeof error === 'object' &&
  error !== null &&
  typeof (error as Partial<Answer>).statusCode === 'number' &&
  typeof (error as Partial<Answer>).body === 'string';

export function isUnknownToken(error: unknown): boolean {
  return isAnswer(error) && error.statusCode === 401;
}

/** Whether PayPal says that it does not know, or no longer, what was asked for. */
export function isMissing(error: unknown): boolean {
  return error instanceof GatewayError && error.vendorCode.startsWith('INVALID_RESOURCE_ID');
}

/** Whether it would not do something for this reason. */
export function isIssue(error: unknown, issue: string): boolean {
  return error instanceof GatewayError && error.vendorCode.startsWith(issue);
}

export function toGatewayError(error: unknown): GatewayError {
  // No answer, or none of PayPal's.
  if (!isAnswer(error)) return new GatewayError('retryable', codeOf(error));
  const { statusCode, body } = error;
  const { issue, debugId } = readError(body);
  const code = [issue ?? String(statusCode), debugId].filter(Boolean).join(' ');
  return new GatewayError(failureOf(statusCode, issue), code);
}

function failureOf(status: number, issue: string | undefined): GatewayFailure {
  if (issue !== undefined && DECLINES.has(issue)) return 'declined';
  if (issue !== undefined && PASSING.has(issue)) return 'retryable';
  if (issue !== undefined && OURS.has(issue)) return 'misconfigured';
  if (status === 401 || status === 403) return 'misconfigured';
  const mayPass = status === 408 || status === 409 || status === 429;
  return status >= 400 && status < 500 && !mayPass ? 'rejected' : 'retryable';
}

/** Of an error the first issue, or its name, and by what PayPal finds it again. */
function readError(body: string): { issue?: string; debugId?: string } {
  try {
    const { name, debug_id, details } = JSON.parse(body) as {
      name?: unknown;
      debug_id?: unknown;
      details?: { issue?: unknown }[];
    };
    const issue = plain(details?.[0]?.issue) ?? plain(name);
    const debugId = plain(debug_id);
    return { ...(issue ? { issue } : {}), ...(debugId ? { debugId } : {}) };
  } catch {
    return {};
  }
}

/** Codes only: what else is written there may be somebody's. */
const plain = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? value : undefined;

const codeOf = (error: unknown): string =>
  plain((error as { code?: unknown } | undefined)?.code) ?? 'garbage';
