import { describe, expect, it } from '@jest/globals';
import { amountInWords } from './words';

describe('an amount of the ledger', () => {
  it.each([
    [1, 'CREDIT', '+1 credit'],
    [-1, 'FREE_RUN', '-1 free run'],
    [0, 'FREE_RUN', '0 free runs'],
    [1234, 'CREDIT', '+1,234 credits'],
    [-335, 'USD', '-$3.35'],
  ])('of %d %s is %s', (amount, unit, words) => {
    expect(amountInWords({ amount, unit })).toBe(words);
  });
});
