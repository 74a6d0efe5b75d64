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
