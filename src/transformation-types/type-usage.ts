/**
 * How often types were run. The catalogue asks; the module that keeps the runs answers, because it
 * stands above the catalogue.
 */
export abstract class TypeUsage {
  /** Number of runs per type id; types without a run may be missing. */
  abstract count(typeIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
