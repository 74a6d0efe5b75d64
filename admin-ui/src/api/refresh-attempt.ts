import { randomKey } from '../shared/random-key';

/**
 * The name of the exchange of the refresh cookie that is under way. It stays until its answer is
 * here: asking again by the same name after a lost answer is no replay. All tabs share it, those of
 * the web app included. It opens nothing without the cookie.
 */
const KEY = 'pixshift-refresh-attempt';

export function attemptName(): string {
  try {
    const name = localStorage.getItem(KEY) ?? randomKey();
    localStorage.setItem(KEY, name);
    return name;
  } catch {
    // Storage is switched off: then a lost answer is a sign-out.
    return randomKey();
  }
}

export function attemptAnswered(name: string): void {
  try {
    if (localStorage.getItem(KEY) === name) localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
