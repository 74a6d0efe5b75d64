import { useQuery } from '@tanstack/react-query';

import { money, moneyOfCredits } from '../lib/format.js';
import { plansQuery } from './plans.js';
import { useSells } from './service.js';

export interface Terms {
  /** Free runs a month; undefined until the prices are there. */
  freeRuns: number | undefined;
  /** What so many credits cost by themselves; undefined where nothing is sold, or until it is known. */
  worth: (credits: number) => string | undefined;
}

/** What pictures cost at today's prices. */
export function useTerms(): Terms {
  const sells = useSells();
  const plans = useQuery(plansQuery).data?.data;
  const single = plans?.find(({ slug }) => slug === 'basic');
  return {
    freeRuns: plans?.find(({ slug }) => slug === 'free')?.freeRuns,
    worth: (credits) =>
      sells && single ? money(moneyOfCredits(credits, single), single.currency) : undefined,
  };
}
