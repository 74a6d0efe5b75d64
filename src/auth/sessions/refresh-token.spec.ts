import { describe, expect, it } from '@jest/globals';
import {
  formatRefreshToken,
  newRefreshToken,
  parseRefreshToken,
  sameHash,
  tokenHash,
} from './refresh-token.js';

const SESSION = '0199a1b2-0000-7000-8000-000000000001';

describe('refresh tokens', () => {
  it('are read as they were written', () => {
    const token = newRefreshToken(SESSION);
    expect(parseRefreshToken(formatRefreshToken(token))).toEqual(token);
  });

  it('keep their family and change their secret', () => {
    const first = newRefreshToken(SESSION);
    const second = newRefreshToken(SESSION, first.family);
    expect(second.family).toBe(first.family);
    expect(second.secret).not.toBe(first.secret);
    expect(Buffer.from(second.secret, 'base64url')).toHaveLength(32);
  });

  it.each([
    '',
    SESSION,
    `${SESSION}.short.short`,
    `${formatRefreshToken(newRefreshToken(SESSION))}x`,
    `${formatRefreshToken(newRefreshToken(SESSION))}\n`,
    formatRefreshToken(newRefreshToken("'; drop table session; --")),
  ])('refuses %j', (text) => {
    expect(parseRefreshToken(text)).toBeUndefined();
  });

  it('are stored as hashes that fit their column', () => {
    const { secret } = newRefreshToken(SESSION);
    expect(tokenHash(secret)).toHaveLength(43);
    expect(tokenHash(secret)).not.toContain(secret);
    expect(sameHash(tokenHash(secret), tokenHash(secret))).toBe(true);
    expect(sameHash(tokenHash(secret), tokenHash(`${secret}x`))).toBe(false);
    expect(sameHash(tokenHash(secret), 'x')).toBe(false);
  });
});
