import { createHash, createHmac, randomBytes } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { FacebookVendor } from '../../sandbox/vendors/facebook/facebook-vendor.js';
import { GOOGLE, OIDC, OpenIdVendor } from '../../sandbox/vendors/openid/openid-vendor.js';

const CLIENT = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
const CALLBACK = 'http://127.0.0.1:3000/api/v1/auth/oauth';

/** Where each vendor has what, and what it is asked for. */
const VENDORS = {
  google: { authorize: '/o/oauth2/v2/auth', token: '/token', scope: 'openid email profile' },
  oidc: { authorize: '/oauth/authorize', token: '/oauth/token', scope: 'openid email profile' },
  facebook: {
    authorize: '/v24.0/dialog/oauth',
    token: '/v24.0/oauth/access_token',
    scope: 'email,public_profile',
  },
} as const;
type Name = keyof typeof VENDORS;
const NAMES = Object.keys(VENDORS) as Name[];

let sandbox: Sandbox;
let base: string;

beforeEach(async () => {
  sandbox = await startSandbox({
    port: 0,
    vendors: [new OpenIdVendor(GOOGLE), new OpenIdVendor(OIDC), new FacebookVendor()],
  });
  base = `http://localhost:${sandbox.port}`;
});
afterEach(() => sandbox.close());

const json = async (response: Response): Promise<any> => response.json(); // oxlint-disable-line typescript/no-explicit-any

function request(vendor: Name, change: Record<string, string | undefined> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    client_id: CLIENT.client_id,
    redirect_uri: `${CALLBACK}/${vendor}/callback`,
    response_type: 'code',
    scope: VENDORS[vendor].scope,
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  const query = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { verifier, url: `${base}/${vendor}${VENDORS[vendor].authorize}?${query.toString()}` };
}

/** Opens the page of consent and answers it; resolves with where that leads. */
async function decide(url: string, form: Record<string, string>): Promise<URL> {
  const page = await fetch(url);
  expect(page.headers.get('content-type')).toMatch(/text\/html/);
  const id = /name="request" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ request: id, ...form }),
  });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '');
}

const NEWCOMER = { decision: 'new', name: 'Ada Lovelace', email: 'ada@example.test' };

async function codeFor(vendor: Name, form: Record<string, string> = NEWCOMER, change = {}) {
  const { verifier, url } = request(vendor, change);
  const location = await decide(url, form);
  return { verifier, code: location.searchParams.get('code') ?? '' };
}

const exchange = (vendor: Name, form: Record<string, string>): Promise<Response> =>
  fetch(`${base}/${vendor}${VENDORS[vendor].token}`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      redirect_uri: `${CALLBACK}/${vendor}/callback`,
      ...CLIENT,
      ...form,
    }),
  });

async function tokensFor(vendor: Name, form: Record<string, string> = NEWCOMER) {
  const { code, verifier } = await codeFor(vendor, form);
  return json(await exchange(vendor, { code, code_verifier: verifier }));
}

