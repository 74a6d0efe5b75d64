import { describe, expect, it } from '@jest/globals';
import { fromPayPalMoney, toPayPalMoney } from './paypal-money.js';

describe('amounts as PayPal writes them', () => {
  it.each([
    [990, 'USD', '9.90'],
    [5, 'EUR', '0.05'],
    [100, 'GBP', '1.00'],
    [1_234_567, 'USD', '12345.67'],
    [990, 'JPY', '990'],
    [990, 'HUF', '990'],
    // In floating point 1.1 is not 110 cents: 1.1 * 100 = 110.00000000000001.
    [110, 'USD', '1.10'],
    [2_029, 'USD', '20.29'],
  ])('%d of %s are %s, there and back', (minor, currencyCode, value) => {
    expect(toPayPalMoney(minor, currencyCode)).toEqual({ currencyCode, value });
    expect(fromPayPalMoney({ currencyCode, value })).toBe(minor);
  });

  it('a whole number is an amount, too', () => {
    expect(fromPayPalMoney({ currencyCode: 'USD', value: '9' })).toBe(900);
    expect(fromPayPalMoney({ currencyCode: 'USD', value: '9.9' })).toBe(990);
    expect(fromPayPalMoney({ currencyCode: 'JPY', value: '990.00' })).toBe(990);
  });

  it.each(['9.905', '-9.90', '', '9,90', '1e3', 'NaN', '9.90 ', '99999999999999999999'])(
    '"%s" is none',
    (value) => {
      expect(fromPayPalMoney({ currencyCode: 'USD', value })).toBeUndefined();
    },
  );

  it('parts of what has none there are refused before they are asked for', () => {
    expect(toPayPalMoney(99_000, 'TWD')).toEqual({ currencyCode: 'TWD', value: '990' });
    expect(() => toPayPalMoney(99_050, 'TWD')).toThrow('rejected');
    expect(fromPayPalMoney({ currencyCode: 'JPY', value: '9.90' })).toBeUndefined();
    expect(fromPayPalMoney({ currencyCode: 'usd', value: '9.90' })).toBeUndefined();
    expect(fromPayPalMoney(undefined)).toBeUndefined();
  });
});
