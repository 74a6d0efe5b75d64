import { expect, it } from '@jest/globals';

import { restOfMonth } from './rest-of-month.js';

const PREMIUM = {
  plan: { amountMinor: 999, credits: 1000 },
  periodStart: '2026-11-01T00:00:00.000Z',
  periodEnd: '2026-12-01T00:00:00.000Z',
};
const PRO = { amountMinor: 1999, credits: 10_000 };
const at = (day: string): number => Date.parse(`2026-${day}T00:00:00Z`);

it.each([
  ['on the first day', at('11-01'), { amountMinor: 1000, credits: 9000 }],
  ['in the middle', at('11-16'), { amountMinor: 500, credits: 4500 }],
  ['at the end', at('12-01'), { amountMinor: 0, credits: 0 }],
  ['later', at('12-05'), { amountMinor: 0, credits: 0 }],
  ['by a clock that is behind', at('10-20'), { amountMinor: 1000, credits: 9000 }],
])('a dearer plan %s', (_, now, expected) => {
  expect(restOfMonth(PREMIUM, PRO, now)).toEqual(expected);
});

it('a cheaper plan costs nothing now', () => {
  const pro = { ...PREMIUM, plan: PRO };
  expect(restOfMonth(pro, PREMIUM.plan, at('11-16'))).toBeNull();
});
