import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { valid } from '../../valid.js';
import type { HttpVendor } from '../../vendor.js';
import { type AuthorizationRequest, type Authorizations } from './authorizations.js';
import { renderConsentPage, renderProblemPage } from './consent-page.js';
import { type People, type Person } from './people.js';

/** The one client that the vendors know. Credentials that open nothing else. */
export const CLIENT = { id: 'sandbox-client', secret: 'sandbox-client-secret' };

type Query = Readonly<Record<string, string | undefined>>;

/** Thrown where the person is sent back with an error (RFC 6749, section 4.1.2.1). */
export class RedirectProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const person = z.strictObject({
  id: z.string().min(1).max(255),
  name: z.string().max(200),
  email: z.string().max(254).nullable(),
  emailVerified: z.boolean(),
});

/**
 * What the sign-in vendors share: accounts, the page on which a person decides, and the way back to
 * the client. PKCE with S256 is demanded of everybody.
 */
export abstract class SignInVendor implements HttpVendor {
  readonly protocol = 'http';
  abstract readonly name: string;
  /** How people call it. */
  protected abstract readonly title: string;
  /** Whether it ever says of an address that it is verified. */
  protected abstract readonly verifies: boolean;
  protected abstract readonly emailScope: string;
  protected abstract readonly people: People;
  protected abstract readonly authorizations: Authorizations;

  abstract register(routes: FastifyInstance): void;
  abstract errorBody(status: number): unknown;
  abstract blocked(): { status: number; body: unknown };

  control(routes: FastifyInstance): void {
    routes.get('/people', async () => this.people.list());
    routes.put('/people', async (request) => this.people.put(valid(person, request.body)));
  }

  /** What some vendors leave at the end of the address that they send people back to. */
  protected readonly fragment: string = '';

  /** The parameters that come back to the client when the person declined. */
  protected declined(): Record<string, string> {
    return { error: 'access_denied' };
  }

  /** @throws RedirectProblem */
  protected checkRequest(_query: Query, _scopes: readonly string[]): void {}

  /** The page at `path`, and the decision that is posted there. */
  protected registerConsent(routes: FastifyInstance, path: string): void {
    const options = { config: { isPage: true } };
    routes.get(path, options, async (request, reply) => this.ask(request, reply));
    routes.post(path, options, async (request, reply) => this.decide(request, reply));
  }

  private async ask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const query = request.query as Query;
    const problem = clientProblem(query, this.name);
    if (problem) return this.show(reply.code(400), renderProblemPage(this.title, ...problem));
    const asked = readRequest(query);
    try {
      this.checkRequest(query, asked.scopes);
      checkProtocol(query);
    } catch (error) {
      if (!(error instanceof RedirectProblem)) throw error;
      return this.back(reply, asked, { error: error.code, error_description: error.message });
    }
    return this.show(
      reply,
      renderConsentPage({
        vendor: this.title,
        requestId: this.authorizations.ask(asked),
        people: this.people.list(),
        wantsEmail: asked.scopes.includes(this.emailScope),
        verifies: this.verifies,
      }),
    );
  }

  private async decide(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const form = new URLSearchParams(String(request.body));
    const asked = this.authorizations.asked(form.get('request') ?? '');
    const chosen = asked && this.chosen(form);
    if (!asked) {
      const page = renderProblemPage(this.title, 'unknown_request', 'Please begin again.');
      return this.show(reply.code(400), page);
    }
    if (!chosen) return this.back(reply, asked, this.declined());
    return this.back(reply, asked, { code: this.authorizations.grant(asked, chosen.id) });
  }

  private chosen(form: URLSearchParams): Person | undefined {
    if (form.get('decision') === 'deny') return undefined;
    const id = form.get('person');
    const known = id === null ? undefined : this.people.find(id);
    if (known) return this.people.put(known);
    const email = form.get('email')?.trim() || null;
    return this.people.enter({
      name: form.get('name')?.trim() ?? '',
      email,
      emailVerified: email !== null && this.verifies && form.get('verified') === 'yes',
    });
  }

  private back(
    reply: FastifyReply,
    { redirectUri, state }: AuthorizationRequest,
    parameters: Record<string, string>,
  ): FastifyReply {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    if (state !== undefined) url.searchParams.set('state', state);
    url.hash = this.fragment;
    return reply.redirect(url.href, 302);
  }

  private show(reply: FastifyReply, page: string): FastifyReply {
    return (
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        // Not `no-referrer`: the form is answered only where it says where it comes from.
        .header('referrer-policy', 'same-origin')
        .header(
          'content-security-policy',
          // The answer to the form leads to the client, wherever on this machine that is.
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://localhost:* http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'",
        )
        .send(page)
    );
  }
}

/** What is wrong with who asks, so that nobody may be sent there. */
function clientProblem(query: Query, vendor: string): [code: string, text: string] | undefined {
  if (query['client_id'] !== CLIENT.id) {
    return ['invalid_client', 'The client is not known here.'];
  }
  const uri = query['redirect_uri'] ?? '';
  const { hostname, pathname } = URL.canParse(uri) ? new URL(uri) : { hostname: '', pathname: '' };
  const isRegistered =
    /^(localhost|127\.0\.0\.1)$/.test(hostname) && pathname.endsWith(`/${vendor}/callback`);
  return isRegistered
    ? undefined
    : ['redirect_uri_mismatch', 'The address to come back to is not registered.'];
}

function readRequest(query: Query): AuthorizationRequest {
  return {
    clientId: query['client_id'] ?? '',
    redirectUri: query['redirect_uri'] ?? '',
    state: query['state'],
    scopes: (query['scope'] ?? '').split(/[ ,]+/).filter(Boolean),
    nonce: query['nonce'],
    challenge: query['code_challenge'] ?? '',
  };
}

function checkProtocol(query: Query): void {
  if (query['response_type'] !== undefined && query['response_type'] !== 'code') {
    throw new RedirectProblem('unsupported_response_type', 'Only the code flow is offered.');
  }
  if (query['code_challenge_method'] !== 'S256') {
    throw new RedirectProblem('invalid_request', 'PKCE with S256 is required.');
  }
  if (!/^[\w-]{43}$/.test(query['code_challenge'] ?? '')) {
    throw new RedirectProblem('invalid_request', 'The code challenge has not the form of S256.');
  }
}
