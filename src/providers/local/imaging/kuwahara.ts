import { rgbImage, type RgbImage } from './plane.js';
import type { Directions } from './stroke-field.js';

const BINS = 16;
const SECTORS = 8;
const ORIENTATIONS = 24;
/** How many times as long as wide the region is where lines are clearest: the square of this. */
const STRETCHES = [1, 1.2, 1.4, 1.55];
/** Variance, summed over the channels, beyond which a sector hardly counts. */
const CALM = 0.0012;

/** The pixels around one pixel, sorted into slices of an ellipse of one direction and length. */
interface Neighbourhood {
  /** Steps in the padded picture; slice b has those from `starts[b]` to `starts[b + 1]`. */
  readonly steps: Int32Array;
  readonly weights: Float32Array;
  readonly starts: Int32Array;
  /** One over the weight of each sector. */
  readonly shares: Float32Array;
}

/**
 * Turns texture into patches with clean edges: each pixel takes the mean of the calmest sectors of the ellipse
 * around it, which lies along `flow` (anisotropic Kuwahara filter of Kyprianidis, Kang and Döllner, 2009).
 * Directions come from a table and each neighbour is read once, so that a picture takes a second, not five.
 * @param radius of the region in pixels
 * @param flow directions of lines; without, the region is a circle
 */
export function kuwahara(image: RgbImage, radius: number, flow?: Directions): RgbImage {
  const { width, height } = image;
  const pad = Math.ceil(radius * STRETCHES.at(-1)!) + 1;
  const stride = (width + 2 * pad) * 4;
  const cells = padded(image, pad);
  const tables = flow
    ? STRETCHES.flatMap((stretch) =>
        Array.from({ length: ORIENTATIONS }, (_, turn) =>
          neighbourhood(radius, stretch, (turn * Math.PI) / ORIENTATIONS, stride),
        ),
      )
    : [neighbourhood(radius, 1, 0, stride)];
  const choice = flow ? tableOf(flow) : new Uint8Array(width * height);
  const out = rgbImage(width, height);
  const slices = new Float64Array(BINS * 4);
  for (let y = 0; y < height; y++) {
    let at = (y + pad) * stride + pad * 4;
    for (let x = 0; x < width; x++, at += 4) {
      const i = y * width + x;
      const table = tables[choice[i]!]!;
      sumSlices(cells, at, table, slices);
      mixSectors(slices, table.shares, out, i);
    }
  }
  return out;
}

/** Interleaved red, green, blue and the sum of their squares, with the border pixels repeated outside. */
function padded({ width, height, r, g, b }: RgbImage, pad: number): Float32Array {
  const fullWidth = width + 2 * pad;
  const fullHeight = height + 2 * pad;
  const cells = new Float32Array(fullWidth * fullHeight * 4);
  for (let y = 0, j = 0; y < fullHeight; y++) {
    const row = Math.min(height - 1, Math.max(0, y - pad)) * width;
    for (let x = 0; x < fullWidth; x++, j += 4) {
      const i = row + Math.min(width - 1, Math.max(0, x - pad));
      cells[j] = r[i]!;
      cells[j + 1] = g[i]!;
      cells[j + 2] = b[i]!;
      cells[j + 3] = r[i]! * r[i]! + g[i]! * g[i]! + b[i]! * b[i]!;
    }
  }
  return cells;
}

