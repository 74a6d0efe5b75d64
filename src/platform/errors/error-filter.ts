import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import {
  DomainError,
  MethodNotAllowedError,
  NotFoundError,
  RateLimitError,
} from './domain-error.js';
import { shortDetails, shortText } from './short-details.js';
import { toDomainError } from './to-domain-error.js';

/** Longer ones repeat what the caller sent. */
const MAX_MESSAGE = 300;

/** Renders every error of every route as the one envelope. Nothing internal leaves the process. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  /** @param methodsAt which methods there are at an address */
  constructor(
    private readonly logger: Logger,
    private readonly methodsAt: (url: string) => readonly string[] = () => [],
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.translate(thrown, request);
    if (error.status >= 500) {
      this.logger.error({ err: thrown, code: error.code, requestId: request.id }, 'request failed');
    }
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if ('retryAfterSeconds' in error) reply.header('Retry-After', String(error.retryAfterSeconds));
    if (error instanceof MethodNotAllowedError) reply.header('Allow', error.allow);
    if (error instanceof RateLimitError && 'limit' in error.details) {
      // Until here they told of the general limit, which let the request through.
      reply.headers({
        'RateLimit-Limit': String(error.details['limit']),
        'RateLimit-Remaining': '0',
        'RateLimit-Reset': String(error.retryAfterSeconds),
      });
    }
    reply
      .status(error.status)
      .header('Cache-Control', 'no-store')
      .send(errorEnvelope(error, request.id));
  }

  private translate(thrown: unknown, request: FastifyRequest): DomainError {
    if (thrown instanceof HttpException && thrown.getStatus() === 404) {
      const allowed = this.methodsAt(request.url);
      if (allowed.length > 0 && !allowed.includes(request.method)) {
        return new MethodNotAllowedError(request.method, allowed);
      }
      return new NotFoundError(
        `address: ${request.method} ${request.url.split('?')[0]?.slice(0, 200)}`,
      );
    }
    return toDomainError(thrown);
  }
}

/** The one shape of an error answer. */
export function errorEnvelope(error: DomainError, requestId: string) {
  return {
    error: {
      code: error.code,
      message: shortText(error.message, MAX_MESSAGE),
      category: error.category,
      details: shortDetails(error.details),
      requestId,
    },
  };
}
