import { infiniteQueryOptions } from '@tanstack/react-query';

import { answer, api } from './client.js';
import type { ActivityKind } from './types.js';

export const activityQuery = (kind: ActivityKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['activity', kind ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/users/me/activity', {
          params: {
            query: {
              limit: 25,
              ...(kind ? { kind } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ pagination }) => pagination.nextCursor,
  });
