import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownPath } from './own-path.js';

describe('ownPath', () => {
  it.each([
    ['/', '/'],
    ['/catalogue', '/catalogue'],
    ['/studio/photo-1990s?run=1#result', '/studio/photo-1990s?run=1#result'],
    ['/a/../gallery', '/gallery'],
  ])('takes %s', (wished, path) => {
    expect(ownPath(wished)).toBe(path);
  });

  it.each([
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test/',
    '/\t/evil.test/',
    '/\n/evil.test/',
    '/.//evil.test/',
    '/a/..//evil.test',
    '\\\\evil.test',
    'javascript:alert(1)',
    'gallery',
    '',
    ' /gallery',
    '/api/v1/auth/oauth/google/start',
    '/x/../api/v1/auth/logout',
    `/${'x'.repeat(1000)}`,
    undefined,
    ['/gallery'],
  ])('refuses %j', (wished) => {
    expect(ownPath(wished)).toBeUndefined();
  });

  it('never leads to another site, whatever it is given', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '//',
      'evil.test',
      '\t',
      '\n',
      '?',
      '#',
      'a',
      '%2f',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = ownPath(pieces.join(''));
        if (path === undefined) return;
        expect(new URL(path, 'https://pixshift.test').origin).toBe('https://pixshift.test');
      }),
      { numRuns: 2_000 },
    );
  });
});
