import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { SecretBox, UnsealError } from '../../platform/encryption/index.js';
import type { OAuthVendor } from '../../platform/vendors/index.js';
import type { AuthorizationRequest } from './oauth-provider.js';

const NAME = 'pixshift_oauth_';
const PATH = '/api/v1/auth/oauth';
/** More tabs than that at once are nobody's: the oldest is given up, or the header would overflow. */
const MAX_ATTEMPTS = 5;
const STATE = /^[\w-]{43}$/;

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  returnTo: z.string().optional(),
  /** The session that wants one more way in; without it, somebody wants to get in. */
  link: z.object({ userId: z.string(), sessionId: z.string() }).optional(),
  beganAtMs: z.number(),
});

export type OAuthAttempt = z.output<typeof attemptSchema> & AuthorizationRequest;

export interface AttemptWish {
  readonly redirectUri: string;
  readonly returnTo?: string | undefined;
  readonly link?: OAuthAttempt['link'];
}

/**
 * What is on its way to a provider and back. Each attempt lives in a cookie of its own, so that two
 * tabs do not disturb each other and only the browser that set out can come back; sealed, so that it
 * can be neither read nor made up there.
 */
@Injectable()
export class OAuthAttempts {
  private readonly isSecure: boolean;

  constructor(
    private readonly box: SecretBox,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {
    this.isSecure = config.app.http.publicUrl?.startsWith('https:') ?? false;
  }

  begin(
    provider: OAuthVendor,
    wish: AttemptWish,
    request: FastifyRequest,
    reply: FastifyReply,
  ): OAuthAttempt {
    const attempt: OAuthAttempt = {
      state: random(),
      nonce: random(),
      verifier: random(),
      beganAtMs: this.clock.now().getTime(),
      ...wish,
    };
    const sealed = this.box.seal(JSON.stringify(attempt), purposeOf(provider, attempt.state));
    const maxAge = this.config.oauth.attemptSeconds;
    void reply.setCookie(cookieOf(attempt.state), sealed, { ...this.attributes(), maxAge });
    this.forgetOldest(request, reply);
    return attempt;
  }

  /**
   * The attempt that a provider sent the browser back from, once: undefined where this browser did
   * not set out, it took too long, or it came back before.
   */
  finish(
    provider: OAuthVendor,
    state: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): OAuthAttempt | undefined {
    if (state === null || !STATE.test(state)) return undefined;
    const sealed = request.cookies[cookieOf(state)];
    if (sealed === undefined) return undefined;
    this.forget(cookieOf(state), reply);
    const attempt = this.open(sealed, purposeOf(provider, state));
    const endsAtMs = (attempt?.beganAtMs ?? 0) + this.config.oauth.attemptSeconds * 1000;
    return endsAtMs > this.clock.now().getTime() ? attempt : undefined;
  }

  private open(sealed: string, purpose: string): OAuthAttempt | undefined {
    try {
      // One that an older program sealed in another form is given up.
      return attemptSchema.safeParse(JSON.parse(this.box.open(sealed, purpose).toString())).data;
    } catch (error) {
      if (error instanceof UnsealError) return undefined;
      throw error;
    }
  }

  /** The cookies do not tell their age, but browsers send those of one path in the order of making. */
  private forgetOldest(request: FastifyRequest, reply: FastifyReply): void {
    const names = Object.keys(request.cookies).filter((name) => name.startsWith(NAME));
    for (const name of names.slice(0, Math.max(0, names.length - MAX_ATTEMPTS + 1))) {
      this.forget(name, reply);
    }
  }

  private forget(name: string, reply: FastifyReply): void {
    void reply.clearCookie(name, this.attributes());
  }

  private attributes() {
    // Lax: the provider's page is another site, and it is from there that the browser comes back.
    return { path: PATH, httpOnly: true, sameSite: 'lax', secure: this.isSecure } as const;
  }
}

/** 256 bits, 43 characters: good for a state, a nonce and a PKCE verifier alike. */
function random(): string {
  return randomBytes(32).toString('base64url');
}

function cookieOf(state: string): string {
  return NAME + state.slice(0, 12);
}

/** Bound to the provider, too: the answer of one is never taken for that of another. */
function purposeOf(provider: OAuthVendor, state: string): string {
  return `oauth-attempt:${provider}:${state}`;
}
