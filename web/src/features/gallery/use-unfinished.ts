import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';

import { generationQuery, isFinished, putGeneration } from '../../api/generations.js';
import { queryClient } from '../../api/query-client.js';
import type { Generation } from '../../api/types.js';

const ASK_MS = 2_000;
const WATCHED_AT_MOST = 12;

/** Keeps the tiles of runs that go on up to date, until each has ended. */
export function useUnfinished(generations: readonly Generation[]): void {
  const unfinished = generations.filter((entry) => !isFinished(entry)).slice(0, WATCHED_AT_MOST);
  const newest = useQueries({
    queries: unfinished.map(({ id }) => ({
      ...generationQuery(id),
      staleTime: 0,
      refetchInterval: ASK_MS,
    })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
  useEffect(() => {
    newest.forEach(putGeneration);
    if (!newest.some(isFinished)) return;
    // It may not belong under the filter any more, and it has cost something.
    void queryClient.invalidateQueries({ queryKey: ['gallery'] });
    void queryClient.invalidateQueries({ queryKey: ['me'] });
  }, [newest]);
}
