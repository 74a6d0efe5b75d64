import { useSyncExternalStore } from 'react';

import { ApiError, toApiError } from './api-error.js';
import { attemptAnswered, attemptName } from './refresh-attempt.js';

/**
 * Who this tab speaks for. The access token lives in this module and nowhere else: a script that
 * reads storage finds nothing, and a reload asks the HttpOnly refresh cookie for a new one.
 * `unreachable`: nobody could be asked yet, so nobody has been signed out either.
 */
export type SessionState = 'unknown' | 'unreachable' | 'signed-in' | 'signed-out';

const REFRESH_URL = '/api/v1/auth/refresh';
const WEB_HEADERS = { 'X-Requested-With': 'pixshift-web' };
/** Set beside the refresh cookie, which scripts cannot see: there may be a session to go on with. */
const HINT = 'pixshift_session=';
const RETRY_MS = 5_000;

/** Remembers that somebody signed in with this browser once, and nothing of whom. */
const BEEN_HERE = 'pixshift-been-here';

let accessToken: string | null = null;
let state: SessionState = 'unknown';
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
const leaving = new Set<() => void>();
const newcomers = new Set<() => void>();
const otherTabs =
  'BroadcastChannel' in globalThis ? new BroadcastChannel('pixshift-session') : null;

function enter(next: SessionState, token: string | null): void {
  const isAnother = token && accessToken && personOf(token) !== personOf(accessToken);
  accessToken = token;
  if (isAnother) newcomers.forEach((listener) => listener());
  if (state === next) return;
  state = next;
  listeners.forEach((listener) => listener());
}

/** Calls `listener` when this tab goes on for somebody else than before. */
export function onNewcomer(listener: () => void): void {
  newcomers.add(listener);
}

/** Takes the token of a fresh sign-in or registration. */
export function startSession(token: string): void {
  enter('signed-in', token);
  try {
    localStorage.setItem(BEEN_HERE, '1');
  } catch {
    // Storage may be switched off; then this browser is greeted as a new one.
  }
  otherTabs?.postMessage('signed-in');
}

/** Ends the session here, in the other tabs, and on the server. */
export async function endSession(): Promise<void> {
  const token = accessToken;
  enter('signed-out', null);
  forgetHint();
  leaving.forEach((listener) => listener());
  await fetch('/api/v1/auth/logout', {
    method: 'POST',
    headers: { ...WEB_HEADERS, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    // Whoever signs out and closes the page at once is signed out all the same.
    keepalive: true,
  }).catch(() => undefined);
  otherTabs?.postMessage('signed-out');
}

/**
 * Trades the refresh cookie for an access token. Calls that overlap share one request, and tabs
 * take turns: the cookie rotates, so two at once would look like a stolen token being replayed.
 * Resolves to false when nobody is signed in; rejects with an ApiError where nobody can tell.
 */
export function refreshSession(): Promise<boolean> {
  refreshing ??= inTurn(requestToken).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

function inTurn(work: () => Promise<boolean>): Promise<boolean> {
  // Locks exist in secure contexts only; over plain http on a network there is one tab's order.
  return 'locks' in navigator ? navigator.locks.request('pixshift-refresh', work) : work();
}

async function requestToken(): Promise<boolean> {
  const attempt = attemptName();
  const { response, body } = await exchange(attempt);
  if (response.status >= 500 || response.status === 429) {
    // A server in trouble says nothing about the session; only a refusal ends it.
    throw ApiError.fromResponse(response, body);
  }
  attemptAnswered(attempt);
  if (!response.ok) {
    enter('signed-out', null);
    return false;
  }
  enter('signed-in', (body as { accessToken: string }).accessToken);
  return true;
}

/** @throws ApiError where no whole answer arrived. */
async function exchange(attempt: string): Promise<{ response: Response; body: unknown }> {
  try {
    const response = await fetch(REFRESH_URL, {
      method: 'POST',
      headers: { ...WEB_HEADERS, 'Idempotency-Key': attempt },
      // The answer carries the rotated cookie: let it arrive even if the page is being left.
      keepalive: true,
    });
    // Read in any case: an answer left unread keeps its connection busy.
    const text = await response.text();
    return { response, body: response.ok ? JSON.parse(text) : parsed(text) };
  } catch (error) {
    throw error instanceof SyntaxError ? ApiError.unreachable() : toApiError(error);
  }
}

/** What a proxy answers in the server's place may be anything. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

let opening: Promise<unknown> | null = null;

/**
 * Resolves once it is known whether somebody is signed in; safe to call any number of times.
 * Rejects with an ApiError where nobody can tell, and the next call asks again.
 */
export function sessionReady(): Promise<unknown> {
  opening ??= mayBeSignedIn() ? open() : Promise.resolve(enter('signed-out', null));
  return opening;
}

async function open(): Promise<void> {
  try {
    await refreshSession();
  } catch (error) {
    opening = null;
    if (accessToken === null) enter('unreachable', null);
    askLater();
    throw error;
  }
}

/** Spares visitors who never signed in a request that can only be refused. */
function mayBeSignedIn(): boolean {
  return document.cookie.split('; ').some((cookie) => cookie.startsWith(HINT));
}

/** At once, and not only by the answer: a page that is opened meanwhile need not ask. */
function forgetHint(): void {
  document.cookie = `${HINT}; max-age=0; path=/; samesite=strict`;
}

/** Until somebody answers: whenever the connection comes back, and every few seconds. */
function askLater(): void {
  const again = (): void => {
    clearTimeout(timer);
    removeEventListener('online', again);
    if (state === 'unreachable') void sessionReady().catch(() => undefined);
  };
  const timer = setTimeout(again, RETRY_MS);
  addEventListener('online', again);
}

/** Whether to greet with signing in rather than with making an account. */
export function hasBeenHere(): boolean {
  try {
    return localStorage.getItem(BEEN_HERE) !== null;
  } catch {
    return false;
  }
}

export function currentToken(): string | null {
  return accessToken;
}

/** Calls `listener` whenever somebody has signed in or out; returns how to stop that. */
export function onSessionChange(listener: (state: SessionState) => void): () => void {
  const call = () => listener(state);
  listeners.add(call);
  return () => listeners.delete(call);
}

/** Calls `listener` when the person signs out by choice, not when a session merely runs out. */
export function onSignOut(listener: () => void): () => void {
  leaving.add(listener);
  return () => leaving.delete(listener);
}

export function useSessionState(): SessionState {
  return useSyncExternalStore(onSessionChange, () => state);
}

/** The user's id, which the token says in clear. */
function personOf(token: string): unknown {
  const claims = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
  return (JSON.parse(atob(claims)) as { sub?: unknown }).sub;
}

otherTabs?.addEventListener('message', ({ data }) => {
  if (data === 'signed-out') {
    enter('signed-out', null);
    leaving.forEach((listener) => listener());
  } else if (data === 'signed-in') {
    // Somebody else may have signed in there: the cookie is theirs then, and so is this tab.
    void refreshSession().catch(() => false);
  }
});
