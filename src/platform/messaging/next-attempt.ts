import type { DeliveryError } from './delivery-error.js';

const FIRST_MS = 5_000;
const LONGEST_MS = 30 * 60_000;

/**
 * How long to wait after the attempt with this number (from 1): 5 s, then twice as long each time, up
 * to half an hour, and a tenth more or less, so that what failed together does not come back
 * together. A vendor that names a time is given it.
 */
export function nextAttemptDelayMs(
  attempts: number,
  { retryAfterSeconds = 0 }: Pick<DeliveryError, 'retryAfterSeconds'>,
  random: () => number = Math.random,
): number {
  const backoff = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1)) * (0.9 + random() * 0.2);
  return Math.max(backoff, retryAfterSeconds * 1000);
}
