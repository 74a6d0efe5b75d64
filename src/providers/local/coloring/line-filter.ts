import { followWay } from '../imaging/follow-way.js';
import type { FlowField } from '../imaging/structure-tensor.js';
import { plane, type Plane } from '../imaging/plane.js';

/**
 * Flow-based difference of Gaussians (Kang, Lee and Chui, 2007): high on the dark side of edges and on dark
 * strokes, smoothed along them so that broken edges join.
 * @param sigma width of the line that answers best
 * @param along sigma of the smoothing along the flow
 */
export function lineFilter(source: Plane, flow: FlowField, sigma: number, along: number): Plane {
  return smoothAlong(differenceAcross(source, flow, sigma), flow, along);
}

const SURROUND = 1.6;

/** How much darker the middle is than what lies on both sides of it, across the flow. */
function differenceAcross(source: Plane, flow: FlowField, sigma: number): Plane {
  const { width, height } = source;
  const weights = acrossWeights(sigma);
  const reach = weights.length - 1;
  const margin = reach + 1;
  const padded = withMargin(source, margin);
  const out = plane(width, height);
  for (let y = 0; y < height; y++) differenceRow(padded, flow, weights, y, out);
  return out;
}

function differenceRow(
  { data, width: across }: Plane,
  { tx, ty, width: fieldWidth, step }: FlowField,
  weights: Float64Array,
  y: number,
  out: Plane,
): void {
  const reach = weights.length - 1;
  const py = y + reach + 1;
  const shift = step >> 1;
  const row = (y >> shift) * fieldWidth;
  for (let x = 0, i = y * out.width; x < out.width; x++, i++) {
    const nx = -ty[row + (x >> shift)]!;
    const ny = tx[row + (x >> shift)]!;
    const px = x + reach + 1;
    let sum = weights[0]! * data[py * across + px]!;
    for (let k = 1; k <= reach; k++) {
      const ax = px + nx * k;
      const ay = py + ny * k;
      const bx = px - nx * k;
      const by = py - ny * k;
      const afx = ax - (ax | 0);
      const bfx = bx - (bx | 0);
      const a = (ay | 0) * across + (ax | 0);
      const b = (by | 0) * across + (bx | 0);
      const aTop = data[a]! + (data[a + 1]! - data[a]!) * afx;
      const bTop = data[b]! + (data[b + 1]! - data[b]!) * bfx;
      const aLow = data[a + across]! + (data[a + across + 1]! - data[a + across]!) * afx;
      const bLow = data[b + across]! + (data[b + across + 1]! - data[b + across]!) * bfx;
      const both = aTop + (aLow - aTop) * (ay - (ay | 0)) + bTop + (bLow - bTop) * (by - (by | 0));
      sum += weights[k]! * both;
    }
    out.data[i] = sum;
  }
}

/** The plane with its border pixels repeated outside. */
function withMargin({ width, height, data }: Plane, margin: number): Plane {
  const out = plane(width + 2 * margin, height + 2 * margin);
  for (let y = 0; y < out.height; y++) {
    const from = Math.min(height - 1, Math.max(0, y - margin)) * width;
    const to = y * out.width;
    out.data.fill(data[from]!, to, to + margin);
    out.data.set(data.subarray(from, from + width), to + margin);
    out.data.fill(data[from + width - 1]!, to + margin + width, to + out.width);
  }
  return out;
}

/** Weights of the middle and of what lies 1, 2, … away on either side. */
function acrossWeights(sigma: number): Float64Array {
  const reach = Math.ceil(sigma * SURROUND * 2.4);
  const bell = (width: number) => {
    const values = Float64Array.from({ length: reach + 1 }, (_, k) =>
      Math.exp((-k * k) / (2 * width * width)),
    );
    const sum = values.reduce((all, value, k) => all + (k === 0 ? value : 2 * value), 0);
    return values.map((value) => value / sum);
  };
  const centre = bell(sigma);
  return bell(sigma * SURROUND).map((value, k) => value - centre[k]!);
}

/** Of a smoothing at least this wide every other pixel on the way is enough. */
const WIDE = 3;

function smoothAlong(source: Plane, flow: FlowField, sigma: number): Plane {
  const stride = sigma < WIDE ? 1 : 2;
  const weights = Float64Array.from({ length: Math.ceil((sigma * 2) / stride) + 1 }, (_, s) =>
    Math.exp(-((s * stride) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((all, weight, s) => all + (s === 0 ? weight : 2 * weight), 0);
  const shares = weights.map((weight) => weight / total);
  const out = plane(source.width, source.height);
  for (let y = 0; y < source.height; y++) smoothRow(source, flow, shares, stride, y, out.data);
  return out;
}

function smoothRow(
  source: Plane,
  flow: FlowField,
  shares: Float64Array,
  stride: number,
  y: number,
  out: Float32Array,
): void {
  const { width, data } = source;
  const way = new Int32Array(2 * (shares.length - 1));
  for (let x = 0, i = y * width; x < width; x++, i++) {
    followWay(flow, source, x, y, stride, 1, way);
    let sum = shares[0]! * data[i]!;
    for (let s = 1; s < shares.length; s++) {
      sum += shares[s]! * (data[way[2 * s - 2]!]! + data[way[2 * s - 1]!]!);
    }
    out[i] = sum;
  }
}
