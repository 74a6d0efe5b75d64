import { attemptAnswered, attemptName } from './refresh-attempt';

/**
 * Who this tab speaks for. The access token lives in this module and nowhere else: a script that
 * reads storage finds nothing, and a reload asks the HttpOnly refresh cookie for a new one.
 */
const API = '/api/v1/auth';
const HEADERS = { 'X-Requested-With': 'pixshift-console' };

/** Set beside the refresh cookie, which scripts cannot see: there may be a session to go on with. */
const HINT = 'pixshift_session=';

let accessToken: string | undefined;
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();
// The same channel and lock as the web app's: both share one sign-in per browser.
const otherTabs =
  'BroadcastChannel' in globalThis ? new BroadcastChannel('pixshift-session') : undefined;

export function currentToken(): string | undefined {
  return accessToken;
}

/** Calls `listener` whenever the token changes: what was known of its owner may be out of date. */
export function onTokenChange(listener: () => void): void {
  listeners.add(listener);
}

function setToken(token: string | undefined): void {
  // Somebody else signed in in another tab: nothing of the first one's may stay on the screen.
  if (token && accessToken && personOf(token) !== personOf(accessToken)) location.reload();
  accessToken = token;
  listeners.forEach((listener) => listener());
}

/** Takes the token of a fresh sign-in. */
export function startSession(token: string): void {
  setToken(token);
  otherTabs?.postMessage('signed-in');
}

/** Ends the session here, in the other tabs and on the server. Does nothing where there is none. */
export async function endSession(): Promise<void> {
  const token = accessToken;
  setToken(undefined);
  if (!token) return;
  await fetch(`${API}/logout`, {
    method: 'POST',
    headers: { ...HEADERS, Authorization: `Bearer ${token}` },
  }).catch(() => undefined);
  otherTabs?.postMessage('signed-out');
}

/** Goes on with the sign-in of this browser, if there is one. Like {@link refreshSession}. */
export async function resumeSession(): Promise<boolean> {
  const mayBeSignedIn = document.cookie.split('; ').some((cookie) => cookie.startsWith(HINT));
  return mayBeSignedIn && refreshSession();
}

/**
 * Trades the refresh cookie for an access token. Calls that overlap share one request, and tabs
 * take turns: the cookie rotates, so two at once would look like a stolen token being replayed.
 * Resolves with false where nobody is signed in; rejects where the server cannot be reached.
 */
export function refreshSession(): Promise<boolean> {
  refreshing ??= inTurn(requestToken).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

function inTurn(work: () => Promise<boolean>): Promise<boolean> {
  // Locks exist in secure contexts only; over plain http on a network tabs cannot take turns.
  return 'locks' in navigator ? navigator.locks.request('pixshift-refresh', work) : work();
}

async function requestToken(): Promise<boolean> {
  const attempt = attemptName();
  // The answer carries the rotated cookie: let it arrive even if the page is being left.
  const response = await fetch(`${API}/refresh`, {
    method: 'POST',
    headers: { ...HEADERS, 'Idempotency-Key': attempt },
    keepalive: true,
  });
  if (response.ok) {
    const body = (await response.json()) as { accessToken: string };
    attemptAnswered(attempt);
    setToken(body.accessToken);
    return true;
  }
  // An answer that nobody reads stays open, and counts as broken off when the page is left.
  await response.text();
  // A server in trouble says nothing about the session; only a refusal ends it.
  if (response.status >= 500 || response.status === 429) {
    throw new Error('The server could not renew your sign-in. Try again in a moment.');
  }
  attemptAnswered(attempt);
  setToken(undefined);
  return false;
}

/** The user's id, which the token says in clear. */
function personOf(token: string): unknown {
  const claims = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
  return (JSON.parse(atob(claims)) as { sub?: unknown }).sub;
}

otherTabs?.addEventListener('message', ({ data }) => {
  if (data === 'signed-out') setToken(undefined);
  else if (data === 'signed-in') void refreshSession().catch(() => false);
});
