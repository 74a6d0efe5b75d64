import { expect, it } from '@jest/globals';
import { stateOf } from './words';

it('a payment that its buyer called off is cancelled; what went wrong is failed', () => {
  expect(stateOf({ status: 'FAILED', failure: 'canceled' })).toBe('CANCELED');
  expect(stateOf({ status: 'FAILED', failure: 'expired' })).toBe('FAILED');
  expect(stateOf({ status: 'COMPLETED', failure: null })).toBe('COMPLETED');
});
