import { expect, it } from '@jest/globals';
import { stateOf, whyNothing, withCredits } from './words';

it.each([
  ['FAILED', 'canceled', false, 'CANCELED'],
  ['FAILED', 'expired', false, 'FAILED'],
  ['FAILED', 'declined', false, 'DECLINED'],
  ['PENDING', 'declined', false, 'DECLINED'],
  ['PENDING', null, true, 'ON_ITS_WAY'],
  ['PENDING', null, false, 'NOT_PAID_YET'],
  ['COMPLETED', null, false, 'COMPLETED'],
] as const)('%s with %s, on its way: %s, is shown as %s', (status, failure, underWay, shown) => {
  const run = { purpose: 'single', generationId: 'a-run' } as const;
  expect(stateOf({ ...run, status, failure, underWay })).toBe(shown);
  expect(stateOf({ purpose: 'pack', generationId: null, status, failure, underWay })).toBe(shown);
});

it.each([
  ['expired', 'REPLACED'],
  ['canceled', 'REPLACED'],
  ['declined', 'DECLINED'],
] as const)('what was left for another payment of its run after %s is %s', (failure, shown) => {
  const left = { purpose: 'single', generationId: null, underWay: false } as const;
  expect(stateOf({ ...left, status: 'FAILED', failure })).toBe(shown);
});

it.each([
  [0, 0, 0, 'all of its credits are spent. Money goes back for credits that are not spent.'],
  [891, 0, 0, '10 of its credits are spent, and the rest went back already.'],
  [981, 0, 0, '1 of its credits is spent, and the rest went back already.'],
  [941, 0, 5, '10 of its credits are spent, and the rest went back already.'],
])(
  'of $9.90 for 100 credits %i went back: %s',
  (refundedMinor, unspentCredits, creditsLost, why) => {
    const status = refundedMinor === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED';
    const bought = { credits: 100, amountMinor: 990, refunds: [] };
    expect(whyNothing({ ...bought, status, refundedMinor, unspentCredits, creditsLost })).toBe(why);
  },
);

it('names credits only where there were some', () => {
  expect(withCredits('$0.99', 0)).toBe('$0.99');
  expect(withCredits('$0.08', 1)).toBe('$0.08 and 1 credit');
  expect(withCredits('$9.90', 1000)).toBe('$9.90 and 1,000 credits');
});
