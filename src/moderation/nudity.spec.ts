import { describe, expect, it } from '@jest/globals';
import { isOpen, nudityOf, verdictOn } from './nudity.js';

describe('nudity', () => {
  it('is what is indecent, drawn or not, and half of what shows much skin', () => {
    expect(nudityOf([0.1, 0.2, 0.3, 0.3, 0.1])).toBeCloseTo(0.55);
    expect(nudityOf([1, 0, 0, 0, 0])).toBe(0);
  });

  it('is never found in much skin alone, such as at the beach', () => {
    expect(verdictOn(nudityOf([0, 0, 0, 0, 1]))).toBe('allow');
  });

  it.each([
    [0.59, 'allow'],
    [0.6, 'review'],
    [0.84, 'review'],
    [0.85, 'block'],
  ])('of %d means %s', (nudity, verdict) => {
    expect(verdictOn(nudity)).toBe(verdict);
  });

  it('is asked for a second time wherever that can change the verdict', () => {
    for (let first = 0; first <= 1; first += 0.05) {
      const atMost = (first + 1) / 2;
      expect(isOpen(first)).toBe(verdictOn(atMost) !== 'allow');
    }
  });
});
