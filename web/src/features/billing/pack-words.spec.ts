import { expect, it } from '@jest/globals';
import { packWords } from './pack-words.js';

it.each([
  ['100 credits', 100, 990, '10 standard pictures, $0.99 each.'],
  ['1,000 credits', 1000, 7900, '100 standard pictures, $0.79 each.'],
  ['Fifty', 50, 450, '50 credits: 5 standard pictures, $0.90 each.'],
  ['The 50', 50, 450, '50 credits: 5 standard pictures, $0.90 each.'],
  ['1500 credits', 500, 4450, '500 credits: 50 standard pictures, $0.89 each.'],
  ['One', 10, 99, '10 credits: 1 standard picture, $0.99 each.'],
  ['A taste', 6, 59, '6 credits.'],
])('of %s, which is %i, the card says what it brings', (name, credits, amountMinor, said) => {
  expect(packWords({ name, credits, amountMinor, currency: 'USD' })).toBe(said);
});
