import type { Mask } from './plane.js';

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Sets the pixels whose centres lie inside a polygon (even-odd). @returns the mask, for chaining */
export function fillPolygon(outline: readonly Corner[], target: Mask): Mask {
  const { width, height, data } = target;
  let [top, bottom] = [Infinity, -Infinity];
  for (const { y } of outline) {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y++) {
    const level = y + 0.5;
    const crossings: number[] = [];
    for (let k = 0; k < outline.length; k++) {
      const a = outline[k]!;
      const b = outline[(k + 1) % outline.length]!;
      if (a.y > level === b.y > level) continue;
      crossings.push(a.x + ((level - a.y) / (b.y - a.y)) * (b.x - a.x));
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil(crossings[k]! - 0.5));
      const to = Math.min(width, Math.ceil(crossings[k + 1]! - 0.5));
      if (from < to) data.fill(1, y * width + from, y * width + to);
    }
  }
  return target;
}

/** An outline grown (or shrunk) around the mean of its corners. */
export function scaleOutline(outline: readonly Corner[], scale: number): Corner[] {
  const x = outline.reduce((sum, corner) => sum + corner.x, 0) / outline.length;
  const y = outline.reduce((sum, corner) => sum + corner.y, 0) / outline.length;
  return outline.map((corner) => ({
    x: x + (corner.x - x) * scale,
    y: y + (corner.y - y) * scale,
  }));
}
