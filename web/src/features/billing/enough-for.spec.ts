import { expect, it } from '@jest/globals';

import { enoughFor } from './enough-for.js';

const capped = (cap: number | null, spent = 0, held = 0) => ({ cap, spent, held });

it('what there is is said as pictures', () => {
  expect(enoughFor(0, 0, capped(null))).toBe('No credits yet.');
  expect(enoughFor(9, 2, capped(null))).toBe(
    'Not quite enough for a standard picture, and 2 free runs left this month.',
  );
  expect(enoughFor(105, 1, capped(null))).toBe(
    'Enough for 10 standard pictures, besides your 1 free run.',
  );
});

it('a cap says how many of them it leaves room for, where that is fewer', () => {
  expect(enoughFor(100, 0, capped(100))).toBe('Enough for 10 standard pictures.');
  expect(enoughFor(100, 0, capped(60, 20, 10))).toBe(
    'Enough for 10 standard pictures. Your cap leaves room for 3 of them this month.',
  );
  expect(enoughFor(100, 3, capped(5))).toBe(
    'Enough for 10 standard pictures, besides your 3 free runs. Your cap leaves room for none of them this month.',
  );
  expect(enoughFor(100, 0, capped(50, 60))).toContain('none of them');
});
