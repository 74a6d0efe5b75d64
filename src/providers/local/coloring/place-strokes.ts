import type { DifficultySettings } from './difficulty.js';
import type { Stroke } from './stroke.js';
import type { PixelPath } from './trace-skeleton.js';

/**
 * Chooses which detail lines are drawn. Strong and long ones come first; each keeps its distance from all that is
 * there already, so that no contour is doubled and every gap can be filled with a pen. A line that runs into another one
 * is led up to it, so that it closes a region instead of stopping short.
 */
export function placeDetails(
  contours: readonly Stroke[],
  candidates: readonly PixelPath[],
  width: number,
  height: number,
  settings: Pick<DifficultySettings, 'spacing' | 'minStroke' | 'detailBudget'>,
): Stroke[] {
  const grid = new Occupancy(width, height, settings.spacing);
  let budget = settings.detailBudget * (width + height);
  for (const { points } of contours) {
    for (let i = 0; i < points.length; i += 2) grid.occupy(points[i]! | 0, points[i + 1]! | 0);
  }
  const ordered = candidates
    .map(({ pixels, weight }) => ({ pixels, weight: weight * centrality(pixels, width, height) }))
    .sort((a, b) => b.weight - a.weight || a.pixels[0]! - b.pixels[0]!);
  const placed: Stroke[] = [];
  for (const { pixels, weight } of ordered) {
    if (budget <= 0) break;
    for (const [from, to] of grid.freeRuns(pixels, settings.minStroke)) {
      budget -= to - from;
      const points = new Float64Array((to - from) * 2);
      for (let k = from; k < to; k++) {
        points[(k - from) * 2] = (pixels[k]! % width) + 0.5;
        points[(k - from) * 2 + 1] = Math.floor(pixels[k]! / width) + 0.5;
      }
      placed.push({ points, closed: false, kind: 'detail', strength: weight / pixels.length });
      for (let k = from; k < to; k++) {
        grid.occupy(pixels[k]! % width, Math.floor(pixels[k]! / width));
      }
    }
  }
  return placed;
}

/** People put what matters in the middle. */
function centrality(pixels: readonly number[], width: number, height: number): number {
  const middle = pixels[pixels.length >> 1]!;
  const dx = (middle % width) / width - 0.5;
  const dy = Math.floor(middle / width) / height - 0.5;
  return 1 - 1.1 * (dx * dx + dy * dy);
}

class Occupancy {
  private readonly near: Uint8Array;
  private readonly on: Uint8Array;
  private readonly disc: { dx: number; dy: number }[] = [];

  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly spacing: number,
  ) {
    this.near = new Uint8Array(width * height);
    this.on = new Uint8Array(width * height);
    const reach = Math.ceil(spacing);
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        if (dx * dx + dy * dy <= spacing * spacing) this.disc.push({ dx, dy });
      }
    }
  }

  occupy(x: number, y: number): void {
    for (const { dx, dy } of this.disc) {
      const px = x + dx;
      const py = y + dy;
      if (px < 0 || py < 0 || px >= this.width || py >= this.height) continue;
      this.near[py * this.width + px] = 1;
      if (dx * dx + dy * dy <= 2) this.on[py * this.width + px] = 1;
    }
  }

  /** Stretches of the path that are clear of other lines, led on to a line that they run into. */
  freeRuns(pixels: readonly number[], minLength: number): [number, number][] {
    const runs: [number, number][] = [];
    let start = -1;
    for (let k = 0; k <= pixels.length; k++) {
      const free = k < pixels.length && !this.near[pixels[k]!];
      if (free && start < 0) start = k;
      if (!free && start >= 0) {
        if (k - start >= minLength) runs.push([start, k]);
        start = -1;
      }
    }
    return runs.map(([from, to]) => [
      this.extend(pixels, from, -1),
      this.extend(pixels, to - 1, 1) + 1,
    ]);
  }

  private extend(pixels: readonly number[], from: number, direction: 1 | -1): number {
    const limit = Math.ceil(this.spacing * 1.7);
    for (let n = 1; n <= limit; n++) {
      const k = from + n * direction;
      if (k < 0 || k >= pixels.length) return from;
      if (this.on[pixels[k]!]) return k;
    }
    return from;
  }
}
