import { queryOptions } from '@tanstack/react-query';

import { answer, api } from './client.js';

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: async ({ signal }) =>
    (
      await answer(
        api.GET('/api/v1/transformation-types', { params: { query: { limit: 100 } }, signal }),
      )
    ).data,
  staleTime: 5 * 60_000,
});
