import { setTimeout as sleep } from 'node:timers/promises';

/** Within this time every process goes by what staff has changed. */
const LIMIT_MS = 5_000;

/**
 * Called right after a change: gives a function that asks until it counts, and fails where it does
 * not although it was asked more than `limitMs` after the change. When the answer comes does not
 * matter, so a busy machine is not taken for a late one.
 */
export function sinceChange(limitMs = LIMIT_MS): (counts: () => Promise<boolean>) => Promise<void> {
  const changedAt = performance.now();
  return async (counts) => {
    for (;;) {
      const askedAfterMs = performance.now() - changedAt;
      if (await counts()) return;
      if (askedAfterMs > limitMs) {
        throw new Error(`${Math.round(askedAfterMs)} ms after the change it did not count yet.`);
      }
      await sleep(50);
    }
  };
}
