const MAX_LENGTH = 1000;
const HERE = 'http://here.invalid';

/**
 * A path of our own pages to go to after signing in, or undefined: nothing that a browser would take
 * for another site, and nothing of the API, which is no page.
 */
export function ownPath(wished: unknown): string | undefined {
  if (typeof wished !== 'string' || wished.length > MAX_LENGTH) return undefined;
  if (!/^\/(?![/\\])/.test(wished) || !URL.canParse(wished, HERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(wished, HERE);
  // Tabs and line ends vanish on parsing, and dots may lead up: only the result counts.
  const isOurs = origin === HERE && !pathname.startsWith('//') && !pathname.startsWith('/api/');
  return isOurs ? pathname + search + hash : undefined;
}
