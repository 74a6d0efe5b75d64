import { clamp01, rgbImage, type RgbImage } from './plane.js';
import type { Directions } from './stroke-field.js';

const BINS = 16;
const HALF = BINS / 2;
const SECTORS = 8;
const ORIENTATIONS = 24;
/** How many times as long as wide the region is where lines are clearest: the square of this. */
const STRETCHES = [1, 1.2, 1.4, 1.55];
/** Variance, summed over the channels, beyond which a sector hardly counts. */
const CALM = 0.0012;
const PER_CALM = 1 / CALM;

/*
 * Sums are whole numbers, two of them in one of JavaScript's numbers of 53 bits, so that adding a neighbour takes two
 * multiplications instead of four: red below green, blue below the squares of all three.
 */
const WHITE = 1023;
const PER_WHITE = 1 / WHITE;
const GREEN = 2 ** 26;
const SQUARES = 2 ** 21;
const BELOW_GREEN = 1 / GREEN;
const BELOW_SQUARES = 1 / SQUARES;
/** Weight of the middle of a region; and of a whole sector, so that what is summed up fits. */
const HEAVIEST = 31;
const HEAVIEST_SECTOR = 1200;
/** The pixel itself belongs to all slices a little, so that none is ever empty. */
const OWN = 0.08;

/**
 * The pixels around one pixel, sorted into slices of an ellipse of one direction and length. Only half of them are
 * kept: opposite every one lies another of the same weight.
 */
interface Neighbourhood {
  /** Steps in the padded picture; slice b has those from `starts[b]` to `starts[b + 1]`. */
  readonly steps: Int32Array;
  /** Whole numbers. */
  readonly weights: Float64Array;
  readonly starts: Int32Array;
  readonly own: number;
  /** What the sum over each sector has to be multiplied by for its mean; the same for the one opposite. */
  readonly shares: Float64Array;
}

/**
 * Turns texture into patches with clean edges: each pixel takes the mean of the calmest sectors of the ellipse
 * around it, which lies along `flow` (anisotropic Kuwahara filter of Kyprianidis, Kang and Döllner, 2009).
 * Directions come from a table and each neighbour is read once.
 * @param image values of 0 to 1; beyond these they are cut
 * @param radius of the region in pixels
 * @param flow directions of lines; without, the region is a circle
 */
export function kuwahara(image: RgbImage, radius: number, flow?: Directions): RgbImage {
  const { width, height } = image;
  const pad = Math.ceil(radius * STRETCHES.at(-1)!) + 1;
  const stride = (width + 2 * pad) * 2;
  const cells = padded(image, pad);
  const tables = flow
    ? STRETCHES.flatMap((stretch) =>
        Array.from({ length: ORIENTATIONS }, (_, turn) =>
          neighbourhood(radius, stretch, (turn * Math.PI) / ORIENTATIONS, stride),
        ),
      )
    : [neighbourhood(radius, 1, 0, stride)];
  const out = rgbImage(width, height);
  // In a circle all pixels have the one table.
  const choice = flow ? tableOf(flow) : new Uint8Array(1);
  const shift = flow ? flow.step >> 1 : 31;
  const slices = new Float64Array(BINS * 2);
  for (let y = 0; y < height; y++) {
    const row = flow ? choice.subarray((y >> shift) * flow.width) : choice;
    filterRow(cells, (y + pad) * stride + pad * 2, tables, row, shift, slices, out, y * width);
  }
  return out;
}

/** A function of its own, so that it is compiled well after the first few rows. */
function filterRow(
  cells: Float64Array,
  start: number,
  tables: readonly Neighbourhood[],
  choice: Uint8Array,
  shift: number,
  slices: Float64Array,
  out: RgbImage,
  row: number,
): void {
  for (let x = 0; x < out.width; x++) {
    const table = tables[choice[x >> shift]!]!;
    sumSlices(cells, start + 2 * x, table, slices);
    mixSectors(slices, table.shares, out, row + x);
  }
}

/** Two numbers a pixel: its colours and the sum of their squares, with the border pixels repeated outside. */
function padded({ width, height, r, g, b }: RgbImage, pad: number): Float64Array {
  const fullWidth = width + 2 * pad;
  const fullHeight = height + 2 * pad;
  const cells = new Float64Array(fullWidth * fullHeight * 2);
  for (let y = 0; y < height; y++) {
    let j = ((y + pad) * fullWidth + pad) * 2;
    for (let x = 0, i = y * width; x < width; x++, i++, j += 2) {
      const red = whole(r[i]!);
      const green = whole(g[i]!);
      const blue = whole(b[i]!);
      cells[j] = red + GREEN * green;
      cells[j + 1] = blue + SQUARES * (red * red + green * green + blue * blue);
    }
    repeatEnds(cells, (y + pad) * fullWidth, width, pad);
  }
  const rowOf = (y: number) => cells.subarray(y * fullWidth * 2, (y + 1) * fullWidth * 2);
  for (let y = 0; y < pad; y++) {
    cells.set(rowOf(pad), y * fullWidth * 2);
    cells.set(rowOf(pad + height - 1), (pad + height + y) * fullWidth * 2);
  }
  return cells;
}

