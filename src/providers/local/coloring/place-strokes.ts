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
  spots: Uint8Array,
  width: number,
  height: number,
  settings: Pick<DifficultySettings, 'spacing' | 'minStroke' | 'detailBudget'>,
): Stroke[] {
  const grid = new Occupancy(width, height, settings.spacing);
  let budget = settings.detailBudget * (width + height);
  for (const { points } of contours) {
    for (let i = 0; i < points.length; i += 2) {
      grid.occupy(Math.floor(points[i]!), Math.floor(points[i + 1]!), CONTOUR_SPACING);
    }
  }
  for (let i = 0; i < spots.length; i++) {
    if (spots[i]) grid.occupy(i % width, Math.floor(i / width), SPOT_SPACING);
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
        grid.occupy(pixels[k]! % width, Math.floor(pixels[k]! / width), 1);
      }
    }
  }
  return placed;
}

/** Distance to keep, as a multiple of the spacing: a line beside a contour reads as a double contour. */
const CONTOUR_SPACING = 1.4;
const SPOT_SPACING = 0.5;

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

  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly spacing: number,
  ) {
    this.near = new Uint8Array(width * height);
    this.on = new Uint8Array(width * height);
  }

  occupy(x: number, y: number, multiple: number): void {
    const radius = this.spacing * multiple;
    const reach = Math.ceil(radius);
    for (let py = Math.max(0, y - reach); py <= Math.min(this.height - 1, y + reach); py++) {
      const dy = py - y;
      const half = Math.floor(Math.sqrt(Math.max(0, radius * radius - dy * dy)));
      const row = py * this.width;
      const from = row + Math.max(0, x - half);
      this.near.fill(1, from, row + Math.min(this.width - 1, x + half) + 1);
    }
    for (let py = Math.max(0, y - 1); py <= Math.min(this.height - 1, y + 1); py++) {
      for (let px = Math.max(0, x - 1); px <= Math.min(this.width - 1, x + 1); px++) {
        this.on[py * this.width + px] = 1;
      }
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
    const limit = Math.ceil(this.spacing * CONTOUR_SPACING * 1.6);
    for (let n = 1; n <= limit; n++) {
      const k = from + n * direction;
      if (k < 0 || k >= pixels.length) return from;
      if (this.on[pixels[k]!]) return k;
    }
    return from;
  }
}
