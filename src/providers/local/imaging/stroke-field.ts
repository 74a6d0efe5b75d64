import { gaussianBlur } from './blur.js';
import { followWay } from './follow-way.js';
import { clouds } from './noise.js';
import { plane, type Plane, type RgbImage } from './plane.js';
import { flowField } from './structure-tensor.js';

/**
 * A direction for every square of `step` pixels; a line has no head, so the opposite direction means the same.
 * It turns too slowly for more to be seen.
 */
export interface Directions {
  /** Squares in a row, and rows of them. */
  readonly width: number;
  readonly height: number;
  readonly step: 1 | 2;
  /** Unit vector. */
  readonly tx: Float32Array;
  readonly ty: Float32Array;
  /** 0 where the direction is arbitrary, 1 on a clear line. */
  readonly clarity: Float32Array;
}

const STEP = 2;

/**
 * Directions for brush strokes: along the lines of a picture, and where there are none as a hand would go on from
 * the nearest ones, with a slow turn of its own.
 * @param sigma how far a line decides for its surroundings, in pixels
 */
export function strokeField(image: RgbImage, sigma: number, seed: number): Directions {
  const channels = [image.r, image.g, image.b].map((data) => ({ ...image, data }));
  const flow = flowField(channels, Math.max(1, sigma * 0.5), STEP);
  const { width, height } = flow;
  // Doubled angles, so that opposite directions add up instead of cancelling.
  const even = plane(width, height);
  const odd = plane(width, height);
  for (let i = 0; i < even.data.length; i++) {
    const x = flow.tx[i]!;
    const y = flow.ty[i]!;
    const weight = flow.strength[i]! * flow.coherence[i]!;
    even.data[i] = (x * x - y * y) * weight;
    odd.data[i] = 2 * x * y * weight;
  }
  const near = sigma / STEP;
  const far = (sigma * 7) / STEP;
  const nearEven = gaussianBlur(even, near).data;
  const nearOdd = gaussianBlur(odd, near).data;
  const farEven = gaussianBlur(even, far).data;
  const farOdd = gaussianBlur(odd, far).data;
  const wander = clouds(width, height, Math.max(width, height) / 4, seed).data;
  const out: Directions = {
    width,
    height,
    step: STEP,
    tx: new Float32Array(even.data.length),
    ty: new Float32Array(even.data.length),
    clarity: flow.coherence,
  };
  for (let i = 0; i < wander.length; i++) {
    const turn = 1.9 + 0.8 * wander[i]!;
    const c = nearEven[i]! + 0.8 * farEven[i]! + 0.004 * Math.cos(turn);
    const s = nearOdd[i]! + 0.8 * farOdd[i]! + 0.004 * Math.sin(turn);
    const length = Math.sqrt(c * c + s * s) || 1;
    const half = Math.sqrt(Math.max(0, (1 + c / length) / 2));
    out.tx[i] = half;
    out.ty[i] = half > 1e-4 ? s / length / (2 * half) : 1;
  }
  return out;
}

/** Two planes that are smeared together, each by as many steps to either side. */
interface Hairs {
  readonly short: Plane;
  readonly shortSteps: number;
  readonly long: Plane;
  readonly longSteps: number;
}

/**
 * Smears two planes along the directions, each by a box of its own length in pixels (line integral convolution,
 * Cabral 1993). A way that leaves the picture goes on along its border.
 */
export function smearAlong(
  [short, long]: readonly [Plane, Plane],
  field: Directions,
  [shortLength, longLength]: readonly [number, number],
): [Plane, Plane] {
  const { width, height } = short;
  const shortSteps = Math.max(1, Math.round(shortLength / 2));
  const longSteps = Math.max(shortSteps, Math.round(longLength / 2));
  const hairs = { short, shortSteps, long, longSteps };
  const outs: [Plane, Plane] = [plane(width, height), plane(width, height)];
  for (let y = 0; y < height; y++) smearRow(hairs, field, y, outs[0].data, outs[1].data);
  return outs;
}

/** Both planes at once, because finding the way takes longer than reading what lies on it. */
function smearRow(
  { short: { data: short }, shortSteps, long: { data: long, width, height }, longSteps }: Hairs,
  field: Directions,
  y: number,
  shortOut: Float32Array,
  longOut: Float32Array,
): void {
  const shortShare = 1 / (2 * shortSteps + 1);
  const longShare = 1 / (2 * longSteps + 1);
  const size = { width, height };
  const way = new Int32Array(2 * longSteps);
  for (let x = 0, i = y * width; x < width; x++, i++) {
    followWay(field, size, x, y, 1, 2, way);
    let shortSum = short[i]!;
    for (let s = 0; s < 2 * shortSteps; s += 2) shortSum += short[way[s]!]! + short[way[s + 1]!]!;
    let longSum = long[i]!;
    for (let s = 0; s < way.length; s += 2) longSum += long[way[s]!]! + long[way[s + 1]!]!;
    shortOut[i] = shortSum * shortShare;
    longOut[i] = longSum * longShare;
  }
}
