export { formatMoney } from '../platform/format-money.js';

/** How many digits of the smallest unit a currency has: 2 for USD. */
export function fractionDigits(currency: string): number {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** The tax that an amount includes; 10,000 basis points are 100 %. Half units are rounded up. */
export function includedTax(amountMinor: number, basisPoints: number): number {
  return Math.round((amountMinor * basisPoints) / (10_000 + basisPoints));
}

/** `20 %`, `7.5 %`. */
export function formatRate(basisPoints: number): string {
  return `${basisPoints / 100} %`;
}
