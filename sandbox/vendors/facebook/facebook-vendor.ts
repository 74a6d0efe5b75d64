import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { Authorizations } from '../sign-in/authorizations.js';
import { People, type Person } from '../sign-in/people.js';
import { CLIENT, RedirectProblem, SignInVendor } from '../sign-in/sign-in-vendor.js';

const FIRST_PEOPLE = [
  { name: 'Grace Hopper', email: 'grace.hopper@example.org', emailVerified: false },
  { name: 'Alan Turing', email: null, emailVerified: false },
];
const SCOPES = ['email', 'public_profile'];
const LIFETIME_SECONDS = 5_183_944;

interface GraphError {
  code: number;
  type?: string;
  message: string;
  subcode?: number;
}

const ERRORS = {
  version: { code: 2500, message: 'Unknown path components: the version is missing or unknown.' },
  client: { code: 1, message: 'Error validating client secret.' },
  unknown: { code: 100, message: 'Invalid verification code format.' },
  used: { code: 100, subcode: 36009, message: 'This authorization code has been used.' },
  expired: { code: 100, subcode: 36007, message: 'This authorization code has expired.' },
  mismatch: {
    code: 100,
    subcode: 36008,
    message: 'Error validating verification code. Please make sure your redirect_uri is identical.',
  },
  verifier: { code: 100, message: 'Invalid code_verifier parameter.' },
  token: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' },
  noProof: {
    code: 100,
    type: 'GraphMethodException',
    message: 'API calls from the server require an appsecret_proof argument',
  },
  proof: {
    code: 100,
    type: 'GraphMethodException',
    message: 'Invalid appsecret_proof provided in the API argument',
  },
} as const satisfies Record<string, GraphError>;

/**
 * Facebook Login (OAuth 2.0 without id token) and as much of the Graph API as it needs. Calls must
 * carry the `appsecret_proof`, as an app can demand. An address may be missing, and none is ever said
 * to be verified.
 */
export class FacebookVendor extends SignInVendor {
  readonly name = 'facebook';
  protected readonly title = 'Facebook';
  protected readonly verifies = false;
  protected readonly emailScope = 'email';
  protected override readonly fragment = '_=_';
  protected readonly people = new People(
    () => `10${Array.from({ length: 15 }, () => randomInt(10)).join('')}`,
    FIRST_PEOPLE,
  );
  protected readonly authorizations = new Authorizations({ code: 'AQ', token: 'EAA' });

  register(routes: FastifyInstance): void {
    this.registerConsent(routes, '/:version/dialog/oauth');
    const token = async (request: FastifyRequest, reply: FastifyReply) =>
      this.accessToken(request, reply);
    routes.get('/:version/oauth/access_token', token);
    routes.post('/:version/oauth/access_token', token);
    routes.get('/:version/me', async (request, reply) => this.me(request, reply));
  }

  errorBody(status: number): unknown {
    return errorOf({
      code: status === 429 ? 4 : 2,
      message:
        status === 429
          ? 'Application request limit reached'
          : 'An unexpected error has occurred. Please retry your request later.',
    });
  }

  blocked(): { status: number; body: unknown } {
    const message = 'You cannot access the app till you log in to www.facebook.com';
    return { status: 400, body: errorOf({ code: 459, message }) };
  }

  protected override declined(): Record<string, string> {
    return {
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
    };
  }

  protected override checkRequest(_query: unknown, scopes: readonly string[]): void {
    const unknown = scopes.find((scope) => !SCOPES.includes(scope));
    if (unknown !== undefined) {
      throw new RedirectProblem('invalid_scope', `Invalid Scopes: ${unknown}.`);
    }
  }

  private accessToken(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!hasVersion(request)) return refuse(reply, ERRORS.version);
    const parameters =
      request.method === 'POST'
        ? new URLSearchParams(String(request.body))
        : new URLSearchParams(request.query as Record<string, string>);
    const of = (name: string): string => parameters.get(name) ?? '';
    if (of('client_id') !== CLIENT.id || of('client_secret') !== CLIENT.secret) {
      return refuse(reply, ERRORS.client);
    }
    const redemption = this.authorizations.redeem(of('code'), {
      clientId: CLIENT.id,
      redirectUri: of('redirect_uri'),
      verifier: of('code_verifier'),
    });
    if ('problem' in redemption) return refuse(reply, ERRORS[redemption.problem]);
    return reply.send({
      access_token: redemption.accessToken,
      token_type: 'bearer',
      expires_in: LIFETIME_SECONDS,
    });
  }

  private me(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!hasVersion(request)) return refuse(reply, ERRORS.version);
    const query = request.query as Record<string, string | undefined>;
    const header = /^(?:Bearer|OAuth) (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = query['access_token'] ?? header ?? '';
    const grant = this.authorizations.grantOf(token);
    const person = grant && this.people.find(grant.personId);
    if (!person) return refuse(reply, ERRORS.token);
    const proof = query['appsecret_proof'];
    if (proof === undefined) return refuse(reply, ERRORS.noProof);
    if (!isProof(proof, token)) return refuse(reply, ERRORS.proof);
    const fields = (query['fields'] ?? 'id,name').split(',');
    return reply.send(fieldsOf(person, fields, grant.request.scopes));
  }
}

function fieldsOf(
  { id, name, email }: Person,
  fields: readonly string[],
  scopes: readonly string[],
): Record<string, string> {
  const [first = '', ...last] = name.split(' ');
  const known: Record<string, string | null> = {
    name,
    email: scopes.includes('email') ? email : null,
    first_name: first,
    last_name: last.join(' '),
  };
  return {
    id,
    ...Object.fromEntries(
      fields.flatMap((field) => {
        const value = known[field];
        return value ? [[field, value] as const] : [];
      }),
    ),
  };
}

/** HMAC-SHA256 of the access token under the app's secret, in hex. */
function isProof(proof: string, token: string): boolean {
  const expected = Buffer.from(createHmac('sha256', CLIENT.secret).update(token).digest('hex'));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function hasVersion(request: FastifyRequest): boolean {
  return /^v\d{1,2}\.\d$/.test((request.params as { version: string }).version);
}

function refuse(reply: FastifyReply, error: GraphError): FastifyReply {
  return reply.code(400).send(errorOf(error));
}

function errorOf({ code, message, subcode, type = 'OAuthException' }: GraphError) {
  return {
    error: {
      message,
      type,
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      fbtrace_id: `A${code}Sandbox`,
    },
  };
}
