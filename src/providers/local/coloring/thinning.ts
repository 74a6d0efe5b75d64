import type { Mask } from '../imaging/plane.js';

/** Thins a mask to lines of one pixel (Zhang and Suen, 1984), in place. */
export function thin(source: Mask): void {
  const { width, height, data } = source;
  for (let x = 0; x < width; x++) data[x] = data[(height - 1) * width + x] = 0;
  for (let y = 0; y < height; y++) data[y * width] = data[y * width + width - 1] = 0;
  let candidates: number[] = [];
  for (let i = 0; i < data.length; i++) if (data[i]) candidates.push(i);
  for (;;) {
    const before = candidates.length;
    candidates = pass(data, width, candidates, 0);
    candidates = pass(data, width, candidates, 1);
    if (candidates.length === before) return;
  }
}

function pass(data: Uint8Array, width: number, candidates: number[], phase: 0 | 1): number[] {
  const doomed: number[] = [];
  const kept: number[] = [];
  for (const i of candidates) {
    (removable(data, width, i, phase) ? doomed : kept).push(i);
  }
  for (const i of doomed) data[i] = 0;
  return kept;
}

function removable(data: Uint8Array, width: number, i: number, phase: 0 | 1): boolean {
  const n = data[i - width]!;
  const ne = data[i - width + 1]!;
  const e = data[i + 1]!;
  const se = data[i + width + 1]!;
  const s = data[i + width]!;
  const sw = data[i + width - 1]!;
  const w = data[i - 1]!;
  const nw = data[i - width - 1]!;
  const neighbours = n + ne + e + se + s + sw + w + nw;
  if (neighbours < 2 || neighbours > 6) return false;
  const rises =
    (n < ne ? 1 : 0) +
    (ne < e ? 1 : 0) +
    (e < se ? 1 : 0) +
    (se < s ? 1 : 0) +
    (s < sw ? 1 : 0) +
    (sw < w ? 1 : 0) +
    (w < nw ? 1 : 0) +
    (nw < n ? 1 : 0);
  if (rises !== 1) return false;
  return phase === 0 ? n * e * s === 0 && e * s * w === 0 : n * e * w === 0 && n * s * w === 0;
}
