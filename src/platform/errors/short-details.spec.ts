import { describe, expect, it } from '@jest/globals';
import { shortDetails, shortText } from './short-details.js';

describe('texts', () => {
  it('are left alone up to the limit and cut with a sign beyond it', () => {
    expect(shortText('x'.repeat(200))).toBe('x'.repeat(200));
    expect(shortText('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
    expect(shortText('abcdef', 4)).toBe('abc…');
  });

  it('are never cut through a character', () => {
    expect(shortText(`${'x'.repeat(3)}😀😀`, 5)).toBe('xxx…');
    expect(shortText('😀'.repeat(150)).isWellFormed()).toBe(true);
  });
});

describe('details', () => {
  it('of usual size are as they were', () => {
    const details = {
      field: 'name',
      limit: 5,
      missing: ['a', 'b'],
      freeTier: { used: 1 },
      none: null,
    };
    expect(shortDetails(details)).toEqual(details);
  });

  it('that repeat a hostile request are cut in every direction', () => {
    const long = 'n'.repeat(10_000);
    const many = Array.from({ length: 10_000 }, () => ({ field: long, message: long }));
    let deep: unknown = long;
    for (let at = 0; at < 1_000; at++) deep = { deep };
    const keys = Object.fromEntries(many.map((_, at) => [`${long}${at}`, at]));
    const text = JSON.stringify(shortDetails({ field: long, problems: many, deep, keys }));
    expect(text.length).toBeLessThan(10_000);
  });
});
