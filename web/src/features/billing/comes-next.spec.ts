import { expect, it } from '@jest/globals';

import type { Subscription } from '../../api/plans.js';
import { comesNext } from './comes-next.js';

const premium = {
  slug: 'premium',
  name: 'Premium',
  amountMinor: 999,
  currency: 'USD',
} as Subscription['plan'];
const renews = {
  status: 'ACTIVE',
  periodEnd: '2026-12-28T12:00:00.000Z',
  cancelAtPeriodEnd: false,
  nextPlan: null,
} as const;

it('what is planned for the end of a month is told with its day and its price', () => {
  expect(comesNext(renews)).toBeNull();
  expect(comesNext({ ...renews, nextPlan: premium })).toBe(
    'Changes to Premium on 28 December, for $9.99 a month.',
  );
  expect(comesNext({ ...renews, cancelAtPeriodEnd: true })).toBe('Ends on 28 December.');
});

it('what is not known yet, or waits for money, is not told', () => {
  expect(comesNext({ ...renews, status: 'STARTING', periodEnd: null })).toBeNull();
  expect(comesNext({ ...renews, status: 'PAST_DUE', nextPlan: premium })).toBeNull();
  expect(comesNext({ ...renews, status: 'PAST_DUE', cancelAtPeriodEnd: true })).toBe(
    'Ends on 28 December.',
  );
});
