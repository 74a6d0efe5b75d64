import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, UnavailableError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import type { LinkRequest, LinkResponse } from '../identities/identities.dto.js';
import { RecentProof } from '../recent-proof.js';
import { OAuthFlow } from './oauth-flow.js';
import { OAuthProblem } from './oauth-problem.js';
import { ownPath } from './own-path.js';

/** Begins to add a way in to the account of a session, which alone can finish it. */
@Injectable()
export class LinkStart {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly proof: RecentProof,
    private readonly flow: OAuthFlow,
  ) {}

  /** @throws DomainError AUTH_FORBIDDEN, CONFLICT where the provider is off; UnavailableError. */
  async begin(
    user: Principal,
    { provider, returnTo }: LinkRequest,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<LinkResponse> {
    await this.limiter.consume('oauth-ip', callerKey(request.ip));
    await this.proof.requireRecentSignIn(user);
    const link = { userId: user.userId, sessionId: user.sessionId };
    const wish = { returnTo: ownPath(returnTo), link };
    try {
      const url = await this.flow.setOut(provider, wish, request, reply);
      return { authorizationUrl: url.href };
    } catch (error) {
      if (!(error instanceof OAuthProblem)) throw error;
      if (error.kind === 'off') {
        throw new DomainError('CONFLICT', 'This way in is not set up here.', { field: 'provider' });
      }
      const message = 'The provider does not answer as it should. Please try again later.';
      throw new UnavailableError(message, 60, { cause: error });
    }
  }
}
