import { describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose';
import { createSecretKey } from 'node:crypto';
import type { Clock } from '../platform/clock.js';
import type { AppConfig } from '../platform/config/index.js';
import { AccessTokens } from './access-tokens.js';

const OLD = 'an-old-key-of-at-least-32-characters';
// Long enough for HS512, too, so that the algorithm alone can be what is wrong.
const NEW = 'a-new-key-of-more-than-64-characters-so-that-any-algorithm-could-use-it';
const SESSION = { userId: 'user-1', sessionId: 'session-1' };

let time = new Date('2026-11-21T12:00:00Z');
const clock = { now: () => new Date(time) } as Clock;

function tokens(jwtSecret: string, jwtPreviousSecret?: string, issuer = 'pixshift'): AccessTokens {
  const auth = { jwtSecret, jwtPreviousSecret, issuer, accessTokenSeconds: 600 };
  return new AccessTokens({ auth } as unknown as AppConfig, clock);
}

async function issue(from: AccessTokens, sessionEndsAt = new Date('2026-11-28T12:00:00Z')) {
  return from.issue({ ...SESSION, role: 'GUEST', roles: ['SUPPORT'], sessionEndsAt });
}

function at(iso: string): void {
  time = new Date(iso);
}

/** A token that is good in everything but what `change` spoils. */
async function forge(change: {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  secret?: string;
}): Promise<string> {
  const good = (await issue(tokens(NEW))).accessToken;
  const header = { ...decodeProtectedHeader(good), ...change.header } as { alg: string };
  const claims = { ...decodeJwt(good), ...change.claims };
  return new SignJWT(claims)
    .setProtectedHeader(header)
    .sign(createSecretKey(Buffer.from(change.secret ?? NEW)));
}

describe('AccessTokens', () => {
  it('verifies what it issued, for ten minutes', async () => {
    at('2026-11-21T12:00:00Z');
    const service = tokens(NEW);
    const { accessToken, expiresIn } = await issue(service);
    expect(expiresIn).toBe(600);
    expect(await service.verify(accessToken)).toMatchObject(SESSION);
    at('2026-11-21T12:09:59Z');
    expect(await service.verify(accessToken)).toMatchObject(SESSION);
    expect(await tokens(NEW).verify(accessToken)).toMatchObject(SESSION);
    at('2026-11-21T12:10:00Z');
    // Once from what it remembers and once from the token itself.
    await expect(service.verify(accessToken)).rejects.toMatchObject({ code: 'AUTH_EXPIRED' });
    await expect(tokens(NEW).verify(accessToken)).rejects.toMatchObject({ code: 'AUTH_EXPIRED' });
  });

  it('says who, which session, which roles and nothing personal', async () => {
    at('2026-11-21T12:00:00Z');
    const { accessToken } = await issue(tokens(NEW));
    expect(decodeProtectedHeader(accessToken)).toEqual({
      alg: 'HS256',
      typ: 'at+jwt',
      kid: expect.stringMatching(/^[\w-]{8}$/),
    });
    expect(decodeJwt(accessToken)).toEqual({
      iss: 'pixshift',
      aud: 'pixshift-api',
      sub: 'user-1',
      sid: 'session-1',
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      role: 'GUEST',
      roles: ['SUPPORT'],
      iat: 1795262400,
      exp: 1795263000,
    });
  });

  it('never outlives the session', async () => {
    at('2026-11-21T12:00:00Z');
    const { expiresIn } = await issue(tokens(NEW), new Date('2026-11-21T12:01:00Z'));
    expect(expiresIn).toBe(60);
  });

  it('is still good after its secret was replaced, and no more after it was dropped', async () => {
    at('2026-11-21T12:00:00Z');
    const { accessToken } = await issue(tokens(OLD));
    expect(await tokens(NEW, OLD).verify(accessToken)).toMatchObject(SESSION);
    await expect(tokens(NEW).verify(accessToken)).rejects.toMatchObject({ code: 'AUTH_INVALID' });
    const next = await issue(tokens(NEW, OLD));
    expect(await tokens(NEW).verify(next.accessToken)).toMatchObject(SESSION);
  });

  const spoilt: [string, () => Promise<string>][] = [
    ['another secret', () => forge({ secret: 'x'.repeat(40) })],
    ['another secret under a known kid', () => forge({ secret: OLD })],
    ['an unknown kid', () => forge({ header: { kid: 'AAAAAAAA' } })],
    ['no kid', () => forge({ header: { kid: undefined } })],
    ['another algorithm of the same secret', () => forge({ header: { alg: 'HS512' } })],
    ['another type', () => forge({ header: { typ: 'JWT' } })],
    ['another issuer', () => forge({ claims: { iss: 'evil' } })],
    ['another audience', () => forge({ claims: { aud: 'somewhere-else' } })],
    ['no session', () => forge({ claims: { sid: undefined } })],
    ['no subject', () => forge({ claims: { sub: undefined } })],
    ['no id', () => forge({ claims: { jti: undefined } })],
    ['no end', () => forge({ claims: { exp: undefined } })],
    ['a session that is no text', () => forge({ claims: { sid: { $ne: '' } } })],
    ['too many bytes', () => forge({ claims: { more: 'x'.repeat(2000) } })],
    [
      'no signature by alg none',
      async () => new UnsecuredJWT(decodeJwt((await issue(tokens(NEW))).accessToken)).encode(),
    ],
    [
      'a signature cut off',
      async () => (await issue(tokens(NEW))).accessToken.replace(/[^.]+$/, ''),
    ],
    [
      'claims changed under the signature',
      async () => {
        const [header, , signature] = (await issue(tokens(NEW))).accessToken.split('.');
        const claims = Buffer.from(
          JSON.stringify({ ...decodeJwt(await forge({})), sub: 'user-2' }),
        ).toString('base64url');
        return [header, claims, signature].join('.');
      },
    ],
    ['nonsense', () => Promise.resolve('a.b.c')],
  ];

  it.each(spoilt)('refuses a token with %s', async (_, make) => {
    at('2026-11-21T12:00:00Z');
    const token = await make();
    await expect(tokens(NEW).verify(token)).rejects.toMatchObject({ code: 'AUTH_INVALID' });
    expect(await tokens(NEW).verifyEvenIfExpired(token)).toBeUndefined();
  });

  it('tells the session of an expired token to those who only end it', async () => {
    at('2026-11-21T12:00:00Z');
    const { accessToken } = await issue(tokens(NEW));
    at('2026-11-22T12:00:00Z');
    expect(await tokens(NEW).verifyEvenIfExpired(accessToken)).toMatchObject(SESSION);
    at('2026-11-21T12:00:00Z');
    expect(await tokens(NEW).verifyEvenIfExpired(accessToken)).toMatchObject(SESSION);
  });
});
