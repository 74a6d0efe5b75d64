import type { RgbImage } from '../../imaging/plane.js';
import { difference } from './difference.js';
import { chromaOf, labOf, type Lab } from '../../imaging/lab.js';

/**
 * One of the main colours of a photo: how much of the photo it is, the middle counting more, and how much of the photo's
 * edge, where the background is. Both add up to 1 over a palette.
 */
export interface PaletteColour {
  readonly lab: Lab;
  readonly share: number;
  readonly edge: number;
}

const CLUSTERS = 8;
/** Of the width and height, on each side. */
const EDGE = 0.07;
const ROUNDS = 16;
/** Clusters nearer than that to each other are one colour. */
const SAME = 9;
/** Less than that of a photo is noise. */
const LEAST_SHARE = 0.012;
/** In the sum of squares lightness counts less than hue: one coat has lights and shadows. */
const LIGHTNESS_WEIGHT = 0.45;

/**
 * The main colours of a photo, the largest first: k-means in CIE L*a*b*, then what looks alike is joined. Whatever a
 * photo is of stands mostly in its middle, so the edge counts a fifth. Starts from the colours that are farthest from
 * each other, so that it needs no randomness.
 */
export function paletteOf(photo: RgbImage): PaletteColour[] {
  const points = pointsOf(photo);
  const centres = startingCentres(points);
  let shares: number[] = [];
  for (let round = 0; round < ROUNDS; round++) shares = moveCentres(points, centres);
  const edges = sharesOf(
    points.filter(({ atEdge }) => atEdge),
    centres,
  );
  const found = centres
    .map(([l, a, b], k) => ({ lab: [l!, a!, b!] as const, share: shares[k]!, edge: edges[k]! }))
    .filter(({ share }) => share > 0)
    .sort(largestFirst);
  return joined(found);
}

interface Point {
  readonly lab: Lab;
  readonly weight: number;
  readonly atEdge: boolean;
}

function pointsOf({ width, height, r, g, b }: RgbImage): Point[] {
  const points: Point[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const [u, v] = [(2 * (x + 0.5)) / width - 1, (2 * (y + 0.5)) / height - 1];
      const weight = 0.2 + 0.8 * Math.exp(-1.9 * (u * u + v * v));
      const atEdge = Math.max(Math.abs(u), Math.abs(v)) > 1 - 2 * EDGE;
      points.push({ lab: labOf([r[i]!, g[i]!, b[i]!]), weight, atEdge });
    }
  }
  return points;
}

function squared(one: readonly number[], [l, a, b]: Lab): number {
  return LIGHTNESS_WEIGHT * (one[0]! - l) ** 2 + (one[1]! - a) ** 2 + (one[2]! - b) ** 2;
}

/** The mean colour, then again and again the point that matters most: far from all centres, and near the middle. */
function startingCentres(points: readonly Point[]): number[][] {
  const mean = [0, 0, 0];
  let total = 0;
  for (const { lab, weight } of points) {
    total += weight;
    for (let c = 0; c < 3; c++) mean[c]! += lab[c]! * weight;
  }
  const centres = [mean.map((sum) => sum / total)];
  const nearest = points.map(({ lab }) => squared(centres[0]!, lab));
  while (centres.length < CLUSTERS) {
    let best = 0;
    for (let i = 1; i < points.length; i++) {
      if (nearest[i]! * points[i]!.weight > nearest[best]! * points[best]!.weight) best = i;
    }
    const centre = [...points[best]!.lab];
    centres.push(centre);
    for (let i = 0; i < points.length; i++) {
      nearest[i] = Math.min(nearest[i]!, squared(centre, points[i]!.lab));
    }
  }
  return centres;
}

/** One round of k-means; returns each centre's share of the weight. */
function moveCentres(points: readonly Point[], centres: number[][]): number[] {
  const sums = centres.map(() => [0, 0, 0, 0]);
  for (const { lab, weight } of points) {
    const sum = sums[nearestOf(centres, lab)]!;
    for (let c = 0; c < 3; c++) sum[c]! += lab[c]! * weight;
    sum[3]! += weight;
  }
  const total = sums.reduce((all, sum) => all + sum[3]!, 0);
  sums.forEach((sum, k) => {
    if (sum[3]! > 0) for (let c = 0; c < 3; c++) centres[k]![c] = sum[c]! / sum[3]!;
  });
  return sums.map((sum) => sum[3]! / total);
}

function nearestOf(centres: readonly number[][], lab: Lab): number {
  let best = 0;
  let least = Infinity;
  for (let k = 0; k < centres.length; k++) {
    const distance = squared(centres[k]!, lab);
    if (distance >= least) continue;
    least = distance;
    best = k;
  }
  return best;
}

/** How much of these points is nearest to each centre, all counting alike. */
function sharesOf(points: readonly Point[], centres: readonly number[][]): number[] {
  const counts = centres.map(() => 0);
  for (const { lab } of points) counts[nearestOf(centres, lab)]! += 1 / points.length;
  return counts;
}

function joined(colours: readonly PaletteColour[]): PaletteColour[] {
  const apart: PaletteColour[] = [];
  for (const colour of colours) {
    const at = apart.findIndex(({ lab }) => difference(lab, colour.lab) < SAME);
    if (at < 0) apart.push(colour);
    else apart[at] = mixed(apart[at]!, colour);
  }
  const kept = apart.filter(
    ({ share, lab }) => share >= LEAST_SHARE || (share >= LEAST_SHARE / 2 && chromaOf(lab) > 40),
  );
  const total = kept.reduce((sum, { share }) => sum + share, 0);
  const edges = kept.reduce((sum, { edge }) => sum + edge, 0);
  return kept
    .map(({ lab, share, edge }) => ({ lab, share: share / total, edge: edge / (edges || 1) }))
    .sort(largestFirst);
}

function mixed(one: PaletteColour, other: PaletteColour): PaletteColour {
  const share = one.share + other.share;
  const at = (c: 0 | 1 | 2) => (one.lab[c] * one.share + other.lab[c] * other.share) / share;
  return { lab: [at(0), at(1), at(2)], share, edge: one.edge + other.edge };
}

const largestFirst = (one: PaletteColour, other: PaletteColour): number => other.share - one.share;
