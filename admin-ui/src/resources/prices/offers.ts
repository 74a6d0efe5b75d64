import type { OfferVersion } from '../../providers/verbs';
import { toIso } from '../../shared/format';

/** A plan or pack with all its versions. */
export interface OfferWithVersions {
  readonly kind: OfferVersion['kind'];
  readonly slug: string;
  /** The newest first; never empty. */
  readonly versions: readonly [OfferVersion, ...OfferVersion[]];
  /** What holds now; undefined before the first one's date has come. */
  readonly current: OfferVersion | undefined;
}

/** Plans, then packs; each kind by what it costs now. */
export function offersOf(versions: readonly OfferVersion[]): OfferWithVersions[] {
  const groups = new Map<string, OfferVersion[]>();
  for (const version of versions) {
    const key = `${version.kind} ${version.slug}`;
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  return [...groups.values()]
    .map((group) => {
      const [newest, ...older] = [...group].sort((a, b) => b.number - a.number);
      const { kind, slug } = newest as OfferVersion;
      const current = group.find(({ inForce }) => inForce);
      return { kind, slug, versions: [newest as OfferVersion, ...older] as const, current };
    })
    .sort((a, b) => b.kind.localeCompare(a.kind) || costOf(a) - costOf(b));
}

const costOf = ({ current, versions }: OfferWithVersions): number =>
  (current ?? versions[0]).amountMinor;

/** What of a version can differ from the one before. */
export type Terms = Pick<
  OfferVersion,
  'name' | 'description' | 'amountMinor' | 'credits' | 'onSale' | 'fairUse' | 'features'
>;

export const isSame = (terms: Terms, before: Terms): boolean => inOrder(terms) === inOrder(before);

function inOrder({ name, description, amountMinor, credits, onSale, fairUse, features }: Terms) {
  const { qualityTier, priority, history, earlyAccess } = features ?? {};
  const brings = [qualityTier, priority, history, earlyAccess];
  return JSON.stringify([name, description, amountMinor, credits, onSale, fairUse, brings]);
}

/** The moment that was typed as a local time, unless it means now: it is empty or has come. */
export function momentAhead(localTime: string, now = Date.now()): string | null {
  const at = toIso(localTime || null);
  return at !== null && Date.parse(at) > now ? at : null;
}

/** How a version stands: it holds, it will, or something decided later took its place. */
export function stateOf(version: OfferVersion, now = Date.now()): 'live' | 'planned' | 'retired' {
  if (version.inForce) return 'live';
  return Date.parse(version.effectiveFrom) > now ? 'planned' : 'retired';
}
