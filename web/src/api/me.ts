import { queryOptions, useQuery } from '@tanstack/react-query';

import { answer, api } from './client.js';
import { useSessionState } from './session.js';
import type { Me } from './types.js';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/users/me', { signal })),
});

/** The signed-in person; undefined while unknown and for visitors. */
export function useMe(): Me | undefined {
  const signedIn = useSessionState() === 'signed-in';
  return useQuery({ ...meQuery, enabled: signedIn }).data;
}
