import { describe, expect, it } from '@jest/globals';
import { judgementOfPicture, worstOf } from './judgement.js';

const words = { verdict: 'review', reason: 'drugs', field: 'title' } as const;

describe('worstOf', () => {
  it('lets the worst count, and of equals the first', () => {
    expect(worstOf([words, judgementOfPicture('review')])).toBe(words);
    expect(worstOf([words, judgementOfPicture('block')])).toEqual({
      verdict: 'block',
      reason: 'nudity',
      field: 'photo',
    });
  });

  it('allows what nobody objects to, also a picture from before pictures were judged', () => {
    expect(worstOf([])).toEqual({ verdict: 'allow' });
    expect(worstOf([{ verdict: 'allow' }, judgementOfPicture(null)])).toEqual({ verdict: 'allow' });
  });
});
