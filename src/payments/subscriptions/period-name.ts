import type { PeriodCause } from '../payment.entity.js';

const MAX = 120;
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** What a receipt says was bought, e.g. `Premium, 27 Nov 2026 to 27 Dec 2026`. */
export function periodName(
  plan: string,
  before: string | undefined,
  { cause, from, until }: { cause: PeriodCause; from: string; until: string },
): string {
  const name = cause === 'change' && before ? `${plan} instead of ${before}` : plan;
  return `${name}, ${day.format(new Date(from))} to ${day.format(new Date(until))}`.slice(0, MAX);
}
