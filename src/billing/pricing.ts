import type { Price } from '../transformation-types/index.js';
import type { QuoteLine } from './quote.entity.js';

/**
 * The lines of a quote for `units` units of `price`: whole bundles first (four views for 30), the
 * rest one by one.
 */
export function priceLines(price: Price, units: number): QuoteLine[] {
  const bundles = price.bundle ? Math.floor(units / price.bundle.units) : 0;
  const single = units - bundles * (price.bundle?.units ?? 0);
  const lines: QuoteLine[] = [];
  if (price.bundle && bundles > 0) {
    const bundled = bundles * price.bundle.units;
    lines.push({ label: countOf(bundled, price.unit), credits: bundles * price.bundle.credits });
  }
  if (single > 0)
    lines.push({ label: countOf(single, price.unit), credits: single * price.credits });
  return lines;
}

function countOf(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * What `credits` are worth in minor units: ceil(credits × price of a standard image / its credits),
 * rounded up once for the whole quote (decision R-09).
 */
export function moneyOfCredits(
  credits: number,
  standard: { amountMinor: number; credits: number },
): number {
  return Math.ceil((credits * standard.amountMinor) / standard.credits);
}