const whole = (value: number): number => (clamp01(value) * WHITE + 0.5) | 0;

function repeatEnds(cells: Float64Array, row: number, width: number, pad: number): void {
  const first = (row + pad) * 2;
  const last = (row + pad + width - 1) * 2;
  for (let x = 0; x < pad; x++) {
    cells.copyWithin((row + x) * 2, first, first + 2);
    cells.copyWithin(last + 2 + x * 2, last, last + 2);
  }
}

function neighbourhood(
  radius: number,
  stretch: number,
  angle: number,
  stride: number,
): Neighbourhood {
  const bins: { step: number; weight: number }[][] = Array.from({ length: HALF }, () => []);
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
      if (bin >= HALF) continue;
      bins[bin]!.push({ step: dy * stride + dx * 2, weight: Math.exp(-1.6 * distance) });
    }
  }
  const massOf = (scale: number) =>
    bins.map((bin) =>
      bin.reduce((sum, { weight }) => sum + Math.round(weight * scale), Math.ceil(OWN * scale)),
    );
  const sectorsOf = (mass: readonly number[]) =>
    Array.from({ length: SECTORS / 2 }, (_, k) => {
      const middle = 2 * k;
      return 2 * mass[middle]! + mass[middle + 1]! + mass[(middle + HALF - 1) % HALF]!;
    });
  const heaviest = Math.max(...sectorsOf(massOf(HEAVIEST)));
  const scale = HEAVIEST * Math.min(1, HEAVIEST_SECTOR / heaviest);
  const all = bins.flat();
  const starts = new Int32Array(HALF + 1);
  bins.forEach((bin, b) => (starts[b + 1] = starts[b]! + bin.length));
  return {
    steps: Int32Array.from(all, ({ step }) => step),
    weights: Float64Array.from(all, ({ weight }) => Math.round(weight * scale)),
    starts,
    own: Math.ceil(OWN * scale),
    shares: Float64Array.from(sectorsOf(massOf(scale)), (mass) => 1 / (mass * WHITE)),
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

function sumSlices(cells: Float64Array, at: number, table: Neighbourhood, to: Float64Array): void {
  const { steps, weights, starts, own } = table;
  const first = cells[at]! * own;
  const second = cells[at + 1]! * own;
  for (let bin = 0, k = 0; bin < HALF; bin++) {
    const end = starts[bin + 1]!;
    let a = first;
    let b = second;
    let c = first;
    let d = second;
    for (; k < end; k++) {
      const step = steps[k]!;
      const weight = weights[k]!;
      a += cells[at + step]! * weight;
      b += cells[at + step + 1]! * weight;
      c += cells[at - step]! * weight;
      d += cells[at - step + 1]! * weight;
    }
    const o = bin * 2;
    to[o] = a;
    to[o + 1] = b;
    to[o + BINS] = c;
    to[o + BINS + 1] = d;
  }
}

/** A sector is a slice and half of each of its neighbours. */
function mixSectors(slices: Float64Array, shares: Float64Array, out: RgbImage, i: number): void {
  let r = 0;
  let g = 0;
  let b = 0;
  let total = 0;
  for (let k = 0; k < SECTORS; k++) {
    const m = k * 4;
    const n = (m + 2) & 31;
    const p = (m + 30) & 31;
    const share = shares[k & 3]!;
    const first = 2 * slices[m]! + slices[n]! + slices[p]!;
    const second = 2 * slices[m + 1]! + slices[n + 1]! + slices[p + 1]!;
    const green = Math.floor(first * BELOW_GREEN);
    const squares = Math.floor(second * BELOW_SQUARES);
    const mr = (first - green * GREEN) * share;
    const mg = green * share;
    const mb = (second - squares * SQUARES) * share;
    const variance = squares * share * PER_WHITE - mr * mr - mg * mg - mb * mb;
    const unrest = Math.max(0, variance) * PER_CALM;
    const weight = 1 / (1e-3 + unrest * unrest * unrest * unrest);
    r += mr * weight;
    g += mg * weight;
    b += mb * weight;
    total += weight;
  }
  out.r[i] = r / total;
  out.g[i] = g / total;
  out.b[i] = b / total;
}
