import type { ApiAnswer, ApiRequest, App } from '../harness.js';
import { CookieJar } from './cookie-jar.js';

export type Provider = 'google' | 'facebook' | 'oidc';

/** An account at a provider, as its page of consent takes it. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly verified?: boolean;
}

const OURS = { 'x-requested-with': 'test' };

/**
 * Somebody who signs in by a provider, with the cookies of a browser and without its pages: every
 * step is a request that a test can look at, repeat or leave out.
 */
export class ProviderVisitor {
  readonly jar = new CookieJar();

  constructor(private readonly app: App) {}

  /** A request of our own pages. */
  async send(
    method: 'get' | 'post' | 'del',
    path: string,
    request: ApiRequest = {},
  ): Promise<ApiAnswer> {
    const url = /^https?:/.test(path) ? path : this.app.api(path);
    const cookie = this.jar.header(url);
    const answer = await this.app[method](url, {
      ...request,
      headers: {
        ...(method === 'get' ? {} : { origin: this.app.url, ...OURS }),
        ...(cookie ? { cookie } : {}),
        ...request.headers,
      },
    });
    this.jar.keep(answer.headers);
    return answer;
  }

  /** Resolves with the address of the provider's page. */
  async start(provider: Provider, returnTo?: string): Promise<string> {
    const query = returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo }).toString()}`;
    const answer = await this.send('get', `/auth/oauth/${provider}/start${query}`);
    if (answer.status !== 302) throw new Error(`start answered ${answer.status}`);
    return answer.headers.get('location') ?? '';
  }

  /** Comes back to our callback. Resolves with where that leads, a page of the web app. */
  async comeBack(callbackUrl: string): Promise<URL> {
    const answer = await this.send('get', callbackUrl);
    if (answer.status !== 302) throw new Error(`the callback answered ${answer.status}`);
    return new URL(answer.headers.get('location') ?? '', this.app.url);
  }

  exchange(code: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    return this.send('post', '/auth/oauth/exchange', { body: { code }, ...request });
  }

  /** There and back: resolves with the page of the web app. */
  async visit(provider: Provider, who: Newcomer | string, returnTo?: string): Promise<URL> {
    return this.comeBack(await consent(await this.start(provider, returnTo), who));
  }

  /** There, back and in: resolves with the answer of the exchange. */
  async signIn(
    provider: Provider,
    who: Newcomer | string,
    request: ApiRequest = {},
  ): Promise<ApiAnswer> {
    const page = await this.visit(provider, who);
    const code = page.searchParams.get('code');
    if (!code) throw new Error(`no code: ${page.href}`);
    return this.exchange(code, request);
  }
}

/**
 * What a person does on the page of consent: chooses an account by its id, makes one up, or declines
 * (`'deny'`). Resolves with the address that the provider sends the browser to.
 */
export async function consent(authorizationUrl: string, who: Newcomer | string): Promise<string> {
  const page = await fetch(authorizationUrl, { redirect: 'manual' });
  const text = await page.text();
  const id = /name="request" value="([^"]+)"/.exec(text)?.[1];
  if (!id) throw new Error(`no page of consent: ${page.status} ${text.slice(0, 300)}`);
  const answer = await fetch(authorizationUrl, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ request: id, ...formOf(who) }),
  });
  return answer.headers.get('location') ?? '';
}

function formOf(who: Newcomer | string): Record<string, string> {
  if (who === 'deny') return { decision: 'deny' };
  if (typeof who === 'string') return { person: who };
  const { name, email, verified } = who;
  return { decision: 'new', name, email, ...(verified ? { verified: 'yes' } : {}) };
}
