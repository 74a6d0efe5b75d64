import type { RgbImage } from './plane.js';

/** Which of a few colours each pixel is nearest to. Clusters are sorted from dark to light. */
export interface ColorClusters {
  labels: Uint8Array;
  count: number;
}

/**
 * k-means in a simple opponent colour space (lightness, red-green, yellow-blue). Starts from quantiles of
 * lightness, so that it needs no randomness.
 * @param chromaWeight how much colour counts against lightness
 */
export function colorClusters(image: RgbImage, count: number, chromaWeight: number): ColorClusters {
  const size = image.r.length;
  const points = new Float32Array(size * 3);
  for (let i = 0; i < size; i++) {
    const r = image.r[i]!;
    const g = image.g[i]!;
    const b = image.b[i]!;
    points[i * 3] = 0.299 * r + 0.587 * g + 0.114 * b;
    points[i * 3 + 1] = (r - g) * chromaWeight;
    points[i * 3 + 2] = ((r + g) / 2 - b) * chromaWeight;
  }
  const centres = startingCentres(points, count);
  const step = Math.max(1, Math.floor(size / 20_000));
  for (let round = 0; round < 14; round++) moveCentres(points, centres, count, step);
  sortByLightness(centres, count);
  const labels = new Uint8Array(size);
  for (let i = 0; i < size; i++) labels[i] = nearest(points, i, centres, count);
  return { labels, count };
}

function startingCentres(points: Float32Array, count: number): Float32Array {
  const size = points.length / 3;
  const step = Math.max(1, Math.floor(size / 20_000));
  const sample: number[] = [];
  for (let i = 0; i < size; i += step) sample.push(i);
  sample.sort((a, b) => points[a * 3]! - points[b * 3]! || a - b);
  const centres = new Float32Array(count * 3);
  for (let k = 0; k < count; k++) {
    const i = sample[Math.floor(((k + 0.5) / count) * sample.length)]!;
    centres.set(points.subarray(i * 3, i * 3 + 3), k * 3);
  }
  return centres;
}

function moveCentres(
  points: Float32Array,
  centres: Float32Array,
  count: number,
  step: number,
): void {
  const sums = new Float64Array(count * 4);
  for (let i = 0; i < points.length / 3; i += step) {
    const k = nearest(points, i, centres, count);
    for (let c = 0; c < 3; c++) sums[k * 4 + c]! += points[i * 3 + c]!;
    sums[k * 4 + 3]!++;
  }
  for (let k = 0; k < count; k++) {
    const members = sums[k * 4 + 3]!;
    if (members === 0) continue;
    for (let c = 0; c < 3; c++) centres[k * 3 + c] = sums[k * 4 + c]! / members;
  }
}

function nearest(points: Float32Array, i: number, centres: Float32Array, count: number): number {
  let best = 0;
  let bestDistance = Infinity;
  for (let k = 0; k < count; k++) {
    const dl = points[i * 3]! - centres[k * 3]!;
    const da = points[i * 3 + 1]! - centres[k * 3 + 1]!;
    const db = points[i * 3 + 2]! - centres[k * 3 + 2]!;
    const distance = dl * dl + da * da + db * db;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = k;
    }
  }
  return best;
}

function sortByLightness(centres: Float32Array, count: number): void {
  const order = Array.from({ length: count }, (_, k) => k);
  order.sort((a, b) => centres[a * 3]! - centres[b * 3]! || a - b);
  const sorted = order.flatMap((k) => [...centres.subarray(k * 3, k * 3 + 3)]);
  centres.set(sorted);
}
