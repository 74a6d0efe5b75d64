interface Terms {
  amountMinor: number;
  credits: number;
}

interface Paid {
  plan: Terms;
  periodStart: string | null;
  periodEnd: string | null;
}

/**
 * What a dearer plan costs and brings for the rest of the month that is paid; null for a cheaper one.
 * The payment service reckons by the second, so it is about that.
 */
export function restOfMonth(from: Paid, to: Terms, now: number): Terms | null {
  const dearer = to.amountMinor - from.plan.amountMinor;
  if (dearer <= 0 || from.periodStart === null || from.periodEnd === null) return null;
  const start = Date.parse(from.periodStart);
  const end = Date.parse(from.periodEnd);
  const share = Math.min(1, Math.max(0, (end - now) / (end - start)));
  const more = Math.max(0, to.credits - from.plan.credits);
  return { amountMinor: Math.round(dearer * share), credits: Math.floor(more * share) };
}
