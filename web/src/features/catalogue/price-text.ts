import type { Terms } from '../../api/terms.js';
import type { Me, TransformationType } from '../../api/types.js';
import { priceWords } from '../../lib/format.js';

/** What a run costs, as a card says it: to whoever is known, what holds for them this month. */
export function priceText(
  { price, freeTierEligible }: Pick<TransformationType, 'price' | 'freeTierEligible'>,
  worth: Terms['worth'],
  me: Pick<Me, 'freeTier' | 'credits'> | undefined,
): string {
  const { credits, unit } = price;
  const inMoney = worth(credits);
  const words = priceWords(credits, unit, inMoney);
  if (!freeTierEligible || credits > 10) return words;
  if (me?.freeTier.remaining === 0) {
    return me.credits.available >= credits ? priceWords(credits, unit, undefined) : words;
  }
  return inMoney ? `Free run or ${words}` : 'Free run';
}
