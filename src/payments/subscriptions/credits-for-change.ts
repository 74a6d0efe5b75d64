interface Sized {
  readonly amountMinor: number;
  readonly credits: number;
}

/**
 * How many credits a bigger plan brings for the rest of a period: as many of those that it has more
 * as was paid of what it costs more, rounded down.
 */
export function creditsForChange(before: Sized | undefined, after: Sized, paid: number): number {
  if (!before) return 0;
  const more = after.credits - before.credits;
  const dearer = after.amountMinor - before.amountMinor;
  if (more <= 0 || dearer <= 0 || paid <= 0) return 0;
  return Math.floor((more * Math.min(paid, dearer)) / dearer);
}
