import type { Balance } from '../../api/billing.js';
import { fullDate, whole } from '../../lib/format.js';

type Lot = Balance['lots'][number];

/** Where credits come from, as far as it matters to whoever spends them. */
const ORIGINS: Readonly<Partial<Record<Lot['source'], string>>> = {
  plan: 'of your plan',
  purchase: 'bought',
};

/**
 * What the credits are that one has, in the order in which they are spent: how many came with the plan and
 * when they go, and how many stay.
 */
export function lotWords(lots: readonly Lot[]): string[] {
  const sums = new Map<string, { origin: string; credits: number; expiresAt: string | null }>();
  for (const { source, remaining, expiresAt } of lots) {
    const origin = ORIGINS[source] ?? 'given to you';
    const day = expiresAt === null ? null : fullDate(expiresAt);
    const key = `${origin} ${day ?? ''}`;
    const credits = (sums.get(key)?.credits ?? 0) + remaining;
    sums.set(key, { origin, credits, expiresAt: day });
  }
  return [...sums.values()].map(({ origin, credits, expiresAt }) => {
    const until = expiresAt === null ? 'until you use them' : `until ${expiresAt}`;
    return `${whole(credits)} ${origin}, ${until}`;
  });
}
