import { describe, expect, it } from '@jest/globals';
import { moneyOfCredits, priceLines } from './pricing.js';

const bundled = { unit: 'view', credits: 10, bundle: { units: 4, credits: 30 } } as const;

describe('the lines of a price', () => {
  it.each([
    [1, [{ label: '1 view', credits: 10 }]],
    [4, [{ label: '4 views', credits: 30 }]],
    [
      9,
      [
        { label: '8 views', credits: 60 },
        { label: '1 view', credits: 10 },
      ],
    ],
    [0, []],
  ])('of %i units take whole bundles first', (units, lines) => {
    expect(priceLines(bundled, units)).toEqual(lines);
  });

  it('are one line without bundles', () => {
    const price = { unit: 'page' as const, credits: 10, bundle: null };
    expect(priceLines(price, 3)).toEqual([{ label: '3 pages', credits: 30 }]);
  });
});

describe('credits as money', () => {
  it.each([
    [0, 0],
    [1, 10],
    [5, 50],
    [10, 99],
    [11, 109],
    [30, 297],
    [1000, 9900],
  ])('%i credits are %i cents, rounded up once', (credits, cents) => {
    expect(moneyOfCredits(credits, { amountMinor: 99, credits: 10 })).toBe(cents);
  });
});
