import { expect, it } from '@jest/globals';

import { capWords } from './cap-words.js';

const plans = [
  { name: 'Premium', credits: 1_000 },
  { name: 'Pro', credits: 10_000 },
];
const spending = {
  cap: 500,
  alertAt: 400,
  spent: 0,
  held: 0,
  resetsAt: '2026-12-01T00:00:00.000Z',
};

it('a cap is spoken of where it holds back credits of a plan, and only there', () => {
  expect(capWords({ ...spending, cap: null }, plans)).toBeNull();
  expect(capWords({ ...spending, cap: 10_000 }, plans)).toBeNull();
  expect(capWords(spending, [])).toBeNull();
  expect(capWords(spending, plans)).toBe(
    'Your own cap lets your pictures use 500 credits a month, less than Premium and Pro bring.',
  );
  expect(capWords({ ...spending, cap: 1_000 }, plans)).toBe(
    'Your own cap lets your pictures use 1,000 credits a month, less than Pro brings.',
  );
  expect(capWords({ ...spending, spent: 490, held: 10 }, [])).toBe(
    'Your own cap of 500 credits a month is reached: until 1 December nothing is made on credits, those of a plan included.',
  );
});
