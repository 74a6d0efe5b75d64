import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '../../platform/config/index.js';
import { assertSameOrigin } from './same-origin.js';

const http = {
  publicUrl: 'https://pix.example',
  corsOrigins: ['https://partner.example'],
} as unknown as AppConfig['app']['http'];

function check(headers: Record<string, string>): () => void {
  return () => assertSameOrigin({ headers } as unknown as FastifyRequest, http);
}

describe('assertSameOrigin', () => {
  it.each([
    ['PUBLIC_URL', 'https://pix.example', '10.0.0.7:3000'],
    ['the address it was sent to', 'http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['the same in capitals', 'http://pix.internal', 'PIX.internal'],
    ['a configured origin', 'https://partner.example', '10.0.0.7:3000'],
  ])('lets %s pass', (_, origin, host) => {
    expect(check({ origin, host, 'x-requested-with': 'fetch' })).not.toThrow();
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of the same host', { origin: 'http://127.0.0.1:4000' }],
    ['a subdomain', { origin: 'https://evil.pix.example' }],
    ['our name in front of another', { origin: 'https://pix.example.evil.example' }],
    ['our name as a user', { origin: 'https://pix.example@evil.example' }],
    ['PUBLIC_URL by plain http', { origin: 'http://pix.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['nonsense', { origin: '::' }],
    ['no Origin', {}],
  ])('refuses %s', (_, headers) => {
    expect(check({ host: '127.0.0.1:3000', 'x-requested-with': 'fetch', ...headers })).toThrow(
      'may not use your session',
    );
  });

  it('refuses our own page without the header that others cannot send', () => {
    expect(check({ origin: 'https://pix.example', host: 'pix.example' })).toThrow(
      'X-Requested-With',
    );
  });
});
