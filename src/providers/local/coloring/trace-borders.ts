import type { Plane } from '../imaging/plane.js';
import type { Stroke } from './stroke.js';
import type { RegionMap } from './watershed.js';

const RIGHT = 1;
const DOWN = 2;
const LEFT = 4;
const UP = 8;

/**
 * The borders between regions as strokes along the cracks between pixels. Strokes meet exactly at the points
 * where three regions touch, so that every region stays closed.
 */
export function traceBorders(map: RegionMap, strength: Plane): Stroke[] {
  const cracks = crackDirections(map);
  const tracer = new CrackTracer(map, cracks, strength);
  return tracer.trace();
}

/** For each pixel corner the directions in which a crack leaves it. */
function crackDirections({ width, height, labels }: RegionMap): Uint8Array {
  const stride = width + 1;
  const directions = new Uint8Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (x < width - 1 && labels[i] !== labels[i + 1]) {
        directions[y * stride + x + 1]! |= DOWN;
        directions[(y + 1) * stride + x + 1]! |= UP;
      }
      if (y < height - 1 && labels[i] !== labels[i + width]) {
        directions[(y + 1) * stride + x]! |= RIGHT;
        directions[(y + 1) * stride + x + 1]! |= LEFT;
      }
    }
  }
  return directions;
}

class CrackTracer {
  private readonly stride: number;
  private readonly left: Uint8Array;

  constructor(
    private readonly map: RegionMap,
    private readonly cracks: Uint8Array,
    private readonly strength: Plane,
  ) {
    this.stride = map.width + 1;
    this.left = Uint8Array.from(cracks);
  }

  trace(): Stroke[] {
    const strokes: Stroke[] = [];
    for (let corner = 0; corner < this.cracks.length; corner++) {
      if (this.left[corner] === 0 || degree(this.cracks[corner]!) === 2) continue;
      for (const direction of [RIGHT, DOWN, LEFT, UP]) {
        if (this.left[corner]! & direction) strokes.push(this.walk(corner, direction));
      }
    }
    // What is left are closed loops that touch no other border.
    for (let corner = 0; corner < this.cracks.length; corner++) {
      if (this.left[corner]! & RIGHT) strokes.push(this.walk(corner, RIGHT));
    }
    return strokes;
  }

  private walk(start: number, first: number): Stroke {
    const points: number[] = [start % this.stride, Math.floor(start / this.stride)];
    let corner = start;
    let direction = first;
    let sum = 0;
    let steps = 0;
    for (;;) {
      this.left[corner]! &= ~direction;
      sum += this.strengthAt(corner, direction);
      steps++;
      corner += this.offset(direction);
      this.left[corner]! &= ~opposite(direction);
      points.push(corner % this.stride, Math.floor(corner / this.stride));
      if (corner === start || degree(this.cracks[corner]!) !== 2) break;
      direction = this.left[corner]!;
      if (direction === 0) break;
    }
    const closed = corner === start;
    return {
      points: Float64Array.from(points),
      closed,
      kind: 'contour',
      strength: sum / steps,
    };
  }

  private offset(direction: number): number {
    if (direction === RIGHT) return 1;
    if (direction === LEFT) return -1;
    return direction === DOWN ? this.stride : -this.stride;
  }

  private strengthAt(corner: number, direction: number): number {
    const x = Math.min(this.map.width - 1, corner % this.stride);
    const y = Math.min(this.map.height - 1, Math.floor(corner / this.stride));
    const px = direction === LEFT ? Math.max(0, x - 1) : x;
    const py = direction === UP ? Math.max(0, y - 1) : y;
    return this.strength.data[py * this.map.width + px]!;
  }
}

function opposite(direction: number): number {
  if (direction === RIGHT) return LEFT;
  if (direction === LEFT) return RIGHT;
  return direction === DOWN ? UP : DOWN;
}

function degree(directions: number): number {
  return (
    (directions & 1) + ((directions >> 1) & 1) + ((directions >> 2) & 1) + ((directions >> 3) & 1)
  );
}
