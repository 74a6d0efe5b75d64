import { isDecodable } from './is-decodable.js';

/**
 * Whether an address is one of an app's pages. `patterns` are those of its router, as
 * `/studio/$slug`; like there, the case of letters and slashes at the end make no difference.
 */
export function pagePaths(patterns: readonly string[]): (url: string) => boolean {
  const shapes = patterns.map((pattern) =>
    pattern
      .split('/')
      .map((part) => (part.startsWith('$') ? '[^/]+' : part.replace(/\W/g, '\\$&')))
      .join('/'),
  );
  const page = new RegExp(`^(?:${shapes.join('|')})/*$`, 'i');
  return (url) => {
    const path = url.replace(/[?#].*$/s, '');
    return page.test(path) && isDecodable(path);
  };
}
