import { describe, expect, it } from '@jest/globals';
import { strangersOf } from './stranger-key.js';

describe('strangersOf', () => {
  it('is one id for each day in UTC, in the order of the days', () => {
    const first = strangersOf(new Date('2026-11-26T00:00:00.000Z'));
    expect(first).toBe('00000000-0000-8000-8000-000020261126');
    expect(strangersOf(new Date('2026-11-26T23:59:59.999Z'))).toBe(first);
    expect(strangersOf(new Date('2026-11-27T00:00:00.000Z')) > first).toBe(true);
    expect(strangersOf(new Date('2027-01-01T00:00:00.000Z')) > first).toBe(true);
  });
});
