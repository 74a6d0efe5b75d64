import { describe, expect, it } from '@jest/globals';
import type { Generation } from '../api/types.js';
import { whatItCost } from './what-it-cost.js';

const run = (charged: number | null, message?: string): Pick<Generation, 'price' | 'error'> => ({
  price: { charged } as Generation['price'],
  error: message === undefined ? null : ({ message } as Generation['error']),
});

describe('what a run cost that gave nothing', () => {
  it('is said once, whether or not the reason says it', () => {
    expect(whatItCost(run(0, 'There is no face in this photo.'))).toBe(' Nothing was charged.');
    expect(whatItCost(run(null))).toBe(' Nothing was charged.');
    expect(whatItCost(run(0, 'Something broke. Nothing was charged. Try again.'))).toBe('');
  });

  it('is not said of one that was charged', () => {
    expect(whatItCost(run(3, 'Half of it came.'))).toBe('');
  });
});
