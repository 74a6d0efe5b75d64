import { queryOptions } from '@tanstack/react-query';

import { answer, api } from './client.js';
import type { components } from './schema.gen.js';

export type Spending = components['schemas']['CapResponse'];

/** What this month has cost, and what it may cost at the most. */
export const capQuery = queryOptions({
  queryKey: ['cap'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/billing/cap', { signal })),
});

export function setCap(credits: number): Promise<Spending> {
  return answer(api.PUT('/api/v1/billing/cap', { body: { credits } }));
}

export async function removeCap(): Promise<void> {
  await answer(api.DELETE('/api/v1/billing/cap'));
}
