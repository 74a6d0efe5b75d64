import createClient from 'openapi-fetch';
import { ApiError, type ErrorBody, unreachable } from './api-error';
import { once } from './once';
import type { paths } from './schema.gen';
import { currentToken, refreshSession, resumeSession } from './session';

/** The API, typed by its own description. */
export const client = createClient<paths>({ fetch: (request) => once(request, fetchSignedIn) });

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The body of an answer.
 * @throws ApiError for every answer that is not a success
 */
export async function answer<T>(pending: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await pending;
  if (response.ok) return (data ?? {}) as NonNullable<T>;
  const body = (error as { error?: Partial<ErrorBody> } | undefined)?.error;
  throw new ApiError(response.status, body ?? {});
}

/** Sends with the access token; where there is none or it has run out, renews it first. */
async function fetchSignedIn(request: Request): Promise<Response> {
  if (currentToken() === undefined && !(await resumeSession())) {
    throw new ApiError(401, { code: 'AUTH_REQUIRED', message: 'Please sign in.' });
  }
  const again = request.clone();
  const token = currentToken();
  const first = await send(request, token);
  if (first.status !== 401) return first;
  // Another request may have renewed it while this one was on its way.
  const renewed = currentToken() !== token || (await refreshSession());
  return renewed ? send(again, currentToken()) : first;
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
}
