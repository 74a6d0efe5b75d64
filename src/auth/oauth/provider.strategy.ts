import { Injectable, type Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { OAUTH_VENDORS, type OAuthVendor } from '../../platform/vendors/index.js';
import { OAuthFlow, type Return } from './oauth-flow.js';
import { ownPath } from './own-path.js';

/** What the guard hands a strategy. */
export interface StrategyOptions {
  readonly reply: FastifyReply;
  readonly isReturn: boolean;
}

type Verify = (back: Return, done: (error: unknown, user?: Return) => void) => void;

/** The way to a provider and back as a strategy of passport: it redirects, succeeds or fails. */
class OAuthStrategy extends passport.Strategy {
  constructor(
    override readonly name: OAuthVendor,
    private readonly flow: OAuthFlow,
    private readonly verify: Verify,
  ) {
    super();
  }

  override authenticate(request: unknown, options: StrategyOptions): void {
    this.run(request as FastifyRequest, options).catch((error: unknown) => this.error(error));
  }

  private async run(request: FastifyRequest, { reply, isReturn }: StrategyOptions): Promise<void> {
    if (!isReturn) {
      const { returnTo } = request.query as { returnTo?: unknown };
      const wish = { returnTo: ownPath(returnTo) };
      this.redirect((await this.flow.setOut(this.name, wish, request, reply)).href);
      return;
    }
    const back = await this.flow.comeBack(this.name, request, reply);
    this.verify(back, (error, user) => {
      if (error) this.error(error);
      else this.success(user as Return);
    });
  }
}

/** One strategy for each provider, under its name. */
export const PROVIDER_STRATEGIES: readonly Type[] = OAUTH_VENDORS.map((name) => {
  @Injectable()
  class ProviderStrategy extends PassportStrategy(OAuthStrategy, name) {
    constructor(flow: OAuthFlow) {
      super(name, flow);
    }

    validate(back: Return): Return {
      return back;
    }
  }
  return ProviderStrategy;
});
