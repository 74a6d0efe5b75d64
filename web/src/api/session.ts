import { useSyncExternalStore } from 'react';

/**
 * Who this tab speaks for. The access token lives in this module and nowhere else: a script that
 * reads storage finds nothing, and a reload asks the HttpOnly refresh cookie for a new one.
 */
export type SessionState = 'unknown' | 'signed-in' | 'signed-out';

const REFRESH_URL = '/api/v1/auth/refresh';
const WEB_HEADERS = { 'X-Requested-With': 'pixshift-web' };
/** Set beside the refresh cookie, which scripts cannot see: there may be a session to go on with. */
const HINT = 'pixshift_session=';

let accessToken: string | null = null;
let state: SessionState = 'unknown';
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
const leaving = new Set<() => void>();
const otherTabs =
  'BroadcastChannel' in globalThis ? new BroadcastChannel('pixshift-session') : null;

function enter(next: SessionState, token: string | null): void {
  accessToken = token;
  if (state === next) return;
  state = next;
  listeners.forEach((listener) => listener());
}

/** Takes the token of a fresh sign-in or registration. */
export function startSession(token: string): void {
  enter('signed-in', token);
  otherTabs?.postMessage('signed-in');
}

/** Ends the session here, in the other tabs, and on the server. */
export async function endSession(): Promise<void> {
  const token = accessToken;
  enter('signed-out', null);
  leaving.forEach((listener) => listener());
  await fetch('/api/v1/auth/logout', {
    method: 'POST',
    headers: { ...WEB_HEADERS, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  }).catch(() => undefined);
  otherTabs?.postMessage('signed-out');
}

/**
 * Trades the refresh cookie for an access token. Calls that overlap share one request, and tabs
 * take turns: the cookie rotates, so two at once would look like a stolen token being replayed.
 * Resolves to false when nobody is signed in; throws when the server cannot be reached.
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
  const response = await fetch(REFRESH_URL, {
    method: 'POST',
    headers: WEB_HEADERS,
    // The answer carries the rotated cookie: let it arrive even if the page is being left.
    keepalive: true,
  });
  // Read in any case: an answer left unread keeps its connection busy.
  const body = (await response.json().catch(() => null)) as { accessToken: string } | null;
  if (!response.ok || !body) {
    if (response.status < 500 && response.status !== 429) enter('signed-out', null);
    else if (state === 'unknown') enter('signed-out', null);
    return false;
  }
  enter('signed-in', body.accessToken);
  return true;
}

let opening: Promise<unknown> | null = null;

/** Resolves once it is known whether somebody is signed in; safe to call any number of times. */
export function sessionReady(): Promise<unknown> {
  opening ??= mayBeSignedIn()
    ? refreshSession().catch(() => enter('signed-out', null))
    : Promise.resolve(enter('signed-out', null));
  return opening;
}

/** Spares visitors who never signed in a request that can only be refused. */
function mayBeSignedIn(): boolean {
  return document.cookie.split('; ').some((cookie) => cookie.startsWith(HINT));
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

otherTabs?.addEventListener('message', ({ data }) => {
  if (data === 'signed-out') {
    enter('signed-out', null);
    leaving.forEach((listener) => listener());
  } else if (data === 'signed-in' && state !== 'signed-in') {
    void refreshSession().catch(() => false);
  }
});
