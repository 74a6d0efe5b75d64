import type { RegionMap } from './watershed.js';

/** City-block distance of each pixel to the nearest pixel of another region; the picture's border does not count. */
function distanceToBorder(map: RegionMap): Uint16Array {
  const { width, height, labels } = map;
  const far = 65_000;
  const distance = new Uint16Array(labels.length).fill(far);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (x > 0 && labels[i - 1] !== labels[i]) distance[i] = distance[i - 1] = 1;
      if (y > 0 && labels[i - width] !== labels[i]) distance[i] = distance[i - width] = 1;
    }
  }
  // Two passes of the 3-4 chamfer metric, in thirds of a pixel.
  for (let i = 0; i < distance.length; i++) if (distance[i] === 1) distance[i] = 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let d = distance[i]!;
      if (x > 0) d = Math.min(d, distance[i - 1]! + 3);
      if (y > 0) {
        d = Math.min(d, distance[i - width]! + 3);
        if (x > 0) d = Math.min(d, distance[i - width - 1]! + 4);
        if (x < width - 1) d = Math.min(d, distance[i - width + 1]! + 4);
      }
      distance[i] = d;
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x;
      let d = distance[i]!;
      if (x < width - 1) d = Math.min(d, distance[i + 1]! + 3);
      if (y < height - 1) {
        d = Math.min(d, distance[i + width]! + 3);
        if (x < width - 1) d = Math.min(d, distance[i + width + 1]! + 4);
        if (x > 0) d = Math.min(d, distance[i + width - 1]! + 4);
      }
      distance[i] = d;
    }
  }
  return distance;
}

/**
 * Takes away the parts of regions that are narrower than `width` pixels: they are shared out between the regions
 * beside them, which meet in the middle. So two contours never run close together.
 */
export function openRegions(map: RegionMap, narrow: number): RegionMap {
  const distance = distanceToBorder(map);
  const labels = new Int32Array(map.labels.length).fill(-1);
  const seedDepth = (narrow / 2) * 3;
  let queue: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    if (distance[i]! < seedDepth) continue;
    labels[i] = map.labels[i]!;
    queue.push(i);
  }
  if (queue.length === 0) return map;
  while (queue.length > 0) queue = grow(map, labels, queue);
  return { ...map, labels };
}

/** One ring of pixels around the seeds; a pixel prefers its own region where that reaches it. */
function grow(map: RegionMap, labels: Int32Array, front: readonly number[]): number[] {
  const { width, height } = map;
  const next: number[] = [];
  const offer = (from: number, to: number) => {
    const current = labels[to]!;
    if (current === -1) {
      // Marked as reached in this ring: below -1, so that the ring does not grow into itself.
      labels[to] = -2 - labels[from]!;
      next.push(to);
    } else if (current < -1 && map.labels[to] === labels[from]) {
      labels[to] = -2 - labels[from]!;
    }
  };
  for (const i of front) {
    const x = i % width;
    if (x > 0) offer(i, i - 1);
    if (x < width - 1) offer(i, i + 1);
    if (i >= width) offer(i, i - width);
    if (i < width * (height - 1)) offer(i, i + width);
  }
  for (const i of next) labels[i] = -2 - labels[i]!;
  return next;
}
