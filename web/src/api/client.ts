import createClient from 'openapi-fetch';

import { ApiError, toApiError } from './api-error.js';
import { once } from './once.js';
import type { paths } from './schema.gen.js';
import { currentToken, refreshSession, sessionReady } from './session.js';

/**
 * `fetch` with the session: waits until it is known, adds the Bearer header, and on a 401 takes a
 * new token once and asks again. Used for JSON, event streams and downloads alike.
 */
export async function sessionFetch(request: Request): Promise<Response> {
  await sessionReady();
  const first = await send(request.clone(), currentToken());
  if (first.status !== 401 || currentToken() === null) return first;
  const renewed = await refreshSession();
  return renewed ? send(request, currentToken()) : first;
}

function send(request: Request, token: string | null): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  return fetch(request);
}

/** What is the same for everybody does not wait for the session. */
const PUBLIC =
  /^\/api\/v1\/(transformation-types|auth\/methods|service$|billing\/(packs|plans|gateways))/;

/** The typed client. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request) =>
    PUBLIC.test(new URL(request.url).pathname) ? fetch(request) : once(request, sessionFetch),
});

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Unwraps an answer of the client, or throws the ApiError that pages can show. */
export async function answer<T>(pending: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>;
  try {
    outcome = await pending;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw toApiError(thrown);
  }
  if (!outcome.response.ok) throw ApiError.fromResponse(outcome.response, outcome.error);
  return outcome.data as T;
}
