import { expect, it } from '@jest/globals';

import { stateWords } from './state-words.js';

const unpaid = {
  amountMinor: 99,
  currency: 'USD',
  until: '2026-12-28T12:00:00.000Z',
  underWay: false,
};

it('a run that waits says for what', () => {
  expect(stateWords({ status: 'PENDING', unpaid: null })).toBe('Waiting in line');
  expect(stateWords({ status: 'PENDING', unpaid })).toBe('Waits for its payment');
  expect(stateWords({ status: 'PENDING', unpaid: { ...unpaid, underWay: true } })).toBe(
    'Payment on its way',
  );
  expect(stateWords({ status: 'CANCELED', unpaid: null })).toBe('Cancelled, not charged');
});
