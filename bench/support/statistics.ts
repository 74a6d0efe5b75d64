/** The value that so many of the values lie below: `quantile(times, 0.99)`. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export interface Compared {
  /** The middle of each side's figures, and of the ratios of those measured next to each other. */
  subject: number;
  baseline: number;
  ratio: number;
}

/**
 * Measures both sides in turn, `rounds` times, the second one first every other time: whatever slows
 * the machine down meets both. One unmeasured round goes before, so that the compilers have done
 * their work.
 */
export async function compare<K extends string>(
  rounds: number,
  subject: () => Promise<Record<K, number>>,
  baseline: () => Promise<Record<K, number>>,
): Promise<Record<K, Compared>> {
  await subject();
  await baseline();
  const subjects: Record<K, number>[] = [];
  const baselines: Record<K, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) subjects.push(await subject());
    baselines.push(await baseline());
    if (round % 2 !== 0) subjects.push(await subject());
  }
  const keys = Object.keys(subjects[0] ?? {}) as K[];
  const compared = (key: K): Compared => ({
    subject: median(subjects.map((figures) => figures[key])),
    baseline: median(baselines.map((figures) => figures[key])),
    ratio: median(subjects.map((figures, i) => figures[key] / (baselines[i]?.[key] ?? Number.NaN))),
  });
  return Object.fromEntries(keys.map((key) => [key, compared(key)])) as Record<K, Compared>;
}
