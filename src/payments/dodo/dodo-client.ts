import DodoPayments, { APIConnectionError, APIError, APIUserAbortError } from 'dodopayments';
import type { z } from 'zod';
import type { DodoAccess } from '../../platform/vendors/index.js';
import { GatewayError, type GatewayFailure } from '../payment-gateway.js';

/** How long Dodo may say nothing to one try. */
const SILENCE_MS = 8_000;
/** All tries of one call together. */
const TOTAL_MS = 20_000;
/** Further tries of what only asks. */
const RETRIES = 2;

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly maxRetries: number;
}

/** The SDK, at the address that is set, with limits of time. */
export function dodoClient(access: DodoAccess, silenceMs = SILENCE_MS): DodoPayments {
  return new DodoPayments({
    bearerToken: access.apiKey,
    webhookKey: null,
    ...(access.baseUrl === undefined
      ? { environment: access.isTest ? 'test_mode' : 'live_mode' }
      : { baseURL: access.baseUrl }),
    timeout: silenceMs,
    fetchOptions: { redirect: 'error' },
    logLevel: 'off',
  });
}

/**
 * Asks Dodo something; of the answer what the schema names.
 * @throws GatewayError
 */
export function asking<Schema extends z.ZodType>(
  schema: Schema,
  call: (options: CallOptions) => PromiseLike<unknown>,
): Promise<z.output<Schema>> {
  return calling(schema, RETRIES, call);
}

/**
 * Has Dodo do something. Dodo knows no idempotency keys, so what may have been done although its answer
 * was lost is never sent again by itself.
 * @throws GatewayError
 */
export function doing<Schema extends z.ZodType>(
  schema: Schema,
  call: (options: CallOptions) => PromiseLike<unknown>,
): Promise<z.output<Schema>> {
  return calling(schema, 0, call);
}

/** Whether Dodo says that it does not know what was asked for. */
export function isMissing(error: unknown): boolean {
  return error instanceof GatewayError && error.vendorCode.startsWith('404 ');
}

async function calling<Schema extends z.ZodType>(
  schema: Schema,
  maxRetries: number,
  call: (options: CallOptions) => PromiseLike<unknown>,
): Promise<z.output<Schema>> {
  try {
    return schema.parse(await call({ signal: AbortSignal.timeout(TOTAL_MS), maxRetries }));
  } catch (error) {
    throw toGatewayError(error);
  }
}

/** Of Dodo's errors the status and the code are kept, never what was sent. */
function toGatewayError(error: unknown): GatewayError {
  if (error instanceof APIUserAbortError) return new GatewayError('retryable', 'slow');
  if (error instanceof APIConnectionError) return new GatewayError('retryable', 'no answer');
  // An answer that is none of Dodo's.
  if (!(error instanceof APIError)) return new GatewayError('retryable', 'garbage');
  const { status, error: body } = error as APIError<number | undefined>;
  return new GatewayError(failureOf(status ?? 0), [status, codeOf(body)].filter(Boolean).join(' '));
}

function failureOf(status: number): GatewayFailure {
  if (status === 401 || status === 403) return 'misconfigured';
  return status >= 400 && status < 500 && status !== 408 && status !== 409 && status !== 429
    ? 'rejected'
    : 'retryable';
}

function codeOf(body: unknown): string {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 80) : 'without a code';
}
