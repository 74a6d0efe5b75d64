import { gaussianBlur } from './blur.js';
import { plane, type Plane } from './plane.js';

/** Direction of the lines in a picture, per square of `step` pixels. */
export interface FlowField {
  /** Squares in a row, and rows of them. */
  readonly width: number;
  readonly height: number;
  readonly step: 1 | 2;
  /** Unit vector along the edge. */
  readonly tx: Float32Array;
  readonly ty: Float32Array;
  /** Strength of the gradient across the edge. */
  readonly strength: Float32Array;
  /** 0 where no direction is preferred, 1 on a perfect line. */
  readonly coherence: Float32Array;
}

/**
 * Smoothed colour structure tensor over any number of channels of one size (Di Zenzo, 1986).
 * @param sigma of the smoothing, in pixels
 * @param step side of the squares that get a direction each, in pixels: the field is that much smaller
 */
export function flowField(channels: readonly Plane[], sigma: number, step: 1 | 2 = 1): FlowField {
  const tensor = tensorOf(channels, step);
  const [{ data: e, width, height }, { data: f }, { data: g }] = blurred(tensor, sigma / step);
  return { ...axesOf(e, f, g), width, height, step };
}

/** The strength of such a field alone, for several sigmas. */
export function edgeStrengths(channels: readonly Plane[], sigmas: readonly number[]): Plane[] {
  const tensor = tensorOf(channels, 1);
  return sigmas.map((sigma) => {
    const [xx, { data: xy }, { data: yy }] = blurred(tensor, sigma);
    const { data } = xx;
    for (let i = 0; i < data.length; i++) {
      const difference = data[i]! - yy[i]!;
      const root = Math.sqrt(difference * difference + 4 * xy[i]! * xy[i]!);
      data[i] = Math.sqrt(Math.max(0, (data[i]! + yy[i]! + root) / 2));
    }
    return xx;
  });
}

/** Products of the slopes: of x with itself, of x with y, of y with itself. */
type Tensor = readonly [Plane, Plane, Plane];

function tensorOf(channels: readonly Plane[], step: 1 | 2): Tensor {
  const width = Math.ceil(channels[0]!.width / step);
  const height = Math.ceil(channels[0]!.height / step);
  const tensor = [plane(width, height), plane(width, height), plane(width, height)] as const;
  for (const channel of channels) addGradients(channel, step, tensor);
  return tensor;
}

const blurred = ([xx, xy, yy]: Tensor, sigma: number): Tensor => [
  gaussianBlur(xx, sigma),
  gaussianBlur(xy, sigma),
  gaussianBlur(yy, sigma),
];

function axesOf(e: Float32Array, f: Float32Array, g: Float32Array) {
  const size = e.length;
  const tx = new Float32Array(size);
  const ty = new Float32Array(size);
  const strength = new Float32Array(size);
  const coherence = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const xx = e[i]!;
    const xy = f[i]!;
    const yy = g[i]!;
    const difference = xx - yy;
    const root = Math.sqrt(difference * difference + 4 * xy * xy);
    const large = (xx + yy + root) / 2;
    const small = (xx + yy - root) / 2;
    // Of the two forms of the eigenvector take the one that does not cancel.
    let vx = difference >= 0 ? -xy : large - xx;
    let vy = difference >= 0 ? large - yy : -xy;
    const norm = Math.sqrt(vx * vx + vy * vy);
    if (norm > 1e-12) {
      vx /= norm;
      vy /= norm;
    } else {
      vx = 0;
      vy = 1;
    }
    tx[i] = vx;
    ty[i] = vy;
    strength[i] = Math.sqrt(Math.max(0, large));
    coherence[i] = large + small > 1e-12 ? root / (large + small) : 0;
  }
  return { tx, ty, strength, coherence };
}

/** Adds the mean over each square of the products of slopes; pixels outside are those at the border. */
function addGradients(channel: Plane, step: 1 | 2, to: Tensor): void {
  for (let y = 0; y < channel.height; y++) addGradientsOfRow(channel, step, to, y);
}

function addGradientsOfRow(
  { width, height, data }: Plane,
  step: 1 | 2,
  [{ data: xx, width: across }, { data: xy }, { data: yy }]: Tensor,
  y: number,
): void {
  const share = 1 / (step * step);
  const shift = step >> 1;
  const mid = y * width;
  const up = y === 0 ? mid : mid - width;
  const down = y === height - 1 ? mid : mid + width;
  const row = (y >> shift) * across;
  // Of each column: its mean and how it rises, over three rows.
  let here = 0.25 * (data[up]! + data[down]!) + 0.5 * data[mid]!;
  let rise = data[down]! - data[up]!;
  let before = here;
  let riseBefore = rise;
  for (let x = 0; x < width; x++) {
    const next = x === width - 1 ? x : x + 1;
    const above = data[up + next]!;
    const below = data[down + next]!;
    const after = 0.25 * (above + below) + 0.5 * data[mid + next]!;
    const riseAfter = below - above;
    const gx = after - before;
    const gy = 0.5 * rise + 0.25 * (riseBefore + riseAfter);
    const i = row + (x >> shift);
    xx[i]! += gx * gx * share;
    xy[i]! += gx * gy * share;
    yy[i]! += gy * gy * share;
    before = here;
    here = after;
    riseBefore = rise;
    rise = riseAfter;
  }
}
