import { formatDay } from '../../platform/format-time.js';
import type { PeriodCause } from '../payment.entity.js';

const MAX = 120;

/** What a receipt says was bought, e.g. `Premium, 27 Nov 2026 to 27 Dec 2026`. */
export function periodName(
  plan: string,
  before: string | undefined,
  { cause, from, until }: { cause: PeriodCause; from: string; until: string },
): string {
  const name = cause === 'change' && before ? `${plan} instead of ${before}` : plan;
  return `${name}, ${formatDay(new Date(from))} to ${formatDay(new Date(until))}`.slice(0, MAX);
}
