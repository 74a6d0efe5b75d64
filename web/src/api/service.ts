import { queryOptions, useQuery } from '@tanstack/react-query';

import { answer, api } from './client.js';
import type { components } from './schema.gen.js';

export type ServiceFacts = components['schemas']['ServiceResponse'];

/** Who runs this installation, whom data goes to, how long it is kept, and whether it sells. */
export const serviceQuery = queryOptions({
  queryKey: ['service'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/service', { signal })),
  staleTime: Infinity,
});

/** How long things are kept here; undefined until it is known. */
export function useKept(): ServiceFacts['kept'] | undefined {
  return useQuery(serviceQuery).data?.kept;
}

/** Whether anything can be bought here. Where nothing can, no price in money is shown. */
export function useSells(): boolean {
  return useQuery(serviceQuery).data?.sells ?? false;
}
