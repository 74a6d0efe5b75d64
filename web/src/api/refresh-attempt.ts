import { randomId } from '../lib/random-id.js';

/**
 * The name of the exchange of the refresh cookie that is under way. It stays until its answer is
 * here: asking again by the same name after a lost answer is no replay. All tabs share it, those of
 * the console included. It opens nothing without the cookie.
 */
const KEY = 'pixshift-refresh-attempt';

export function attemptName(): string {
  try {
    const name = localStorage.getItem(KEY) ?? randomId();
    localStorage.setItem(KEY, name);
    return name;
  } catch {
    // Storage is switched off: then a lost answer is a sign-out.
    return randomId();
  }
}

export function attemptAnswered(name: string): void {
  try {
    if (localStorage.getItem(KEY) === name) localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
