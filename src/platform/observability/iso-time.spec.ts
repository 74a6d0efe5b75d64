import { expect, it } from '@jest/globals';
import { isoTime } from './iso-time.js';

it('writes every moment as a date does, whatever was asked before', () => {
  const start = Date.UTC(2026, 11, 31, 23, 59, 59);
  const moments = [0, 1, 42, 999, 1000, 1001, 60_042, 7, 999].map((after) => start + after);
  expect(moments.map((moment) => isoTime(moment))).toEqual(
    moments.map((moment) => `,"time":"${new Date(moment).toISOString()}"`),
  );
});
