import { randomId } from '../lib/random-id.js';

/**
 * The name of the exchange of the refresh cookie that is under way. It stays until its answer is
 * here: asking again by the same name after a lost answer is no replay. And for a minute more, for
 * the answer to a page that was left may come after the one to the next page, and bring the cookie
 * before the last: by the same name that is no replay either. All tabs share it, those of the console
 * included. It opens nothing without the cookie.
 */
const KEY = 'pixshift-refresh-attempt';
const KEPT_MS = 60_000;

export function attemptName(): string {
  try {
    const [known, answeredAt] = (localStorage.getItem(KEY) ?? '').split(' ');
    const isOver = answeredAt !== undefined && Date.now() - Number(answeredAt) > KEPT_MS;
    const name = known && !isOver ? known : randomId();
    localStorage.setItem(KEY, name);
    return name;
  } catch {
    // Storage is switched off: then a lost answer is a sign-out.
    return randomId();
  }
}

export function attemptAnswered(name: string): void {
  try {
    if (localStorage.getItem(KEY) === name) localStorage.setItem(KEY, `${name} ${Date.now()}`);
  } catch {
    // Nothing was kept.
  }
}
