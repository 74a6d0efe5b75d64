const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const MAX_LENGTH = 512;

/**
 * Refuses, with a TypeError, whatever is not a key: segments of letters, digits, `.`, `_` and `-`
 * that start with a letter or digit, joined by `/`, 512 characters at most. So no key can climb out
 * of a folder, hide in it, or mean two things on two stores.
 */
export function assertStorageKey(key: string): void {
  if (key.length > MAX_LENGTH || !key.split('/').every((segment) => SEGMENT.test(segment))) {
    throw new TypeError('This is not a storage key');
  }
}

/** As {@link assertStorageKey}, for the start of a key: also empty, or with a last segment cut short. */
export function assertStoragePrefix(prefix: string): void {
  if (prefix !== '') assertStorageKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
