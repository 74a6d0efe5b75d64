import { queryOptions } from '@tanstack/react-query';

import { answer, api } from './client.js';
import type { OAuthProvider } from './oauth-providers.js';
import { forgetPerson } from './query-client.js';
import { startSession } from './session.js';
import type { components } from './schema.gen.js';

export type Grant = components['schemas']['GrantResponse'];
export type Exchange = components['schemas']['ExchangeResponse'];
export type SignInMethods = components['schemas']['SignInMethodsResponse'];

/** What routes want that look at our cookies: a header that other sites' pages cannot send. */
const FROM_OUR_PAGES = { headers: { 'X-Requested-With': 'pixshift-web' } };

/** Which ways in are set up. */
export const methodsQuery = queryOptions({
  queryKey: ['sign-in-methods'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/auth/methods', { signal })),
  staleTime: Infinity,
});

/** Where a button leads: the browser goes there as a whole, and comes back to `/auth/callback`. */
export function startUrl(provider: OAuthProvider, returnTo: string | undefined): string {
  const query = returnTo ? `?${new URLSearchParams({ returnTo }).toString()}` : '';
  return `/api/v1/auth/oauth/${provider}/start${query}`;
}

export function providerName(provider: OAuthProvider, methods: SignInMethods | undefined): string {
  if (provider === 'google') return 'Google';
  if (provider === 'facebook') return 'Facebook';
  return methods?.oidc?.name ?? 'your organisation';
}

/** Those that are set up, in the order of their buttons. */
export function providersOf(methods: SignInMethods): OAuthProvider[] {
  const all = [
    ['google', methods.google],
    ['facebook', methods.facebook],
    ['oidc', methods.oidc !== null],
  ] as const;
  return all.filter(([, isOn]) => isOn).map(([provider]) => provider);
}

/** Exchanges a one-time code; each once, however often a page shows itself. */
export function exchangeCode(code: string): Promise<Exchange> {
  let exchange = exchanges.get(code);
  if (!exchange) {
    exchange = answer(
      api.POST('/api/v1/auth/oauth/exchange', { body: { code }, ...FROM_OUR_PAGES }),
    ).then((result) => {
      if (result.accessToken) enter(result.accessToken);
      return result;
    });
    exchanges.set(code, exchange);
  }
  return exchange;
}
const exchanges = new Map<string, Promise<Exchange>>();

export const grantQuery = (id: string) =>
  queryOptions({
    queryKey: ['grant', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/auth/oauth/grants/{id}', { params: { path: { id } }, signal })),
  });

/** Decides for an account of its own, or for the unconfirmed one that has the address. */
export async function makeAccount(id: string, adopt: boolean): Promise<void> {
  const { accessToken } = await answer(
    api.POST('/api/v1/auth/oauth/grants/{id}/account', {
      params: { path: { id } },
      body: { adopt },
      ...FROM_OUR_PAGES,
    }),
  );
  enter(accessToken);
}

/** Decides for the account that is signed in. */
export async function linkGrant(id: string): Promise<void> {
  await answer(
    api.POST('/api/v1/auth/oauth/grants/{id}/link', {
      params: { path: { id } },
      ...FROM_OUR_PAGES,
    }),
  );
}

function enter(accessToken: string): void {
  forgetPerson();
  startSession(accessToken);
}
