import { describe, expect, it } from '@jest/globals';
import type { AppConfig } from '../config/index.js';
import { securityHeaders } from './security-headers.js';

const reachedBy = (publicUrl: string | undefined) =>
  securityHeaders({ app: { http: { publicUrl } } } as AppConfig);

describe('security headers', () => {
  it('forbid answers of the API everything', () => {
    const { api } = reachedBy(undefined);
    expect(api['content-security-policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(api['x-content-type-options']).toBe('nosniff');
  });

  it('let pages run their own scripts, and no others', () => {
    const policy = reachedBy(undefined).page['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  });

  it('bind browsers to https exactly where the program is reached by it', () => {
    expect(reachedBy('https://pixshift.test').page).toHaveProperty('strict-transport-security');
    expect(reachedBy('http://localhost:3000').page).not.toHaveProperty('strict-transport-security');
    expect(reachedBy(undefined).api).not.toHaveProperty('strict-transport-security');
  });
});
