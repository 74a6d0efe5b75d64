import type { OfferVersion } from '../../providers/verbs';

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

/** How a version stands: it holds, it will, or something decided later took its place. */
export function stateOf(version: OfferVersion, now = Date.now()): 'live' | 'planned' | 'retired' {
  if (version.inForce) return 'live';
  return Date.parse(version.effectiveFrom) > now ? 'planned' : 'retired';
}
