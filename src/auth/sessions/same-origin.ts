import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '../../platform/config/index.js';
import { DomainError } from '../../platform/errors/index.js';

/**
 * Refuses a request that carries the refresh cookie unless it comes from our own pages: its Origin
 * is where it was sent to, PUBLIC_URL or a configured origin, and it has a header that a foreign
 * page cannot send without asking first.
 *
 * @throws DomainError AUTH_FORBIDDEN.
 */
export function assertSameOrigin(request: FastifyRequest, http: AppConfig['app']['http']): void {
  const { origin, host } = request.headers;
  if (request.headers['x-requested-with'] === undefined) {
    throw new DomainError('AUTH_FORBIDDEN', 'The header X-Requested-With is missing.', {
      header: 'X-Requested-With',
    });
  }
  if (!isOurs(origin, host, http)) {
    throw new DomainError('AUTH_FORBIDDEN', 'This page may not use your session.', {
      header: 'Origin',
    });
  }
}

function isOurs(
  origin: string | undefined,
  host: string | undefined,
  http: AppConfig['app']['http'],
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === http.publicUrl || http.corsOrigins.includes(origin)) return true;
  return host !== undefined && new URL(origin).host === host.toLowerCase();
}
