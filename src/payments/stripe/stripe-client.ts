import Stripe from 'stripe';
import type { StripeAccess } from '../../platform/vendors/index.js';
import { GatewayError, type GatewayFailure } from '../payment-gateway.js';

/** How long Stripe may say nothing to one try. */
const SILENCE_MS = 8_000;
/** All tries of one call together. */
const TOTAL_MS = 20_000;
/** Further tries of the SDK's own, with the same Idempotency-Key. */
const RETRIES = 2;

/** The SDK, at the address that is set, with limits of time. */
export function stripeClient(access: StripeAccess, silenceMs = SILENCE_MS): Stripe {
  const httpClient = Stripe.createNodeHttpClient();
  if (access.baseUrl !== undefined) redirect(httpClient, new URL(access.baseUrl));
  return new Stripe(access.secretKey, {
    httpClient,
    timeout: silenceMs,
    maxNetworkRetries: RETRIES,
    telemetry: false,
  });
}

/** The SDK takes a host and a port, but no path before its own. */
function redirect(client: ReturnType<typeof Stripe.createNodeHttpClient>, base: URL): void {
  const { makeRequest } = client;
  const protocol = base.protocol === 'http:' ? 'http' : 'https';
  const port = base.port || (protocol === 'http' ? '80' : '443');
  const path = base.pathname.replace(/\/$/, '');
  client.makeRequest = (_host, _port, at, method, headers, data, _protocol, timeout) =>
    makeRequest.call(
      client,
      base.hostname,
      port,
      path + at,
      method,
      headers,
      data,
      protocol,
      timeout,
    );
}

/**
 * Calls Stripe. Of its errors the code and the request's id are kept, never what was sent.
 * @throws GatewayError
 */
export async function calling<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new GatewayError('retryable', 'slow')), TOTAL_MS);
  });
  try {
    return await Promise.race([call, tooLong]);
  } catch (error) {
    throw error instanceof GatewayError ? error : toGatewayError(error);
  } finally {
    clearTimeout(timer);
    call.catch(() => undefined);
  }
}

/** Whether Stripe says that it does not know what was asked for. */
export function isMissing(error: unknown): boolean {
  return error instanceof GatewayError && error.vendorCode.startsWith('resource_missing');
}

function toGatewayError(error: unknown): GatewayError {
  if (!(error instanceof Stripe.errors.StripeError)) {
    // An answer that is none of Stripe's.
    return new GatewayError('retryable', 'garbage');
  }
  const { code, type, requestId } = error;
  return new GatewayError(failureOf(error), [code ?? type, requestId].filter(Boolean).join(' '));
}

function failureOf(error: InstanceType<typeof Stripe.errors.StripeError>): GatewayFailure {
  if (
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  ) {
    return 'misconfigured';
  }
  if (error instanceof Stripe.errors.StripeCardError) return 'declined';
  const status = error.statusCode ?? 0;
  return status >= 400 && status < 500 && status !== 409 && status !== 429
    ? 'rejected'
    : 'retryable';
}
