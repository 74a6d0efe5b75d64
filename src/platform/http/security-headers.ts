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
 * What every answer says about how browsers are to treat it, unless a route says otherwise. Made once, because each request carries
 * it. HSTS only where the program is reached by https.
 */
export function securityHeaders(config: AppConfig): { page: Headers; api: Headers } {
  const isHttps = config.app.http.publicUrl?.startsWith('https:') ?? false;
  const common = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'X-Frame-Options': 'DENY',
    'X-Permitted-Cross-Domain-Policies': 'none',
    'X-XSS-Protection': '0',
    ...(isHttps
      ? { 'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains` }
      : {}),
  };
  return {
    page: { ...common, 'Content-Security-Policy': PAGE_POLICY },
    // What may be kept says so itself.
    api: { ...common, 'Content-Security-Policy': API_POLICY, 'Cache-Control': 'no-store' },
  };
}
