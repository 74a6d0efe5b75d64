import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A refresh token is `<session id>.<family>.<secret>`: the family stays the same through all
 * exchanges of a session (128 bits), the secret is new each time (256 bits). A token with the right
 * family and another secret than the newest was genuine once, so somebody uses it again; one with a
 * wrong family is made up, and must not be able to end other people's sessions.
 */
export interface RefreshToken {
  readonly sessionId: string;
  readonly family: string;
  readonly secret: string;
}

const FORM =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{22})\.([\w-]{43})$/;

export function newRefreshToken(sessionId: string, family?: string): RefreshToken {
  return {
    sessionId,
    family: family ?? randomBytes(16).toString('base64url'),
    secret: randomBytes(32).toString('base64url'),
  };
}

export function formatRefreshToken({ sessionId, family, secret }: RefreshToken): string {
  return `${sessionId}.${family}.${secret}`;
}

/** Undefined where the text has not the form of a refresh token. */
export function parseRefreshToken(text: string): RefreshToken | undefined {
  const [, sessionId, family, secret] = FORM.exec(text) ?? [];
  return sessionId && family && secret ? { sessionId, family, secret } : undefined;
}

/** What is stored in the place of a family or a secret. Both are random, so a plain hash is enough. */
export function tokenHash(part: string): string {
  return createHash('sha256').update(part).digest('base64url');
}

/** Compares two hashes without telling by time where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
