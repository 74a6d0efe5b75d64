import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditTrail } from '../audit-log/index.js';
import { Database } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { ACCESS, type Access, currentRequest, type Principal } from '../platform/http/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { ApiLimit, countsTowardsLimit } from '../platform/rate-limit/index.js';
import { AccessTokens } from './access-tokens.js';
import { SessionStates } from './sessions/session-states.js';

interface Route {
  readonly access: Access | undefined;
  readonly counted: boolean;
}

/**
 * Stands before every route of the program: finds out who is calling, counts the request and lets
 * it through only as the route's `@Public()` or `@RequirePermission(…)` says. A route that says
 * nothing is refused.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly routes = new Map<unknown, Route>();

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionStates,
    private readonly limit: ApiLimit,
    private readonly db: Database,
    private readonly audit: AuditTrail,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const route = this.routeOf(context, request);
    // What strangers may see needs nobody's answer, and waiting for none costs a part of a small request.
    if (route.access?.kind !== 'public' || request.headers.authorization !== undefined) {
      return this.decide(route, request, reply);
    }
    const counting = route.counted ? this.limit.count({ ip: ipOf(request) }, reply) : undefined;
    return counting ? counting.then(() => true) : true;
  }

  private async decide(
    { access, counted }: Route,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<boolean> {
    const { principal, problem } = await this.identify(request);
    request.principal = principal;
    // Before any refusal, so that guessing tokens is counted, too.
    if (counted) {
      await this.limit.count({ sessionId: principal?.sessionId, ip: ipOf(request) }, reply);
    }
    if (!access) throw this.undeclared(request);
    if (access.kind === 'public') return true;
    if (!principal) {
      void reply.header('WWW-Authenticate', 'Bearer');
      throw problem ?? new DomainError('AUTH_REQUIRED', 'Please sign in.');
    }
    if (!principal.permissions.has(access.permission)) {
      throw await this.forbidden(principal, access.permission, request);
    }
    return true;
  }

  private routeOf(context: ExecutionContext, request: FastifyRequest): Route {
    const handler = context.getHandler();
    let route = this.routes.get(handler);
    if (!route) {
      const targets = [handler, context.getClass()];
      route = {
        access: this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets),
        counted: countsTowardsLimit(request.routeOptions.url ?? ''),
      };
      this.routes.set(handler, route);
    }
    return route;
  }

  private async identify(
    request: FastifyRequest,
  ): Promise<{ principal?: Principal; problem?: Error }> {
    if (request.headers.authorization === undefined) return {};
    try {
      const token = bearerToken(request);
      if (!token) throw new DomainError('AUTH_INVALID', 'Send the access token as "Bearer …".');
      return { principal: await this.sessions.principalOf(await this.tokens.verify(token)) };
    } catch (error) {
      return { problem: error as Error };
    }
  }

  private undeclared(request: FastifyRequest): DomainError {
    this.logger.error({ route: request.routeOptions.url }, 'route declares no access');
    return new DomainError('AUTH_FORBIDDEN', 'Nobody may do this.');
  }

  private async forbidden(
    principal: Principal,
    permission: string,
    request: FastifyRequest,
  ): Promise<DomainError> {
    try {
      await this.db.rows(
        await this.audit.insertion({
          action: 'access.denied',
          actor: principal,
          entityType: 'route',
          entityId: `${request.method} ${request.routeOptions.url}`.slice(0, 80),
          diff: { permission },
        }),
      );
    } catch (error) {
      this.logger.error({ err: error, userId: principal.userId }, 'auditing a refusal failed');
    }
    return new DomainError('AUTH_FORBIDDEN', 'You may not do this.', { permission });
  }
}

/** Worked out once for each request: behind proxies it is a walk along the addresses that they name. */
function ipOf(request: FastifyRequest): string {
  return currentRequest()?.ip ?? request.ip;
}

/** The token of `Authorization: Bearer …`, if there is one of the right form. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(request.headers.authorization ?? '')?.[1];
}
