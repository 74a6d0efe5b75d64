import type { Spending } from '../../api/cap.js';
import { longDate, plural } from '../../lib/format.js';

/** What brings credits every month. */
export interface Bringing {
  readonly name: string;
  readonly credits: number;
}

/**
 * That one's own cap holds back credits that are being bought: it is reached already, or below what a
 * month of some of the plans brings. Null where neither is so.
 */
export function capWords(spending: Spending, plans: readonly Bringing[]): string | null {
  const { cap, spent, held, resetsAt } = spending;
  if (cap === null) return null;
  const amount = `${plural(cap, 'credit')} a month`;
  if (spent + held >= cap) {
    return `Your own cap of ${amount} is reached: until ${longDate(resetsAt)} nothing is made on credits, those of a plan included.`;
  }
  const names = plans.filter(({ credits }) => credits > cap).map(({ name }) => name);
  if (names.length === 0) return null;
  const bring = names.length === 1 ? 'brings' : 'bring';
  return `Your own cap lets your pictures use ${amount}, less than ${names.join(' and ')} ${bring}.`;
}
