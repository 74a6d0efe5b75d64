import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, NotFoundError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import { maskedEmail } from '../../users/index.js';
import { RecentProof } from '../recent-proof.js';
import type { SignIn } from '../sign-ins.js';
import { IdentityLinking } from './identity-linking.js';
import type { Return } from './oauth-flow.js';
import { type Grant, OAuthGrants, type WaitingGrant } from './oauth-grants.js';
import { OAuthProviders } from './oauth-providers.js';
import { OAuthSignIn } from './oauth-sign-in.js';
import type { ExchangeResponse, GrantResponse } from './oauth.dto.js';

export interface Exchanged extends Pick<ExchangeResponse, 'outcome' | 'returnTo' | 'grantId'> {
  readonly signIn?: SignIn;
}

/** From the way back to the session, to one more way in, or to a question. */
@Injectable()
export class OAuthExchange {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly grants: OAuthGrants,
    private readonly providers: OAuthProviders,
    private readonly signIns: OAuthSignIn,
    private readonly linking: IdentityLinking,
    private readonly proof: RecentProof,
  ) {}

  /** Keeps the word of the provider whom somebody came back from. Resolves with its one-time code. */
  keep(back: Return | undefined, reply: FastifyReply): Promise<string> {
    if (!back) throw new Error('nobody came back');
    const { returnTo, link } = back.attempt;
    return this.grants.issue({ profile: back.profile, returnTo, link }, reply);
  }

  /** @throws DomainError AUTH_INVALID, AUTH_FORBIDDEN, CONFLICT; RateLimitError. */
  async exchange(
    code: string,
    user: Principal | undefined,
    ip: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Exchanged> {
    await this.limiter.consume('oauth-ip', callerKey(ip));
    const waiting = await this.grants.exchange(code, request);
    if (!waiting) {
      throw new DomainError(
        'AUTH_INVALID',
        'This sign-in is over: it was finished before, took too long, or was begun in another browser.',
      );
    }
    const { id, grant } = waiting;
    const goal = grant.returnTo === undefined ? {} : { returnTo: grant.returnTo };
    if (grant.link) {
      await this.grants.end(id, reply);
      await this.finishLink(grant, user);
      return { outcome: 'linked', ...goal };
    }
    const { signIn, question } = await this.signIns.begin(grant.profile);
    if (question) return { outcome: 'question', grantId: id, ...goal };
    await this.grants.end(id, reply);
    return { outcome: 'signed-in', signIn, ...goal };
  }

  /** @throws NotFoundError */
  async waiting(id: string, request: FastifyRequest): Promise<GrantResponse> {
    const { grant } = found(await this.grants.waiting(id, request));
    const { provider, name, email } = grant.profile;
    const { question, canAdopt } = await this.signIns.questionOf(grant.profile);
    return {
      id,
      provider,
      providerName: this.providers.find(provider)?.title ?? provider,
      name,
      email: email === null ? null : maskedEmail(email),
      question,
      canAdopt,
      ...(grant.returnTo === undefined ? {} : { returnTo: grant.returnTo }),
    };
  }

  /** @throws NotFoundError; DomainError AUTH_FORBIDDEN, CONFLICT */
  async makeAccount(
    id: string,
    choice: { adopt: boolean },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SignIn> {
    const { grant } = found(await this.grants.waiting(id, request));
    const signIn = await this.signIns.settle(grant.profile, choice);
    await this.grants.end(id, reply);
    return signIn;
  }

  /** @throws NotFoundError; DomainError AUTH_FORBIDDEN, CONFLICT */
  async link(
    id: string,
    user: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { grant } = found(await this.grants.waiting(id, request));
    await this.proof.requireRecentSignIn(user);
    await this.linking.link(user, grant.profile);
    await this.grants.end(id, reply);
  }

  /** Only the session that asked for it gets the way in, whoever uses the browser by now. */
  private async finishLink({ link, profile }: Grant, user: Principal | undefined): Promise<void> {
    if (!user || !link || user.sessionId !== link.sessionId || user.userId !== link.userId) {
      throw new DomainError(
        'AUTH_FORBIDDEN',
        'You are not signed in any more as when you began. Please sign in and try again.',
        { reason: 'another-session' },
      );
    }
    await this.linking.link(user, profile);
  }
}

function found(waiting: WaitingGrant | undefined): WaitingGrant {
  if (!waiting) throw new NotFoundError('sign-in');
  return waiting;
}
