import { Injectable } from '@nestjs/common';
import { errors, type JWTPayload, type JWTVerifyResult, jwtVerify, SignJWT } from 'jose';
import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { newId } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { BoundedMap } from '../platform/bounded-map.js';

const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';
const AUDIENCE = 'pixshift-api';
const MAX_LENGTH = 2048;
const MAX_REMEMBERED = 10_000;

/** What a genuine access token says. Whether its session still lives is another question. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

interface Verified extends AccessClaims {
  readonly expiresAtMs: number;
}

/**
 * Access tokens: JWT (RFC 7519, RFC 9068) signed by HS256 with the secret that `kid` names, so that
 * the secret can be changed while tokens of the one before are still good. Algorithm, type, issuer
 * and audience are pinned. A token that was verified once is remembered until it expires.
 */
@Injectable()
export class AccessTokens {
  private readonly keys: ReadonlyMap<string, KeyObject>;
  private readonly current: { kid: string; key: KeyObject };
  private readonly verified = new BoundedMap<string, Verified>(MAX_REMEMBERED);

  constructor(
    @AppConfigToken() private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    const { jwtSecret, jwtPreviousSecret } = config.auth;
    if (!jwtSecret) throw new Error('config/auth.yaml: JWT_SECRET must be set');
    this.current = { kid: keyId(jwtSecret), key: keyOf(jwtSecret) };
    this.keys = new Map(
      [jwtSecret, jwtPreviousSecret]
        .filter((secret) => secret !== undefined)
        .map((secret) => [keyId(secret), keyOf(secret)]),
    );
  }

  /** Signs a token for a session that ends at `sessionEndsAt`; it never lives longer than that. */
  async issue(
    session: AccessClaims & { role: string; roles: readonly string[]; sessionEndsAt: Date },
  ): Promise<{ accessToken: string; expiresIn: number }> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const left = Math.floor(session.sessionEndsAt.getTime() / 1000) - now;
    const expiresIn = Math.max(1, Math.min(this.config.auth.accessTokenSeconds, left));
    const accessToken = await new SignJWT({
      sid: session.sessionId,
      role: session.role,
      roles: [...session.roles],
    })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.current.kid })
      .setSubject(session.userId)
      .setIssuer(this.config.auth.issuer)
      .setAudience(AUDIENCE)
      .setJti(newId())
      .setIssuedAt(now)
      .setExpirationTime(now + expiresIn)
      .sign(this.current.key);
    return { accessToken, expiresIn };
  }

  /** @throws DomainError AUTH_EXPIRED where its time is over, AUTH_INVALID where it is not ours. */
  async verify(token: string): Promise<AccessClaims> {
    const known = this.verified.get(token);
    if (known) {
      if (known.expiresAtMs <= this.clock.now().getTime()) throw expired();
      return known;
    }
    const claims = await this.check(token);
    this.verified.set(token, claims);
    return claims;
  }

  /** As {@link verify}, but for tokens whose time is over, too; undefined where it is not ours. */
  async verifyEvenIfExpired(token: string): Promise<AccessClaims | undefined> {
    try {
      return await this.check(token);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Time is the last thing that is checked: all else about the token is right.
      return error.cause instanceof errors.JWTExpired ? toClaims(error.cause.payload) : undefined;
    }
  }

  private async check(token: string): Promise<Verified> {
    if (token.length > MAX_LENGTH) throw invalid();
    let result: JWTVerifyResult;
    try {
      result = await jwtVerify(token, ({ kid }) => this.keyFor(kid), {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: this.config.auth.issuer,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp', 'role', 'roles'],
        currentDate: this.clock.now(),
      });
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expired(error);
      if (error instanceof errors.JOSEError) throw invalid(error);
      throw error;
    }
    return { ...toClaims(result.payload), expiresAtMs: (result.payload.exp ?? 0) * 1000 };
  }

  private keyFor(kid: string | undefined): KeyObject {
    const key = kid === undefined ? undefined : this.keys.get(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}

function toClaims({ sub, sid }: JWTPayload): AccessClaims {
  if (typeof sub !== 'string' || typeof sid !== 'string') throw invalid();
  return { userId: sub, sessionId: sid };
}

function keyOf(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret, 'utf8'));
}

/** Names a secret without telling it: 48 bits of a hash under a label of its own. */
function keyId(secret: string): string {
  return createHash('sha256').update(`pixshift kid\0${secret}`).digest('base64url').slice(0, 8);
}

function expired(cause?: unknown): DomainError {
  return new DomainError(
    'AUTH_EXPIRED',
    'Your access has expired. Please refresh it.',
    {},
    { cause },
  );
}

function invalid(cause?: unknown): DomainError {
  return new DomainError(
    'AUTH_INVALID',
    'This access token is not valid. Please sign in.',
    {},
    { cause },
  );
}
