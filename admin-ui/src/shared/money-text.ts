import { digitsOf } from './format';

/**
 * What somebody typed as an amount of money, in the currency's smallest unit: `3.35` is 335. Undefined
 * where it is none, or has more digits than there are coins.
 */
export function minorOf(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) return undefined;
  return Number(`${match[1]}${fraction.padEnd(digits, '0')}`);
}

/** An amount as it is typed, without the sign of its currency. */
export function amountText(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}
