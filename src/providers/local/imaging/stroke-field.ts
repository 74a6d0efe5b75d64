import { gaussianBlur } from './blur.js';
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

/**
 * Both planes and both ways at once, because finding the way takes longer than reading what lies on it. It turns
 * slowly: its direction is looked up at every other step.
 */
function smearRow(
  { short: { data: short, width, height }, shortSteps, long: { data: long }, longSteps }: Hairs,
  { tx, ty, step, width: across }: Directions,
  y: number,
  shortOut: Float32Array,
  longOut: Float32Array,
): void {
  const shortShare = 1 / (2 * shortSteps + 1);
  const longShare = 1 / (2 * longSteps + 1);
  const shift = step >> 1;
  const right = width - 1;
  const bottom = height - 1;
  for (let x = 0, i = y * width; x < width; x++, i++) {
    const home = (y >> shift) * across + (x >> shift);
    let shortSum = short[i]!;
    let longSum = long[i]!;
    let ax = x + 0.5;
    let ay = y + 0.5;
    let adx = tx[home]!;
    let ady = ty[home]!;
    let bx = ax;
    let by = ay;
    let bdx = -adx;
    let bdy = -ady;
    for (let s = 1; s <= longSteps; s++) {
      ax += adx;
      ay += ady;
      bx += bdx;
      by += bdy;
      const acol = ax < 0 ? 0 : ax > right ? right : ax | 0;
      const arow = ay < 0 ? 0 : ay > bottom ? bottom : ay | 0;
      const bcol = bx < 0 ? 0 : bx > right ? right : bx | 0;
      const brow = by < 0 ? 0 : by > bottom ? bottom : by | 0;
      const a = arow * width + acol;
      const b = brow * width + bcol;
      longSum += long[a]! + long[b]!;
      if (s <= shortSteps) shortSum += short[a]! + short[b]!;
      if ((s & 1) === 1) continue;
      const nearA = (arow >> shift) * across + (acol >> shift);
      const nearB = (brow >> shift) * across + (bcol >> shift);
      const anx = tx[nearA]!;
      const any = ty[nearA]!;
      const bnx = tx[nearB]!;
      const bny = ty[nearB]!;
      if (anx * adx + any * ady < 0) {
        adx = -anx;
        ady = -any;
      } else {
        adx = anx;
        ady = any;
      }
      if (bnx * bdx + bny * bdy < 0) {
        bdx = -bnx;
        bdy = -bny;
      } else {
        bdx = bnx;
        bdy = bny;
      }
    }
    shortOut[i] = shortSum * shortShare;
    longOut[i] = longSum * longShare;
  }
}
