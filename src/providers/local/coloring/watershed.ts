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
  let end = 0;
  let isMinimum: boolean;
  const visit = (j: number, from: number): void => {
    if (level[j]! < from) isMinimum = false;
    else if (level[j] === from && !visited[j]) {
      visited[j] = 1;
      zone[end++] = j;
    }
  };
  for (let start = 0; start < level.length; start++) {
    if (visited[start]) continue;
    end = 0;
    isMinimum = true;
    visit(start, level[start]!);
    for (let next = 0; next < end; next++) {
      const i = zone[next]!;
      const from = level[i]!;
      const x = i % width;
      if (x > 0) visit(i - 1, from);
      if (x < width - 1) visit(i + 1, from);
      if (i >= width) visit(i - width, from);
      if (i < width * (height - 1)) visit(i + width, from);
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
  const push = (i: number, at: number): void => {
    const last = tails[at]!;
    if (last < 0) heads[at] = i;
    else next[last] = i;
    tails[at] = i;
    next[i] = -1;
  };
  const spread = (i: number, label: number, least: number): void => {
    if (labels[i]! >= 0) return;
    labels[i] = label;
    push(i, Math.max(least, level[i]!));
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
    const label = labels[i]!;
    if (x > 0) spread(i - 1, label, current);
    if (x < width - 1) spread(i + 1, label, current);
    if (i >= width) spread(i - width, label, current);
    if (i < width * (height - 1)) spread(i + width, label, current);
  }
}
