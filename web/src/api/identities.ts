import { queryOptions } from '@tanstack/react-query';

import { keepReturnTo } from '../lib/return-to.js';
import { answer, api } from './client.js';
import type { OAuthProvider } from './oauth-providers.js';
import type { components } from './schema.gen.js';

export type Identity = components['schemas']['IdentityResponse'];

/** The ways in to one's own account. */
export const identitiesQuery = queryOptions({
  queryKey: ['identities'],
  queryFn: async ({ signal }) => {
    const { data } = await answer(api.GET('/api/v1/auth/identities', { signal }));
    return data;
  },
});

/** Begins to add a way in and takes the whole browser to the provider. */
export async function connectProvider(provider: OAuthProvider): Promise<void> {
  const returnTo = '/account/security';
  const { authorizationUrl } = await answer(
    api.POST('/api/v1/auth/identities', { body: { provider, returnTo } }),
  );
  keepReturnTo(returnTo);
  location.assign(authorizationUrl);
}

export async function removeIdentity(id: string): Promise<void> {
  await answer(api.DELETE('/api/v1/auth/identities/{id}', { params: { path: { id } } }));
}
