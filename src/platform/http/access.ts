import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ErrorResponse } from './error.dto.js';
import { DomainError } from '../errors/index.js';

export const ACCESS = 'pixshift:access';

/** How a route may be reached. A route without this is refused by the guard. */
export type Access = { kind: 'public' } | { kind: 'permission'; permission: string };

/** Who makes the request, as the guard found out. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  /** The role that the API shows: ADMIN where the user holds it, else GUEST. */
  readonly role: 'ADMIN' | 'GUEST';
  /** Every role the user holds, staff roles included. */
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
}

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/** Anyone may call this route. A valid access token, if sent, still tells who is calling. */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Only a signed-in user with this permission (`resource:action`) may call this route. */
export const RequirePermission = (permission: string) =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access),
    ApiBearerAuth(),
    ApiUnauthorizedResponse({
      type: ErrorResponse,
      description: 'AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED',
    }),
    ApiForbiddenResponse({
      type: ErrorResponse,
      description: `AUTH_FORBIDDEN: needs ${permission}`,
    }),
  );

/** The signed-in user of a guarded route. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => {
    const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!principal) throw new DomainError('AUTH_REQUIRED', 'Please sign in.');
    return principal;
  },
);

/** The signed-in user of a public route, or undefined. */
export const MaybeUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().principal,
);
