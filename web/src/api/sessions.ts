import { infiniteQueryOptions } from '@tanstack/react-query';

import { answer, api } from './client.js';

export const sessionsQuery = infiniteQueryOptions({
  queryKey: ['sessions'],
  queryFn: ({ pageParam, signal }) =>
    answer(
      api.GET('/api/v1/auth/sessions', {
        params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ pagination }) => pagination.nextCursor,
});

export async function endOneSession(id: string): Promise<void> {
  await answer(api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }));
}

/** Every session but the one of this tab. */
export function endOtherSessions(): Promise<{ ended: number }> {
  return answer(api.DELETE('/api/v1/auth/sessions'));
}
