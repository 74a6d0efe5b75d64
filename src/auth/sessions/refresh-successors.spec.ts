import { describe, expect, it } from '@jest/globals';
import type { AppConfig } from '../../platform/config/index.js';
import { formatRefreshToken, newRefreshToken, parseRefreshToken } from './refresh-token.js';
import { RefreshSuccessors } from './refresh-successors.js';

const OLD = 'the-first-k3y-of-this-test-0123456789';
const NEW = 'the-second-k3y-of-this-test-0123456789';
const ATTEMPT = 'c3b1a9c2f0d84e0f';

const successors = (jwtSecret: string, jwtPreviousSecret?: string): RefreshSuccessors =>
  new RefreshSuccessors({ auth: { jwtSecret, jwtPreviousSecret } as AppConfig['auth'] });

const token = newRefreshToken(crypto.randomUUID());

describe('RefreshSuccessors', () => {
  it('gives the same token and attempt the same successor, of the form of a refresh token', () => {
    const next = successors(OLD).next(token, ATTEMPT);
    expect(successors(OLD).next(token, ATTEMPT)).toEqual(next);
    expect(parseRefreshToken(formatRefreshToken(next))).toEqual(next);
    expect(next).toMatchObject({ sessionId: token.sessionId, family: token.family });
    expect(successors(OLD).possible(token, ATTEMPT)[0]).toEqual(next);
  });

  it('gives another one for every other attempt, token, session and key, and none twice without', () => {
    const { next } = bound(successors(OLD));
    const all = [
      next(token, ATTEMPT),
      next(token, `${ATTEMPT}x`),
      next({ ...token, secret: newRefreshToken('').secret }, ATTEMPT),
      next({ ...token, sessionId: crypto.randomUUID() }, ATTEMPT),
      bound(successors(NEW)).next(token, ATTEMPT),
      next(token, undefined),
      next(token, undefined),
    ].map(({ secret }) => secret);
    expect(new Set(all).size).toBe(all.length);
  });

  it('knows what followed by the same attempt, and nothing of another one', () => {
    const { next } = bound(successors(OLD));
    const third = next(next(next(token, ATTEMPT), ATTEMPT), ATTEMPT);
    expect(successors(OLD).possible(token, ATTEMPT)).toContainEqual(third);
    const strange = next(next(token, ATTEMPT), `${ATTEMPT}x`);
    expect(successors(OLD).possible(token, ATTEMPT)).not.toContainEqual(strange);
    expect(successors(OLD).possible(token, `${ATTEMPT}x`)).not.toContainEqual(third);
  });

  it('knows what a process with the key before gave, and the other way round', () => {
    const given = successors(OLD).next(token, ATTEMPT);
    expect(successors(NEW, OLD).possible(token, ATTEMPT)).toContainEqual(given);
    expect(successors(OLD, NEW).possible(token, ATTEMPT)[0]).toEqual(given);
    expect(successors(NEW).possible(token, ATTEMPT)).not.toContainEqual(given);
  });
});

const bound = (of: RefreshSuccessors) => ({ next: of.next.bind(of) });
