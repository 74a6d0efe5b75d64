import { boxBlur } from '../imaging/blur.js';
import { mask, plane, type Mask, type Plane } from '../imaging/plane.js';
import type { FlowField } from '../imaging/structure-tensor.js';
import type { DifficultySettings } from './difficulty.js';
import { lineFilter } from './line-filter.js';
import { thin } from './thinning.js';
import { traceSkeleton, type PixelPath } from './trace-skeleton.js';

/**
 * Candidate lines inside the regions: folds, features, stripes. Relative to the local contrast, so that quiet
 * parts get lines too and busy parts do not get all of them.
 * @param weights per pixel, how much lines are wanted there
 */
export function detailLines(
  tone: Plane,
  flow: FlowField,
  weights: Float32Array,
  settings: DifficultySettings,
): PixelPath[] {
  const response = normaliseLocally(
    lineFilter(tone, flow, settings.lineSigma, settings.lineSigma * 3.6),
  );
  for (let i = 0; i < weights.length; i++) response.data[i]! *= weights[i]!;
  const lines = hysteresis(response, settings.strongShare, settings.weakShare, settings.minStroke);
  thin(lines);
  return traceSkeleton(lines, response, 6).filter(
    ({ pixels }) => pixels.length >= settings.minStroke,
  );
}

function normaliseLocally(response: Plane): Plane {
  const { width, height, data } = response;
  const squares = plane(width, height);
  let total = 0;
  for (let i = 0; i < data.length; i++) {
    squares.data[i] = data[i]! * data[i]!;
    total += squares.data[i]!;
  }
  const global = Math.sqrt(total / data.length);
  const radius = Math.round(Math.max(width, height) / 18);
  const local = boxBlur(boxBlur(squares, radius), radius).data;
  const out = plane(width, height);
  for (let i = 0; i < data.length; i++) {
    const scale = 0.55 * Math.sqrt(Math.max(0, local[i]!)) + 0.45 * global + 0.002;
    out.data[i] = data[i]! / scale;
  }
  return out;
}

/** Pixels above a low threshold that hang together with enough pixels above a high one. */
function hysteresis(
  response: Plane,
  strongShare: number,
  weakShare: number,
  minExtent: number,
): Mask {
  const { width, height, data } = response;
  const sorted = sample(data).sort();
  const at = (share: number) => sorted[Math.floor((1 - share) * (sorted.length - 1))]!;
  const strong = Math.max(0.3, at(strongShare));
  const weak = Math.max(0.15, at(weakShare));
  const out = mask(width, height);
  const seen = new Uint8Array(data.length);
  const part = new Int32Array(data.length);
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! < strong) continue;
    let count = 0;
    let strongCount = 0;
    let [left, right, top, bottom] = [width, 0, height, 0];
    part[count++] = start;
    seen[start] = 1;
    for (let done = 0; done < count; done++) {
      const i = part[done]!;
      if (data[i]! >= strong) strongCount++;
      const x = i % width;
      const y = (i - x) / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const j = ny * width + nx;
          if (seen[j] || data[j]! < weak) continue;
          seen[j] = 1;
          part[count++] = j;
        }
      }
    }
    if (strongCount < 6 || Math.max(right - left, bottom - top) < minExtent * 0.7) continue;
    for (let k = 0; k < count; k++) out.data[part[k]!] = 1;
  }
  return out;
}

const SAMPLED = 17;

function sample(data: Float32Array): Float32Array {
  const out = new Float32Array(Math.ceil(data.length / SAMPLED));
  for (let i = 0; i < out.length; i++) out[i] = data[i * SAMPLED]!;
  return out;
}
