import { describe, expect, it } from '@jest/globals';
import { formatMoney, formatRate, includedTax } from './money.js';

describe('an amount', () => {
  it.each([
    [990, 'USD', '$9.90'],
    [1, 'GBP', '£0.01'],
    [1234567, 'EUR', '€12,345.67'],
    [500, 'JPY', '¥500'],
  ])('of %i in %s is written %s', (minor, currency, text) => {
    expect(formatMoney(minor, currency)).toBe(text);
  });
});

describe('the tax that is in an amount', () => {
  it.each([
    [1200, 2000, 200],
    [990, 0, 0],
    [999, 1900, 160],
    [1, 2000, 0],
  ])('of %i at %i basis points is %i', (amount, basisPoints, tax) => {
    expect(includedTax(amount, basisPoints)).toBe(tax);
  });

  it('is named by its rate', () => {
    expect([2000, 750, 0].map(formatRate)).toEqual(['20 %', '7.5 %', '0 %']);
  });
});
