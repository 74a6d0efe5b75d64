import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidFieldError, NotFoundError } from '../../platform/errors/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import { OAUTH_VENDORS, type OAuthVendor } from '../../platform/vendors/index.js';
import type { Return } from './oauth-flow.js';
import type { StrategyOptions } from './provider.strategy.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where a strategy sends the browser. */
    strategyRedirect?: string;
    /** Who came back from a provider. */
    providerReturn?: Return;
  }
}

const MAX_RETURN_TO = 1000;

/**
 * What passport takes for a response: it redirects by the methods of Node's, which Fastify must not
 * be bypassed with. The route does the redirect instead.
 */
class StrategyResponse {
  statusCode = 200;

  constructor(
    private readonly request: FastifyRequest,
    private readonly onEnd: () => void,
  ) {}

  setHeader(name: string, value: string): void {
    if (name.toLowerCase() === 'location') this.request.strategyRedirect = value;
  }

  end(): void {
    this.onEnd();
  }
}

function guardOf(name: OAuthVendor): CanActivate {
  const responses = new WeakMap<FastifyRequest, StrategyResponse>();

  class ProviderGuard extends AuthGuard(name) {
    /** Passport never settles a strategy that redirects, so its end counts, too. */
    override async canActivate(context: ExecutionContext): Promise<boolean> {
      const request = requestOf(context);
      const redirected = new Promise<boolean>((resolve) => {
        responses.set(request, new StrategyResponse(request, () => resolve(true)));
      });
      return Promise.race([
        Promise.resolve(super.canActivate(context)),
        redirected,
      ]) as Promise<boolean>;
    }

    getResponse(context: ExecutionContext): StrategyResponse | undefined {
      return responses.get(requestOf(context));
    }

    override getAuthenticateOptions(context: ExecutionContext) {
      const { routeOptions } = requestOf(context);
      const options: StrategyOptions = {
        reply: context.switchToHttp().getResponse<FastifyReply>(),
        isReturn: routeOptions.url?.endsWith('/callback') ?? false,
      };
      return { ...options, property: 'providerReturn' };
    }

    override handleRequest<T>(error: Error | null, back: T): T {
      if (error) throw error;
      return back;
    }
  }
  return new ProviderGuard();
}

/** Runs the strategy of the provider in the path. */
@Injectable()
export class OAuthGuard implements CanActivate {
  private readonly guards = new Map(OAUTH_VENDORS.map((name) => [name, guardOf(name)] as const));

  constructor(private readonly limiter: RateLimiter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const guard = this.guards.get(providerOf(request));
    if (!guard) throw new NotFoundError('sign-in provider');
    checkReturnTo((request.query as { returnTo?: unknown }).returnTo);
    await this.limiter.consume('oauth-ip', callerKey(request.ip));
    return (await guard.canActivate(context)) as boolean;
  }
}

/** Before passport's strategies, and so before pipes. Where it leads to is looked at elsewhere. */
function checkReturnTo(text: unknown): void {
  if (text === undefined) return;
  const isText = typeof text === 'string' && !text.includes('\0') && text.isWellFormed();
  if (isText && text.length <= MAX_RETURN_TO) return;
  throw new InvalidFieldError('returnTo', 'This is no path of our pages.');
}

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** The provider in the path, whether or not there is such a one. */
export function providerOf(request: FastifyRequest): OAuthVendor {
  return (request.params as { provider: OAuthVendor }).provider;
}
