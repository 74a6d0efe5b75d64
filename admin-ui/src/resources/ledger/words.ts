import type { LedgerEntry } from '../../providers/verbs';
import { formatMoney, plural } from '../../shared/format';

/** What happened, in plain words; the compiler refuses a list that lacks one. */
export const KINDS: Readonly<Record<LedgerEntry['kind'], string>> = {
  purchase: 'Bought',
  grant: 'Given by us',
  hold: 'Set aside for a run',
  capture: 'Charged for a run',
  release: 'Given back by a run',
  refund: 'Money given back',
  expire: 'Ran out of time',
  adjust: 'Put right',
  chargeback: 'Taken back by a bank',
};

/** What an account holds. */
export const ACCOUNTS: Readonly<Record<LedgerEntry['account'], string>> = {
  available: 'To spend',
  held: 'Set aside',
  receivable: 'Owed',
  issued: 'Issued',
  consumed: 'Used up',
  promo_issued: 'Issued for nothing',
  expired: 'Run out',
  gateway: 'With payment services',
  revenue: 'Sold',
  refunded: 'Given back',
  disputed: 'Disputed',
};

/** An amount in its unit, with its sign: `+10 credits`, `-$3.35`. */
export function amountInWords({ amount, unit }: Pick<LedgerEntry, 'amount' | 'unit'>): string {
  const sign = amount > 0 ? '+' : '';
  if (unit === 'CREDIT') return `${sign}${plural(amount, 'credit')}`;
  if (unit === 'FREE_RUN') return `${sign}${plural(amount, 'free run')}`;
  return `${sign}${formatMoney(amount, unit)}`;
}

export const UNITS: Readonly<Record<string, string>> = { CREDIT: 'Credits', FREE_RUN: 'Free runs' };
