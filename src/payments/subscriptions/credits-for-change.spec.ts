import { expect, it } from '@jest/globals';
import { creditsForChange } from './credits-for-change.js';

const PREMIUM = { amountMinor: 999, credits: 1000 };
const PRO = { amountMinor: 1999, credits: 10_000 };

it.each([
  ['the whole difference', PREMIUM, PRO, 1000, 9000],
  ['half of it', PREMIUM, PRO, 500, 4500],
  ['a cent of it', PREMIUM, PRO, 1, 9],
  ['more than there is, as Stripe may round', PREMIUM, PRO, 1001, 9000],
  ['nothing', PREMIUM, PRO, 0, 0],
  ['a plan that is smaller', PRO, PREMIUM, 100, 0],
  ['a plan that costs more and brings no more', PREMIUM, { ...PREMIUM, amountMinor: 1500 }, 500, 0],
  ['a plan of which nobody knows what was before', undefined, PRO, 1000, 0],
])('paid %s', (_, before, after, paid, expected) => {
  expect(creditsForChange(before, after, paid)).toBe(expected);
});
