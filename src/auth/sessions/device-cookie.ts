import type { FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { AppConfig } from '../../platform/config/index.js';

const NAME = 'pixshift_device';
const SECRET = /^[\w-]{43}$/;

/** Browsers give a cookie no longer life than this. */
export const DEVICE_DAYS = 400;

/**
 * By what a browser is known again at its next sign-in: 256 random bits in a cookie, out of reach of
 * scripts and other sites. It opens nothing, and lives on from here.
 */
export function deviceSecret(reply: FastifyReply, http: AppConfig['app']['http']): string {
  const sent = reply.request.cookies[NAME];
  const secret = sent && SECRET.test(sent) ? sent : randomBytes(32).toString('base64url');
  void reply.setCookie(NAME, secret, {
    path: '/api/v1/auth',
    httpOnly: true,
    sameSite: 'strict',
    secure: http.publicUrl?.startsWith('https:') ?? false,
    maxAge: DEVICE_DAYS * 86_400,
  });
  return secret;
}
