import { expect, it } from '@jest/globals';

import { lotWords } from './lot-words.js';

const MONTH = '2026-12-28T12:00:00.000Z';

it('credits are told apart by whether they go, and when', () => {
  expect(
    lotWords([
      { source: 'plan', remaining: 900, expiresAt: MONTH },
      { source: 'plan', remaining: 450, expiresAt: MONTH },
      { source: 'purchase', remaining: 70, expiresAt: '2027-11-05T12:00:00.000Z' },
      { source: 'purchase', remaining: 100, expiresAt: null },
      { source: 'purchase', remaining: 5, expiresAt: null },
      { source: 'admin', remaining: 20, expiresAt: null },
      { source: 'promo', remaining: 1, expiresAt: null },
    ]),
  ).toEqual([
    '1,350 of your plan, until 28 December 2026',
    '70 bought, until 5 November 2027',
    '105 bought, until you use them',
    '21 given to you, until you use them',
  ]);
  expect(lotWords([])).toEqual([]);
});
