import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditTrail } from '../../audit-log/index.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { API_PREFIX, PublicLinks } from '../../platform/http/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import type { OAuthVendor } from '../../platform/vendors/index.js';
import { type AttemptWish, type OAuthAttempt, OAuthAttempts } from './oauth-attempts.js';
import { OAuthProblem } from './oauth-problem.js';
import { type OAuthProvider, ProviderError, type ProviderProfile } from './oauth-provider.js';
import { OAuthProviders } from './oauth-providers.js';

/** Somebody who came back from a provider, and what they had set out for. */
export interface Return {
  readonly attempt: OAuthAttempt;
  readonly profile: ProviderProfile;
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** The way to a provider and back, for all of them alike. */
@Injectable()
export class OAuthFlow {
  constructor(
    private readonly providers: OAuthProviders,
    private readonly attempts: OAuthAttempts,
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly links: PublicLinks,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Begins an attempt, whose cookie goes with the reply. Resolves with where to send the browser.
   *
   * @throws OAuthProblem
   */
  async setOut(
    name: OAuthVendor,
    wish: Omit<AttemptWish, 'redirectUri'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<URL> {
    const context = { returnTo: wish.returnTo, isLink: wish.link !== undefined };
    const provider = this.require(name, context);
    const redirectUri = `${this.originFor(request)}/${API_PREFIX}/auth/oauth/${name}/callback`;
    const attempt = this.attempts.begin(name, { ...wish, redirectUri }, request, reply);
    try {
      return await provider.authorizationUrl(attempt);
    } catch (error) {
      throw await this.problem(error, name, context);
    }
  }

  /** Ends an attempt: who it is that came back to the browser that had set out. @throws OAuthProblem */
  async comeBack(name: OAuthVendor, request: FastifyRequest, reply: FastifyReply): Promise<Return> {
    const provider = this.require(name, {});
    const parameters = new URLSearchParams(request.url.split('?', 2)[1] ?? '');
    const attempt = this.attempts.finish(name, parameters.get('state'), request, reply);
    if (!attempt) throw new OAuthProblem('expired', name);
    try {
      return { attempt, profile: await provider.profile(attempt, parameters) };
    } catch (error) {
      const { returnTo, link } = attempt;
      throw await this.problem(error, name, { returnTo, isLink: link !== undefined });
    }
  }

  private require(name: OAuthVendor, context: OAuthProblem['context']): OAuthProvider {
    const provider = this.providers.find(name);
    if (!provider) throw new OAuthProblem('off', name, context);
    return provider;
  }

  /** What the person is told; what is the provider's fault is logged, forged answers are audited. */
  private async problem(
    error: unknown,
    provider: OAuthVendor,
    context: OAuthProblem['context'],
  ): Promise<unknown> {
    if (!(error instanceof ProviderError)) return error;
    const { failure } = error;
    if (failure === 'unavailable' || failure === 'untrusted') {
      this.logger.warn({ err: error, provider, failure }, 'a sign-in provider failed');
    }
    if (failure === 'untrusted') {
      await this.db.rows(
        await this.audit.insertion({
          action: 'sign-in.failed',
          actor: 'anonymous',
          entityType: 'provider',
          entityId: provider,
          diff: { reason: 'untrusted' },
        }),
      );
    }
    return new OAuthProblem(failure, provider, context, { cause: error });
  }

  /**
   * Where the provider sends people back to. While developing without PUBLIC_URL it is the name by
   * which the browser came, because that is where its cookies are; no other name is believed.
   */
  private originFor({ headers: { host = '' } }: FastifyRequest): string {
    const isOpen = this.config.app.http.publicUrl === undefined;
    return isOpen && LOOPBACK.test(host) ? `http://${host}` : this.links.origin;
  }
}
