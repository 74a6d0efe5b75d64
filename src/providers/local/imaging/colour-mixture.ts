import type { Lab } from './lab.js';

/** Below that many samples nothing is known of a colour. */
const LEAST_SAMPLES = 40;
const ROUNDS = 8;
/** In the sum of squares lightness counts less: one material has lights and shadows. */
const LIGHTNESS_WEIGHT = 0.5;
/** Added to the variances of lightness and of the two colour axes: no material is known more exactly. */
const LEAST_VARIANCE = [14, 5, 5] as const;
interface Component {
  readonly mean: Lab;
  /** Inverse covariance: ll, la, lb, aa, ab, bb. */
  readonly inverse: readonly number[];
  /** Share of the samples over the square root of the determinant. */
  readonly weight: number;
}

/**
 * The colours of one material as a mixture of a few normal distributions in CIE L*a*b*. Fitted by k-means from starting
 * points that follow from the order of the samples, so that it needs no randomness.
 */
export class ColourMixture {
  private constructor(private readonly components: readonly Component[]) {}

  /** Nothing where there are too few samples. */
  static of(samples: readonly Lab[], most: number): ColourMixture | undefined {
    if (samples.length < LEAST_SAMPLES) return undefined;
    const groups = grouped(samples, most);
    const components = groups.flatMap((group) => componentOf(group, samples.length));
    return components.length > 0 ? new ColourMixture(components) : undefined;
  }

  /** How likely a colour is, up to a factor that is the same for all mixtures. */
  density(l: number, a: number, b: number): number {
    let sum = 0;
    for (const { mean, inverse, weight } of this.components) {
      const x = l - mean[0];
      const y = a - mean[1];
      const z = b - mean[2];
      const square =
        inverse[0]! * x * x +
        inverse[3]! * y * y +
        inverse[5]! * z * z +
        2 * (inverse[1]! * x * y + inverse[2]! * x * z + inverse[4]! * y * z);
      if (square < 40) sum += weight * Math.exp(-0.5 * square);
    }
    return sum;
  }
}

/** The value that this share of the values lies below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const squared = (p: readonly number[], q: readonly number[]): number =>
  LIGHTNESS_WEIGHT * (p[0]! - q[0]!) ** 2 + (p[1]! - q[1]!) ** 2 + (p[2]! - q[2]!) ** 2;

function grouped(samples: readonly Lab[], most: number): Lab[][] {
  let centres = startingCentres(samples, most);
  let groups: Lab[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    groups = centres.map(() => []);
    for (const sample of samples) {
      let best = 0;
      for (let k = 1; k < centres.length; k++) {
        if (squared(centres[k]!, sample) < squared(centres[best]!, sample)) best = k;
      }
      groups[best]!.push(sample);
    }
    centres = centres.map((centre, k) => (groups[k]!.length > 0 ? meanOf(groups[k]!) : centre));
  }
  return groups;
}

/** By lightness: the middles of as many equal parts of the sorted samples. */
function startingCentres(samples: readonly Lab[], most: number): Lab[] {
  const sorted = [...samples].sort((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2]);
  return Array.from(
    { length: most },
    (_, k) => sorted[Math.floor(((k + 0.5) * sorted.length) / most)]!,
  );
}

function meanOf(samples: readonly Lab[]): Lab {
  const sum = [0, 0, 0];
  for (const sample of samples) for (let c = 0; c < 3; c++) sum[c]! += sample[c]!;
  return [sum[0]! / samples.length, sum[1]! / samples.length, sum[2]! / samples.length];
}

function componentOf(group: readonly Lab[], of: number): Component[] {
  if (group.length < 8) return [];
  const mean = meanOf(group);
  const sums = [0, 0, 0, 0, 0, 0];
  for (const sample of group) {
    const x = sample[0] - mean[0];
    const y = sample[1] - mean[1];
    const z = sample[2] - mean[2];
    [x * x, x * y, x * z, y * y, y * z, z * z].forEach((value, k) => (sums[k]! += value));
  }
  const [ll, la, lb, aa, ab, bb] = sums.map((sum, k) => {
    const floor = k === 0 ? LEAST_VARIANCE[0] : k === 3 ? LEAST_VARIANCE[1] : LEAST_VARIANCE[2];
    return sum / group.length + (k === 0 || k === 3 || k === 5 ? floor : 0);
  }) as [number, number, number, number, number, number];
  const minors = [
    aa * bb - ab * ab,
    lb * ab - la * bb,
    la * ab - lb * aa,
    ll * bb - lb * lb,
    la * lb - ll * ab,
    ll * aa - la * la,
  ];
  const determinant = ll * minors[0]! + la * minors[1]! + lb * minors[2]!;
  return [
    {
      mean,
      inverse: minors.map((minor) => minor / determinant),
      weight: group.length / of / Math.sqrt(determinant),
    },
  ];
}