describe.each(NAMES)('%s', (vendor) => {
  it('sends the person back with a code and the state', async () => {
    const location = await decide(request(vendor).url, NEWCOMER);
    expect(location.origin + location.pathname).toBe(`${CALLBACK}/${vendor}/callback`);
    expect(location.searchParams.get('state')).toBe('the-state');
    expect(location.searchParams.get('code')).toMatch(/^\S{20,}$/);
  });

  it('says so when the person declines', async () => {
    const location = await decide(request(vendor).url, { decision: 'deny' });
    expect(location.searchParams.get('error')).toBe('access_denied');
    expect(location.searchParams.get('state')).toBe('the-state');
    expect(location.searchParams.has('code')).toBe(false);
  });

  it('sends nobody to an address that is not registered, nor for a stranger', async () => {
    for (const change of [
      { redirect_uri: 'https://evil.test/google/callback' },
      { redirect_uri: 'http://127.0.0.1:3000/elsewhere' },
      { redirect_uri: undefined },
      { client_id: 'another' },
    ]) {
      const answer = await fetch(request(vendor, change).url, { redirect: 'manual' });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Access blocked');
    }
  });

  it.each([
    [{ code_challenge: undefined }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: undefined }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'openid user_friends' }, 'invalid_scope'],
  ])('refuses %j', async (change, error) => {
    const answer = await fetch(request(vendor, change).url, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    expect(searchParams.get('error')).toBe(error);
    expect(searchParams.get('state')).toBe('the-state');
  });

  it('takes a code once, and its token back when it comes again', async () => {
    const { code, verifier } = await codeFor(vendor);
    const first = await exchange(vendor, { code, code_verifier: verifier });
    expect(first.status).toBe(200);
    const { access_token: token } = await json(first);
    expect((await exchange(vendor, { code, code_verifier: verifier })).status).toBe(400);
    const path =
      vendor === 'facebook'
        ? '/v24.0/me'
        : vendor === 'google'
          ? '/v1/userinfo'
          : '/oauth/userinfo';
    const profile = await fetch(`${base}/${vendor}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(profile.status).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['a wrong verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: `${CALLBACK}/other/${'google'}/callback` }],
    ['a wrong secret', { client_secret: 'guessed' }],
    ['another client', { client_id: 'another' }],
    ['a code that it never gave', { code: 'made-up' }],
  ])('refuses %s', async (_, change) => {
    const { code, verifier } = await codeFor(vendor);
    const answer = await exchange(vendor, { code, code_verifier: verifier, ...change });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await json(answer)).toHaveProperty('error');
  });

  it('knows a person again by their address, whatever they call themselves', async () => {
    const people = async (): Promise<{ id: string; email: string }[]> =>
      json(await fetch(`${base}/vendors/${vendor}/people`));
    await tokensFor(vendor);
    const [first] = await people();
    await tokensFor(vendor, { ...NEWCOMER, name: 'Countess', email: 'ADA@example.test' });
    const [second] = await people();
    expect(second?.id).toBe(first?.id);
  });

  it('keeps its pages up while its calls fail', async () => {
    const { code, verifier } = await codeFor(vendor);
    await fetch(`${base}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ vendor, mode: '503', times: 1 }),
    });
    await decide(request(vendor).url, NEWCOMER);
    expect((await exchange(vendor, { code, code_verifier: verifier })).status).toBe(503);
    expect((await exchange(vendor, { code, code_verifier: verifier })).status).toBe(200);
  });
});

