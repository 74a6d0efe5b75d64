import { queryOptions, useQuery } from '@tanstack/react-query';

import { answer, api } from './client.js';
import { useSessionState } from './session.js';
import type { Me, Preferences } from './types.js';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/users/me', { signal })),
  // Whoever comes back to this page may have been signed out elsewhere meanwhile: the answer tells.
  refetchOnWindowFocus: 'always',
});

export const ownStatsQuery = queryOptions({
  queryKey: ['own-stats'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/users/me/stats', { signal })),
});

/** The signed-in person; undefined while unknown and for visitors. */
export function useMe(): Me | undefined {
  const signedIn = useSessionState() === 'signed-in';
  const { data } = useQuery({ ...meQuery, enabled: signedIn });
  // Data of a session that has ended lingers for a moment.
  return signedIn ? data : undefined;
}

export function updateMe(body: { displayName: string }): Promise<Me> {
  return answer(api.PATCH('/api/v1/users/me', { body }));
}

export function updatePreferences(
  body: Partial<Pick<Preferences, 'retentionDefault' | 'mailOnFailure'>>,
): Promise<Preferences> {
  return answer(api.PATCH('/api/v1/users/me/preferences', { body }));
}

export async function removeAvatar(): Promise<void> {
  await answer(api.DELETE('/api/v1/users/me/avatar'));
}
