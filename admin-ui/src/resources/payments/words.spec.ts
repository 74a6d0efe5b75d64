import { expect, it } from '@jest/globals';
import { stateOf } from './words';

it.each([
  ['FAILED', 'canceled', false, 'CANCELED'],
  ['FAILED', 'expired', false, 'FAILED'],
  ['FAILED', 'declined', false, 'DECLINED'],
  ['PENDING', 'declined', false, 'DECLINED'],
  ['PENDING', null, true, 'ON_ITS_WAY'],
  ['PENDING', null, false, 'NOT_PAID_YET'],
  ['COMPLETED', null, false, 'COMPLETED'],
] as const)('%s with %s, on its way: %s, is shown as %s', (status, failure, underWay, shown) => {
  expect(stateOf({ status, failure, underWay })).toBe(shown);
});
