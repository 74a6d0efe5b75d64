import { describe, expect, it } from '@jest/globals';
import { encodingFor } from './held-answer.js';

describe('the encoding of a held answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5, BR ;q=1', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000 , gzip;q=0', undefined],
    ['br;q=0.001', 'br'],
    ['br;q=nonsense, *;q=0', undefined],
    ['br;q=1.5, gzip; q=1.000', 'gzip'],
    ['brotli, x-gzip, *', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('for %s is %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });
});
