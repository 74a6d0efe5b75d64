import { describe, expect, it } from '@jest/globals';
import { amountText, minorOf } from './money-text';

describe('an amount that somebody typed', () => {
  it.each([
    ['9.90', 990],
    ['9,90', 990],
    ['9.9', 990],
    ['9', 900],
    ['0.01', 1],
    [' 1234.56 ', 123_456],
    ['0.1', 10],
    ['1.10', 110],
  ])('%j is %d cents', (text, minor) => {
    expect(minorOf(text, 'USD')).toBe(minor);
  });

  it.each(['', '.', '1.', '.5', '-1', '1.234', '1,000.00', '1e3', '$1', '1 0'])(
    '%j is none',
    (text) => {
      expect(minorOf(text, 'USD')).toBeUndefined();
    },
  );

  it('has as many digits as its currency has coins', () => {
    expect(minorOf('500', 'JPY')).toBe(500);
    expect(minorOf('500.5', 'JPY')).toBeUndefined();
    expect([amountText(335, 'USD'), amountText(500, 'JPY')]).toEqual(['3.35', '500']);
  });
});
