import { expect, it } from '@jest/globals';

import { timeToCome } from './format.js';

it('a moment to come has its day where that is another one', () => {
  const now = new Date(2026, 10, 28, 10, 0);
  expect(timeToCome(new Date(2026, 10, 28, 10, 30).toISOString(), now)).toBe('10:30');
  expect(timeToCome(new Date(2026, 10, 29, 9, 30).toISOString(), now)).toBe('29 Nov 2026, 09:30');
});
