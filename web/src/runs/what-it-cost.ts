import type { Generation } from '../api/types.js';

const NOTHING = 'Nothing was charged.';

/** The sentence that follows why a run gave nothing: empty where that says it already, or it cost something. */
export function whatItCost({ price, error }: Pick<Generation, 'price' | 'error'>): string {
  return price.charged || error?.message.includes(NOTHING) ? '' : ` ${NOTHING}`;
}
