import { Injectable } from '@nestjs/common';
import { createHmac, hkdfSync } from 'node:crypto';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { newRefreshToken, type RefreshToken } from './refresh-token.js';

/** How many exchanges by one name may pass until a late one of them comes. */
const CHAIN = 32;

/**
 * Which token follows which. A client that names its attempt gets a successor that is made of the
 * old token, that name and a key of ours: should the answer be lost on its way, the same attempt
 * leads to the same successor again, and nothing of it is kept. Without a name it is random.
 */
@Injectable()
export class RefreshSuccessors {
  /** The key in use first, then the one before, as with access tokens. */
  private readonly keys: readonly Buffer[];

  constructor(@AppConfigToken() { auth }: Pick<AppConfig, 'auth'>) {
    this.keys = [auth.jwtSecret, auth.jwtPreviousSecret]
      .filter((secret) => secret !== undefined)
      .map((secret) =>
        Buffer.from(hkdfSync('sha256', secret, '', 'pixshift refresh successor', 32)),
      );
  }

  /** The token to put in the place of `token`. */
  next(token: RefreshToken, attempt: string | undefined): RefreshToken {
    const [key] = this.keys;
    return attempt === undefined || !key
      ? newRefreshToken(token.sessionId, token.family)
      : derived(key, token, attempt);
  }

  /**
   * What {@link next} gave for this token and attempt, be it in a process with the other key, and what
   * followed from that by the same name: of several requests of one browser, the first may come last.
   */
  possible(token: RefreshToken, attempt: string): readonly RefreshToken[] {
    return this.keys.flatMap((key) => chainOf(key, token, attempt));
  }
}

function chainOf(key: Buffer, token: RefreshToken, attempt: string): RefreshToken[] {
  const chain = [derived(key, token, attempt)];
  for (let last = chain[0]; last && chain.length < CHAIN; last = chain.at(-1)) {
    chain.push(derived(key, last, attempt));
  }
  return chain;
}

function derived(key: Buffer, token: RefreshToken, attempt: string): RefreshToken {
  const { sessionId, family, secret } = token;
  const digest = createHmac('sha256', key).update(`${sessionId}\0${secret}\0${attempt}`).digest();
  return { sessionId, family, secret: digest.toString('base64url') };
}
