import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { valid } from '../../valid.js';
import { Authorizations, type Grant } from '../sign-in/authorizations.js';
import { accessTokenHash, FORGERIES, type Forgery, IdTokens } from '../sign-in/id-tokens.js';
import { People, type Person } from '../sign-in/people.js';
import { CLIENT, RedirectProblem, SignInVendor } from '../sign-in/sign-in-vendor.js';

interface Style {
  name: string;
  title: string;
  paths: { authorize: string; token: string; userinfo: string; jwks: string };
  tokenPrefix: { code: string; token: string };
  newId: () => string;
  /** Some say who it is in the id token, some only when asked with the access token. */
  profileInIdToken: boolean;
}

/** Google: its paths, 21-digit subjects, the profile in the id token. */
export const GOOGLE: Style = {
  name: 'google',
  title: 'Google',
  paths: {
    authorize: '/o/oauth2/v2/auth',
    token: '/token',
    userinfo: '/v1/userinfo',
    jwks: '/oauth2/v3/certs',
  },
  tokenPrefix: { code: '4/0A', token: 'ya29.a0' },
  newId: () => `1${Array.from({ length: 20 }, () => randomInt(10)).join('')}`,
  profileInIdToken: true,
};

/** Any other issuer: as an identity service has it, with the profile behind `userinfo` only. */
export const OIDC: Style = {
  name: 'oidc',
  title: 'Sandbox ID',
  paths: {
    authorize: '/oauth/authorize',
    token: '/oauth/token',
    userinfo: '/oauth/userinfo',
    jwks: '/.well-known/jwks.json',
  },
  tokenPrefix: { code: '', token: 'oat_' },
  newId: () => `user_${randomBytes(16).toString('hex')}`,
  profileInIdToken: false,
};

const FIRST_PEOPLE = [
  { name: 'Ada Lovelace', email: 'ada.lovelace@example.org', emailVerified: true },
  { name: 'Charles Babbage', email: 'charles.babbage@example.org', emailVerified: false },
  { name: 'Mary Somerville', email: null, emailVerified: false },
];
const SCOPES = ['openid', 'email', 'profile'];

const forgeryRequest = z.strictObject({ kind: z.enum(FORGERIES) });

/**
 * An issuer of OpenID Connect (Core and Discovery): code flow with PKCE, RS256, a JWKS whose keys can
 * be rotated. By its control routes the next id token can be forged.
 */
export class OpenIdVendor extends SignInVendor {
  readonly name: string;
  protected readonly title: string;
  protected readonly verifies = true;
  protected readonly emailScope = 'email';
  protected readonly people: People;
  protected readonly authorizations: Authorizations;
  private readonly idTokens = new IdTokens();
  private forgery: Forgery | undefined;
  /** What is to be wrong with the profile of the sign-in whose id token was just made. */
  private profileForgery: Forgery | undefined;

  constructor(private readonly style: Style) {
    super();
    this.name = style.name;
    this.title = style.title;
    this.people = new People(style.newId, FIRST_PEOPLE);
    this.authorizations = new Authorizations(style.tokenPrefix);
  }

  register(routes: FastifyInstance): void {
    const { paths } = this.style;
    routes.get('/.well-known/openid-configuration', async (request) =>
      this.discovery(this.issuer(request)),
    );
    routes.get(paths.jwks, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').send(await this.idTokens.jwks()),
    );
    this.registerConsent(routes, paths.authorize);
    routes.post(paths.token, async (request, reply) => this.token(request, reply));
    routes.get(paths.userinfo, async (request, reply) => this.userinfo(request, reply));
  }

  override control(routes: FastifyInstance): void {
    super.control(routes);
    routes.put('/forgery', async (request) => {
      const { kind } = valid(forgeryRequest, request.body);
      this.forgery = kind;
      return { kind };
    });
    routes.post('/keys/rotate', async () => this.idTokens.rotate());
  }

  errorBody(status: number): unknown {
    return {
      error: status === 429 ? 'rate_limit_exceeded' : 'internal_failure',
      error_description: `The sandbox was told to answer ${status}.`,
    };
  }

  blocked(): { status: number; body: unknown } {
    const body = { error: 'access_denied', error_description: 'The account is blocked.' };
    return { status: 403, body };
  }

  protected override checkRequest(_query: unknown, scopes: readonly string[]): void {
    if (!scopes.includes('openid')) {
      throw new RedirectProblem('invalid_scope', 'The scope must contain openid.');
    }
    const unknown = scopes.find((scope) => !SCOPES.includes(scope));
    if (unknown !== undefined) {
      throw new RedirectProblem('invalid_scope', 'Some requested scopes are not offered.');
    }
  }

