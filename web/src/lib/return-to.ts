/** A path on this site to go back to after signing in; anything else becomes the fallback. */
export function safeReturnTo(wished: unknown, fallback = '/catalogue'): string {
  if (typeof wished !== 'string' || !/^\/(?![/\\])/.test(wished)) return fallback;
  try {
    const base = 'http://here.invalid';
    const url = new URL(wished, base);
    return url.origin === base ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}

/** Goes there in the place of this page. The console is another app: the whole browser goes. */
export function goBackTo(path: string, router: { history: { replace(path: string): void } }): void {
  if (/^\/admin(?![^/?#])/.test(path)) location.replace(path);
  else router.history.replace(path);
}

const KEPT = 'pixshift-return-to';

/** Notes where this tab wants to get, for a way by another site that may come back without it. */
export function keepReturnTo(path: string | undefined): void {
  try {
    if (path === undefined) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, path);
  } catch {
    // Storage may be switched off; then a sign-in that breaks off begins anew from the start page.
  }
}

export function keptReturnTo(): string | undefined {
  try {
    return sessionStorage.getItem(KEPT) ?? undefined;
  } catch {
    return undefined;
  }
}
