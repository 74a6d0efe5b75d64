import { expect, it } from '@jest/globals';
import { NoCoverError } from './billing.errors.js';

const usage = (owed = 0) => ({
  freeTier: { limit: 5, used: 5, held: 0, remaining: 0, renewsAt: '2026-12-01T00:00:00.000Z' },
  credits: { available: 3, held: 0 },
  owed,
});

it.each([
  [
    'who never paid hears when free runs come back',
    0,
    false,
    true,
    'FREE_TIER_EXHAUSTED',
    '2026-12-01',
  ],
  ['who paid before hears what is missing', 0, true, true, 'PAYMENT_REQUIRED', '3 are available'],
  ['so does who wants what no free run covers', 0, false, false, 'PAYMENT_REQUIRED', '10 credits'],
  ['who owes hears that first', 7, false, true, 'PAYMENT_REQUIRED', '7 credits are owed'],
])('%s', (_, owed, everPaid, eligible, code, words) => {
  const error = new NoCoverError({ credits: 10, usage: usage(owed), everPaid, eligible });
  expect(error.code).toBe(code);
  expect(error.message).toContain(words);
  expect(error.details).toMatchObject({ creditsNeeded: 10, creditsAvailable: 3 });
});
