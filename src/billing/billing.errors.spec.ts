import { expect, it } from '@jest/globals';
import { NoCoverError, type Shortage } from './billing.errors.js';

const BASE: Shortage = {
  credits: 10,
  usage: {
    freeTier: { limit: 5, used: 5, held: 0, remaining: 0, renewsAt: '2026-12-01T00:00:00.000Z' },
    credits: { available: 3, held: 0 },
    owed: 0,
  },
  spending: { cap: null, alertAt: null, spent: 0, held: 0, resetsAt: '2026-12-01T00:00:00.000Z' },
  everPaid: false,
  eligible: true,
  sells: true,
  money: { amountMinor: 99, currency: 'USD' },
};
const owing = { ...BASE.usage, owed: 7 };
const rich = { ...BASE.usage, credits: { available: 500, held: 10 } };
const capped = { ...BASE.spending, cap: 100, alertAt: 80, spent: 85, held: 10 };

it.each<[string, Partial<Shortage>, object]>([
  [
    'who never paid hears when free runs come back',
    {},
    {
      code: 'FREE_TIER_EXHAUSTED',
      message: expect.stringContaining('2026-12-01'),
      details: { reason: 'FREE_RUNS_USED', waysOn: ['pay-single', 'buy-credits', 'wait'] },
    },
  ],
  [
    'who paid before hears what is missing',
    { everPaid: true },
    {
      code: 'PAYMENT_REQUIRED',
      message: expect.stringContaining('3 are available'),
      details: { reason: 'CREDITS_SHORT', waysOn: ['pay-single', 'buy-credits', 'wait'] },
    },
  ],
  [
    'so does who wants what no free run covers',
    { eligible: false },
    {
      code: 'PAYMENT_REQUIRED',
      message: expect.stringContaining('10 credits'),
      details: { reason: 'CREDITS_SHORT', waysOn: ['pay-single', 'buy-credits'] },
    },
  ],
  [
    'who owes hears that first',
    { usage: owing, spending: capped },
    {
      code: 'PAYMENT_REQUIRED',
      message: expect.stringContaining('7 credits are owed'),
      details: { reason: 'CREDITS_OWED', creditsOwed: 7, waysOn: ['buy-credits'] },
    },
  ],
  [
    'whose own cap is in the way hears that, and when it is not any more',
    { usage: rich, spending: capped },
    {
      code: 'PAYMENT_REQUIRED',
      message: expect.stringContaining('95 of the 100'),
      details: {
        reason: 'SPENDING_CAP_REACHED',
        waysOn: ['change-cap', 'pay-single', 'wait'],
        cap: 100,
        capUsed: 95,
        capResetAt: '2026-12-01T00:00:00.000Z',
      },
    },
  ],
  [
    'where nothing is sold, nothing of it is a way on',
    { sells: false },
    { details: { waysOn: ['wait'], price: { amountMinor: 99, currency: 'USD' } } },
  ],
  [
    'who would pass their cap but has no credits anyway needs credits first',
    { spending: capped },
    { details: { reason: 'FREE_RUNS_USED' } },
  ],
])('%s', (_, change, expected) => {
  const error = new NoCoverError({ ...BASE, ...change });
  expect(error).toMatchObject(expected);
  expect(error.details).toMatchObject({ creditsNeeded: 10 });
});
