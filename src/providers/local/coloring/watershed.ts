import type { Plane } from '../imaging/plane.js';

/** Which region each pixel belongs to; labels run from 0 to `count - 1`. */
export interface RegionMap {
  width: number;
  height: number;
  labels: Int32Array;
  count: number;
}

const LEVELS = 512;

/**
 * Watershed of an edge-strength picture by flooding from its minima (Meyer, 1994), on a bucket queue.
 * Every pixel gets a region; boundaries lie between pixels.
 */
export function watershed(strength: Plane, highest: number): RegionMap {
  const { width, height, data } = strength;
  const size = width * height;
  const level = new Uint16Array(size);
  const scale = (LEVELS - 1) / highest;
  for (let i = 0; i < size; i++) level[i] = Math.min(LEVELS - 1, data[i]! * scale);
  const labels = new Int32Array(size).fill(-1);
  const count = labelMinima(level, labels, width, height);
  flood(level, labels, width, height);
  return { width, height, labels, count };
}

/** Gives each flat zone without a lower neighbour its own label. */
function labelMinima(
  level: Uint16Array,
  labels: Int32Array,
  width: number,
  height: number,
): number {
  const visited = new Uint8Array(level.length);
  const zone = new Int32Array(level.length);
  let count = 0;
  for (let start = 0; start < level.length; start++) {
    if (visited[start]) continue;
    let end = 0;
    let isMinimum = true;
    zone[end++] = start;
    visited[start] = 1;
    for (let next = 0; next < end; next++) {
      const i = zone[next]!;
      const x = i % width;
      const visit = (j: number) => {
        if (level[j]! < level[i]!) isMinimum = false;
        else if (level[j] === level[i] && !visited[j]) {
          visited[j] = 1;
          zone[end++] = j;
        }
      };
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (i >= width) visit(i - width);
      if (i < width * (height - 1)) visit(i + width);
    }
    if (!isMinimum) continue;
    for (let k = 0; k < end; k++) labels[zone[k]!] = count;
    count++;
  }
  return count;
}

function flood(level: Uint16Array, labels: Int32Array, width: number, height: number): void {
  // One linked list per level, all in two arrays.
  const heads = new Int32Array(LEVELS).fill(-1);
  const tails = new Int32Array(LEVELS).fill(-1);
  const next = new Int32Array(level.length).fill(-1);
  const push = (i: number, at: number) => {
    const last = tails[at]!;
    if (last < 0) heads[at] = i;
    else next[last] = i;
    tails[at] = i;
    next[i] = -1;
  };
  for (let i = 0; i < level.length; i++) if (labels[i]! >= 0) push(i, level[i]!);
  for (let current = 0; current < LEVELS;) {
    const i = heads[current]!;
    if (i < 0) {
      current++;
      continue;
    }
    heads[current] = next[i]!;
    if (heads[current]! < 0) tails[current] = -1;
    const x = i % width;
    const spread = (j: number) => {
      if (labels[j]! >= 0) return;
      labels[j] = labels[i]!;
      push(j, Math.max(current, level[j]!));
    };
    if (x > 0) spread(i - 1);
    if (x < width - 1) spread(i + 1);
    if (i >= width) spread(i - width);
    if (i < width * (height - 1)) spread(i + width);
  }
}
