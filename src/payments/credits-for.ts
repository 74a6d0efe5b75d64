/** What was paid, and what for. */
export interface Paid {
  readonly amountMinor: number;
  readonly credits: number;
}

/**
 * The credits that go with money that went back: their part of what was bought, rounded down in the
 * buyer's favour. Of refunds it is reckoned from all of them together, so that parts sum up to the
 * whole; of each dispute alone.
 */
export function creditsFor({ amountMinor, credits }: Paid, backMinor: number): number {
  return Math.floor((credits * Math.min(backMinor, amountMinor)) / amountMinor);
}

/** How much can be given back: no more than is left, and than what is unspent was worth. */
export function refundableMinor(
  { amountMinor, credits }: Paid,
  { refundedMinor, unspent }: { refundedMinor: number; unspent: number },
): number {
  const left = amountMinor - refundedMinor;
  if (credits === 0) return left;
  return Math.min(left, Math.floor((amountMinor * unspent) / credits));
}
