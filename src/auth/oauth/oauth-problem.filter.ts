import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ErrorFilter,
  InvalidFieldError,
  RateLimitError,
  toDomainError,
} from '../../platform/errors/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { OAUTH_VENDORS, type OAuthVendor } from '../../platform/vendors/index.js';
import { OAuthProblem } from './oauth-problem.js';
import { providerOf } from './oauth.guard.js';

/** The page of the web app that somebody comes back to, whatever became of the sign-in. */
export const CALLBACK_PAGE = '/auth/callback';

/**
 * On the way to a provider and back it is a person who looks at the browser, so whatever goes wrong
 * leads to a page that explains it instead of an error for programs.
 */
@Catch()
export class OAuthProblemFilter implements ExceptionFilter {
  private readonly forPrograms: ErrorFilter;

  constructor(@InjectLogger() private readonly logger: Logger) {
    this.forPrograms = new ErrorFilter(logger);
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const provider = providerOf(request);
    // No button and no provider of ours sends anybody with such a request.
    const isMadeUp = !OAUTH_VENDORS.includes(provider) || thrown instanceof InvalidFieldError;
    if (isMadeUp) return this.forPrograms.catch(thrown, host);
    const problem = this.problemOf(thrown, provider, request);
    const { returnTo, isLink } = problem.context;
    const query = new URLSearchParams({
      problem: problem.kind,
      provider,
      requestId: request.id,
      ...(returnTo === undefined ? {} : { returnTo }),
      ...(isLink ? { linking: 'yes' } : {}),
    });
    void reply
      .header('Cache-Control', 'no-store')
      .redirect(`${CALLBACK_PAGE}?${query.toString()}`, 302);
  }

  private problemOf(thrown: unknown, provider: OAuthVendor, request: FastifyRequest): OAuthProblem {
    if (thrown instanceof OAuthProblem) return thrown;
    if (thrown instanceof RateLimitError) return new OAuthProblem('busy', provider);
    if (toDomainError(thrown).status >= 500) {
      this.logger.error({ err: thrown, provider, requestId: request.id }, 'a sign-in failed');
    }
    return new OAuthProblem('failed', provider);
  }
}
