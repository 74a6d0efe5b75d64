import type { Subscription } from '../../api/plans.js';
import { longDate, money } from '../../lib/format.js';

type Planned = Pick<Subscription, 'status' | 'periodEnd' | 'cancelAtPeriodEnd' | 'nextPlan'>;

/** What becomes of a plan when its month is over, where that is not simply the next one. */
export function comesNext({
  status,
  periodEnd,
  cancelAtPeriodEnd,
  nextPlan,
}: Planned): string | null {
  if (periodEnd === null) return null;
  const day = longDate(periodEnd);
  if (cancelAtPeriodEnd) return `Ends on ${day}.`;
  if (nextPlan === null || status === 'PAST_DUE') return null;
  const price = money(nextPlan.amountMinor, nextPlan.currency);
  return `Changes to ${nextPlan.name} on ${day}, for ${price} a month.`;
}
