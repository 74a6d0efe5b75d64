import type { AppConfig } from '../config/index.js';

type Headers = Readonly<Record<string, string>>;

/** Pages: own scripts, styles and pictures only, in nobody's frame. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

/** Answers of the API are no pages: nothing in them may load or run anything. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

const YEAR_SECONDS = 31_536_000;

/**
 * What every answer says about how browsers are to treat it, unless a route says otherwise. Made once, in
 * the letters that Fastify writes, because each request carries it. HSTS only where the program is reached
 * by https.
 */
export function securityHeaders(config: AppConfig): { page: Headers; api: Headers } {
  const isHttps = config.app.http.publicUrl?.startsWith('https:') ?? false;
  const common = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    ...(isHttps
      ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` }
      : {}),
  };
  return {
    page: { ...common, 'content-security-policy': PAGE_POLICY },
    // What may be kept says so itself.
    api: { ...common, 'content-security-policy': API_POLICY, 'cache-control': 'no-store' },
  };
}