describe.each(['google', 'oidc'] as const)('%s as an issuer', (vendor) => {
  const issuer = (): string => `${base}/${vendor}`;
  const discovery = async () => json(await fetch(`${issuer()}/.well-known/openid-configuration`));
  const control = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${base}/vendors/${vendor}${path}`, {
      method,
      ...(body
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
  const verify = async (idToken: string) =>
    jwtVerify(idToken, createRemoteJWKSet(new URL((await discovery()).jwks_uri)), {
      issuer: issuer(),
      audience: CLIENT.client_id,
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'nonce', 'iat', 'exp'],
    });

  it('describes itself', async () => {
    expect(await discovery()).toMatchObject({
      issuer: issuer(),
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256'],
    });
  });

  it('signs an id token that its keys verify, and has a profile for the access token', async () => {
    const tokens = await tokensFor(vendor, { ...NEWCOMER, verified: 'yes' });
    const { payload } = await verify(tokens.id_token);
    expect(payload).toMatchObject({ nonce: 'the-nonce', sub: expect.any(String) });
    const profile = await fetch((await discovery()).userinfo_endpoint, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await json(profile)).toMatchObject({
      sub: payload.sub,
      email: 'ada@example.test',
      email_verified: true,
      name: 'Ada Lovelace',
    });
  });

  it('keeps the key before published after a rotation, and none before that', async () => {
    const first = (await tokensFor(vendor)).id_token as string;
    await control('POST', '/keys/rotate');
    const second = (await tokensFor(vendor)).id_token as string;
    expect(decodeProtectedHeader(second).kid).not.toBe(decodeProtectedHeader(first).kid);
    await verify(first);
    await verify(second);
    await control('POST', '/keys/rotate');
    await expect(verify(first)).rejects.toThrow(/no applicable key/);
  });

  it.each([
    'wrong-issuer',
    'wrong-audience',
    'no-nonce',
    'no-subject',
    'expired',
    'unsigned',
    'signed-with-secret',
    'signed-with-public-key',
    'unknown-key',
    'foreign-key',
  ])('forges the next id token only: %s', async (kind) => {
    expect((await control('PUT', '/forgery', { kind })).status).toBe(200);
    const forged = (await tokensFor(vendor)).id_token as string;
    await expect(verify(forged)).rejects.toThrow();
    await verify((await tokensFor(vendor)).id_token);
  });

  it('forges what a library alone does not see', async () => {
    for (const [kind, expected] of [
      ['wrong-party', { azp: 'somebody-else' }],
      ['second-audience', { aud: [CLIENT.client_id, 'somebody-else'] }],
      ['wrong-nonce', { nonce: 'of-another-attempt' }],
    ] as const) {
      await control('PUT', '/forgery', { kind });
      const { payload } = await verify((await tokensFor(vendor)).id_token);
      expect(payload).toMatchObject(expected);
    }
    await control('PUT', '/forgery', { kind: 'no-token' });
    expect(await tokensFor(vendor)).not.toHaveProperty('id_token');
    expect((await control('PUT', '/forgery', { kind: 'nonsense' })).status).toBe(400);
  });

  it('gives only what the scope asks for', async () => {
    const { code, verifier } = await codeFor(vendor, NEWCOMER, { scope: 'openid' });
    const tokens = await json(await exchange(vendor, { code, code_verifier: verifier }));
    const profile = await json(
      await fetch((await discovery()).userinfo_endpoint, {
        headers: { authorization: `Bearer ${tokens.access_token}` },
      }),
    );
    expect(Object.keys(profile)).toEqual(['sub']);
  });
});

describe('the Graph of facebook', () => {
  const me = (token: string, query: Record<string, string>): Promise<Response> =>
    fetch(`${base}/facebook/v24.0/me?${new URLSearchParams(query).toString()}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const proofOf = (token: string): string =>
    createHmac('sha256', CLIENT.client_secret).update(token).digest('hex');

  it('answers the fields that are asked for, with the proof only', async () => {
    const { access_token: token } = await tokensFor('facebook');
    const fields = 'id,name,email';
    const answer = await me(token, { fields, appsecret_proof: proofOf(token) });
    expect(await json(answer)).toEqual({
      id: expect.stringMatching(/^\d{17}$/),
      name: 'Ada Lovelace',
      email: 'ada@example.test',
    });
    for (const query of [{ fields }, { fields, appsecret_proof: proofOf('another') }]) {
      const refused = await me(token, query as Record<string, string>);
      expect(refused.status).toBe(400);
      expect((await json(refused)).error.code).toBe(100);
    }
    expect((await me('made-up', { appsecret_proof: proofOf('made-up') })).status).toBe(400);
  });

  it('has no address for who gave none', async () => {
    const { access_token: token } = await tokensFor('facebook', {
      decision: 'new',
      name: 'Alan',
      email: '',
    });
    const answer = await me(token, { fields: 'id,email', appsecret_proof: proofOf(token) });
    expect(await json(answer)).toEqual({ id: expect.any(String) });
  });

  it('wants a version in the path', async () => {
    const answer = await fetch(`${base}/facebook/latest/me`);
    expect((await json(answer)).error.code).toBe(2500);
  });
});
