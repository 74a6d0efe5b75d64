import { safeReturnTo } from './return-to.js';

/** Where somebody was when they went to buy: kept for the tab, through the payment service's pages. */
const PLACE = 'pixshift-before-buying';

export function keepWayBack(path: string | undefined): void {
  try {
    if (path) sessionStorage.setItem(PLACE, path);
    else sessionStorage.removeItem(PLACE);
  } catch {
    // Where a browser keeps nothing, the catalogue is the way on.
  }
}

/** A path of this site, or null. */
export function wayBack(): string | null {
  try {
    const kept = sessionStorage.getItem(PLACE);
    return kept === null ? null : safeReturnTo(kept);
  } catch {
    return null;
  }
}