  /** By the name under which it was asked, which is `localhost` for the program. */
  private issuer(request: FastifyRequest): string {
    return `http://${request.host}/${this.name}`;
  }

  private discovery(issuer: string) {
    const { authorize, token, userinfo, jwks } = this.style.paths;
    return {
      issuer,
      authorization_endpoint: issuer + authorize,
      token_endpoint: issuer + token,
      userinfo_endpoint: issuer + userinfo,
      jwks_uri: issuer + jwks,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256'],
      scopes_supported: SCOPES,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      claims_supported: ['aud', 'email', 'email_verified', 'exp', 'iat', 'iss', 'name', 'sub'],
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code'],
    };
  }

  private async token(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.header('cache-control', 'no-store');
    const form = new URLSearchParams(String(request.body));
    const client = clientOf(request, form);
    if (client.id !== CLIENT.id || client.secret !== CLIENT.secret) {
      return refuse(reply, 401, 'invalid_client', 'Unauthorized');
    }
    if (form.get('grant_type') !== 'authorization_code') {
      return refuse(reply, 400, 'unsupported_grant_type', 'Invalid grant_type.');
    }
    const redemption = this.authorizations.redeem(form.get('code') ?? '', {
      clientId: client.id,
      redirectUri: form.get('redirect_uri') ?? '',
      verifier: form.get('code_verifier') ?? '',
    });
    if ('problem' in redemption) {
      const words = { verifier: 'Invalid code verifier.', mismatch: 'Bad Request' };
      const text = words[redemption.problem as keyof typeof words] ?? 'Malformed auth code.';
      return refuse(reply, 400, 'invalid_grant', text);
    }
    const { grant, accessToken } = redemption;
    const idToken = await this.idToken(this.issuer(request), grant, accessToken);
    return reply.send({
      access_token: accessToken,
      expires_in: 3_599,
      scope: grant.request.scopes.join(' '),
      token_type: 'Bearer',
      ...(idToken === undefined ? {} : { id_token: idToken }),
    });
  }

  private async idToken(
    issuer: string,
    grant: Grant,
    accessToken: string,
  ): Promise<string | undefined> {
    const { forgery } = this;
    this.forgery = undefined;
    this.profileForgery = forgery;
    const person = this.personOf(grant);
    const { nonce } = grant.request;
    const claims = {
      iss: issuer,
      aud: CLIENT.id,
      sub: person.id,
      at_hash: accessTokenHash(accessToken),
      ...(nonce === undefined ? {} : { nonce }),
      ...(this.style.profileInIdToken
        ? { azp: CLIENT.id, ...profile(person, grant.request.scopes) }
        : {}),
    };
    return this.idTokens.issue(claims, CLIENT.secret, forgery);
  }

  private userinfo(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : this.authorizations.grantOf(token);
    if (!grant) {
      void reply.header('www-authenticate', 'Bearer error="invalid_token"');
      return refuse(reply, 401, 'invalid_token', 'Invalid Credentials');
    }
    const person = this.personOf(grant);
    return reply.send({
      sub: person.id,
      ...profile(person, grant.request.scopes),
      ...forgedProfile(this.profileForgery),
    });
  }

  private personOf({ personId }: Grant): Person {
    const person = this.people.find(personId);
    if (!person) throw new Error(`${this.name} has no person ${personId}`);
    return person;
  }
}

function profile(
  { name, email, emailVerified }: Person,
  scopes: readonly string[],
): Record<string, unknown> {
  const [given = '', ...family] = name.split(' ');
  return {
    ...(scopes.includes('email') && email !== null ? { email, email_verified: emailVerified } : {}),
    ...(scopes.includes('profile')
      ? { name, given_name: given, ...(family.length > 0 ? { family_name: family.join(' ') } : {}) }
      : {}),
  };
}

function forgedProfile(forgery: Forgery | undefined): Record<string, unknown> {
  if (forgery === 'text-verified') return { email_verified: 'true' };
  return forgery === 'profile-of-another' ? { sub: 'of-another' } : {};
}

/** `client_secret_basic` or `client_secret_post` (RFC 6749, section 2.3.1). */
function clientOf(request: FastifyRequest, form: URLSearchParams): { id: string; secret: string } {
  const basic = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  }
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
}

function refuse(reply: FastifyReply, status: number, error: string, text: string): FastifyReply {
  return reply.code(status).send({ error, error_description: text });
}
