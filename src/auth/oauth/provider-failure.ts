import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { ProviderError, type ProviderFailure } from './oauth-provider.js';

/** What the person, not the provider, is the reason of (RFC 6749 and OpenID Connect Core). */
const DECLINED = /^(access_denied|consent_required|interaction_required|login_required)$/;
const UNWELL = /^(server_error|temporarily_unavailable)$/;

/** Codes of openid-client for answers that say nothing about anybody: the provider is unwell. */
const UNREADABLE = /^OAUTH_(TIMEOUT|ABORT|PARSE_ERROR|RESPONSE_IS_NOT_JSON)$/;

/** Wraps whatever a provider or the library that speaks to it throws, once. */
export function toProviderError(thrown: unknown, provider: string): ProviderError {
  const own = ownError(thrown);
  if (own) return own;
  const failure = failureOf(thrown);
  const code = (thrown as { code?: unknown }).code;
  const detail = typeof code === 'string' ? ` (${code})` : '';
  return new ProviderError(failure, `${provider}: ${failure}${detail}`, { cause: thrown });
}

/** Ours may come back wrapped by the library whose fetch threw it. */
function ownError(thrown: unknown): ProviderError | undefined {
  for (let at = thrown, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if (at instanceof ProviderError) return at;
  }
  return undefined;
}

function failureOf(thrown: unknown): ProviderFailure {
  if (thrown instanceof AuthorizationResponseError) {
    if (DECLINED.test(thrown.error)) return 'declined';
    return UNWELL.test(thrown.error) ? 'unavailable' : 'spent';
  }
  if (thrown instanceof ResponseBodyError) {
    // A code that was used or has expired; everything else is between the provider and us.
    return thrown.error === 'invalid_grant' ? 'spent' : 'unavailable';
  }
  if (thrown instanceof WWWAuthenticateChallengeError) return 'unavailable';
  if (thrown instanceof ClientError) {
    if (thrown.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return statusFailure(thrown.cause);
    return thrown.code === undefined || UNREADABLE.test(thrown.code) ? 'unavailable' : 'untrusted';
  }
  // The network: `fetch` has one kind of error for all of it.
  return 'unavailable';
}

/** Facebook words its refusals in a way of its own, so the status has to tell. */
function statusFailure(cause: unknown): ProviderFailure {
  const status = cause instanceof Response ? cause.status : 0;
  return status >= 400 && status < 500 && status !== 429 ? 'spent' : 'unavailable';
}
