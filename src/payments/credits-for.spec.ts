import { describe, expect, it } from '@jest/globals';
import { creditsFor, refundableMinor } from './credits-for.js';

const PACK = { amountMinor: 990, credits: 100 };

describe('the credits that go with money', () => {
  it.each([
    [0, 0],
    [9, 0],
    [10, 1],
    [495, 50],
    [989, 99],
    [990, 100],
    [5_000, 100],
  ])('for %i of 990 are %i of 100', (minor, credits) => {
    expect(creditsFor(PACK, minor)).toBe(credits);
  });

  it('sum up to all of them, in whatever parts the money goes back', () => {
    for (let step = 1; step <= 990; step += 7) {
      let taken = 0;
      for (let back = 0; back < 990;) {
        const next = Math.min(990, back + step);
        taken += creditsFor(PACK, next) - creditsFor(PACK, back);
        back = next;
      }
      expect(taken).toBe(100);
    }
  });
});

describe('the money that can be given back', () => {
  it.each([
    [0, 100, 990],
    [0, 0, 0],
    [0, 33, 326],
    [330, 67, 660],
    [330, 50, 495],
    [990, 0, 0],
  ])('after %i, with %i unspent, is %i', (refundedMinor, unspent, minor) => {
    expect(refundableMinor(PACK, { refundedMinor, unspent })).toBe(minor);
  });

  it('never asks for more credits than are unspent', () => {
    for (let refundedMinor = 0; refundedMinor < 990; refundedMinor += 13) {
      const before = creditsFor(PACK, refundedMinor);
      for (let unspent = 0; unspent <= 100 - before; unspent += 3) {
        const minor = refundableMinor(PACK, { refundedMinor, unspent });
        expect(creditsFor(PACK, refundedMinor + minor) - before).toBeLessThanOrEqual(unspent);
      }
    }
  });

  it('is all that is left of what gave no credits', () => {
    const single = { amountMinor: 99, credits: 0 };
    expect(refundableMinor(single, { refundedMinor: 9, unspent: 0 })).toBe(90);
    expect(creditsFor(single, 99)).toBe(0);
  });
});