function neighbourhood(
  radius: number,
  stretch: number,
  angle: number,
  stride: number,
): Neighbourhood {
  const bins: { step: number; weight: number }[][] = Array.from({ length: BINS }, () => []);
  const reach = Math.ceil(radius * stretch);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Of a large region every other pixel tells as much as all of them.
  const sparse = radius > 4.5;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (dx === 0 && dy === 0) continue;
      if (sparse && (dx + dy) % 2 !== 0) continue;
      const u = (dx * cos + dy * sin) / (radius * stretch);
      const v = ((dy * cos - dx * sin) * stretch) / radius;
      const distance = u * u + v * v;
      if (distance > 1) continue;
      const turn = Math.atan2(v, u) / (2 * Math.PI) + 1;
      const bin = Math.floor(turn * BINS + 0.5) % BINS;
      bins[bin]!.push({ step: dy * stride + dx * 4, weight: Math.exp(-1.6 * distance) });
    }
  }
  // The pixel itself belongs to all sectors a little, so that none is ever empty.
  for (const bin of bins) bin.push({ step: 0, weight: 0.08 });
  const all = bins.flat();
  const starts = new Int32Array(BINS + 1);
  bins.forEach((bin, b) => (starts[b + 1] = starts[b]! + bin.length));
  const mass = bins.map((bin) => bin.reduce((sum, { weight }) => sum + weight, 0));
  return {
    steps: Int32Array.from(all, ({ step }) => step),
    weights: Float32Array.from(all, ({ weight }) => weight),
    starts,
    shares: Float32Array.from({ length: SECTORS }, (_, k) => {
      const middle = 2 * k;
      return (
        1 / (mass[middle]! + 0.5 * (mass[(middle + 1) % BINS]! + mass[(middle + BINS - 1) % BINS]!))
      );
    }),
  };
}

function tableOf({ tx, ty, clarity }: Directions): Uint8Array {
  const out = new Uint8Array(tx.length);
  for (let i = 0; i < out.length; i++) {
    const turn = Math.round((Math.atan2(ty[i]!, tx[i]!) / Math.PI + 1) * ORIENTATIONS);
    const stretch = Math.min(STRETCHES.length - 1, (clarity[i]! * STRETCHES.length) | 0);
    out[i] = stretch * ORIENTATIONS + (turn % ORIENTATIONS);
  }
  return out;
}

function sumSlices(cells: Float32Array, at: number, table: Neighbourhood, to: Float64Array): void {
  const { steps, weights, starts } = table;
  for (let bin = 0, k = 0; bin < BINS; bin++) {
    const end = starts[bin + 1]!;
    let r = 0;
    let g = 0;
    let b = 0;
    let squares = 0;
    for (; k < end; k++) {
      const j = at + steps[k]!;
      const weight = weights[k]!;
      r += cells[j]! * weight;
      g += cells[j + 1]! * weight;
      b += cells[j + 2]! * weight;
      squares += cells[j + 3]! * weight;
    }
    const o = bin * 4;
    to[o] = r;
    to[o + 1] = g;
    to[o + 2] = b;
    to[o + 3] = squares;
  }
}

/** A sector is a slice and half of each of its neighbours. */
function mixSectors(slices: Float64Array, shares: Float32Array, out: RgbImage, i: number): void {
  let r = 0;
  let g = 0;
  let b = 0;
  let total = 0;
  for (let k = 0; k < SECTORS; k++) {
    const m = k * 8;
    const n = (m + 4) & 63;
    const p = (m + 60) & 63;
    const share = shares[k]!;
    const mr = (slices[m]! + 0.5 * (slices[n]! + slices[p]!)) * share;
    const mg = (slices[m + 1]! + 0.5 * (slices[n + 1]! + slices[p + 1]!)) * share;
    const mb = (slices[m + 2]! + 0.5 * (slices[n + 2]! + slices[p + 2]!)) * share;
    const squares = (slices[m + 3]! + 0.5 * (slices[n + 3]! + slices[p + 3]!)) * share;
    const unrest = Math.max(0, squares - mr * mr - mg * mg - mb * mb) / CALM;
    const fourth = unrest * unrest * unrest * unrest;
    const weight = 1 / (1e-3 + fourth);
    r += mr * weight;
    g += mg * weight;
    b += mb * weight;
    total += weight;
  }
  out.r[i] = r / total;
  out.g[i] = g / total;
  out.b[i] = b / total;
}
