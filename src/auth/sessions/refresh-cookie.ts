import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../platform/config/index.js';

const NAME = 'pixshift_refresh';
const PATH = '/api/v1/auth';
/** Tells pages that there may be a session to go on with, and nothing else: they can read it. */
const HINT = 'pixshift_session';

/** The refresh token as browsers keep it: out of reach of scripts, other sites and other routes. */
export function setRefreshCookie(
  reply: FastifyReply,
  http: AppConfig['app']['http'],
  token: string,
  maxAgeSeconds: number,
): void {
  void reply.setCookie(NAME, token, { ...attributes(http), maxAge: maxAgeSeconds });
  void reply.setCookie(HINT, '1', { ...hintAttributes(http), maxAge: maxAgeSeconds });
}

export function clearRefreshCookie(reply: FastifyReply, http: AppConfig['app']['http']): void {
  void reply.clearCookie(NAME, attributes(http));
  void reply.clearCookie(HINT, hintAttributes(http));
}

export function readRefreshCookie(request: FastifyRequest): string | undefined {
  return request.cookies[NAME];
}

function attributes({ publicUrl }: AppConfig['app']['http']) {
  return {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    // Plain http happens on loopback only, or where PUBLIC_URL says so.
    secure: publicUrl?.startsWith('https:') ?? false,
  } as const;
}

function hintAttributes(http: AppConfig['app']['http']) {
  return { ...attributes(http), path: '/', httpOnly: false };
}
