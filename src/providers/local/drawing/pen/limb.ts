import { type Point, through } from './geometry.js';
import { patch, type Shape } from './shape.js';

const SAMPLES = 7;

/**
 * An arm, leg, tail or trunk: a bent tube that is open where it begins, so that it grows out of what it lies on, and
 * round where it ends.
 * @param path from the root over the bend to the tip: three points
 * @param widths at the root and at the tip
 */
export function limb(
  path: readonly [Point, Point, Point],
  widths: readonly [number, number],
  tint: string,
  more: Partial<Shape> = {},
): Shape {
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    const [x, y] = onArc(path, t);
    const [dx, dy] = tangent(path, t);
    const half = (widths[0] + (widths[1] - widths[0]) * t) / 2;
    left.push([x - dy * half, y + dx * half]);
    right.push([x + dy * half, y - dx * half]);
  }
  const [tx, ty] = onArc(path, 1);
  const [dx, dy] = tangent(path, 1);
  const half = widths[1] / 2;
  const k = Math.SQRT1_2;
  const tip: Point[] = [
    [tx + (dx * k - dy * k) * half, ty + (dy * k + dx * k) * half],
    [tx + dx * half, ty + dy * half],
    [tx + (dx * k + dy * k) * half, ty + (dy * k - dx * k) * half],
  ];
  const around = [...left, ...tip, ...right.reverse()];
  return patch(through(around, true), [through(around, false)], tint, more);
}

/** A point of the quadratic Bézier curve that passes the middle point at half its way. */
function onArc([a, b, c]: readonly [Point, Point, Point], t: number): Point {
  const at = (i: 0 | 1) => {
    const control = 2 * b[i] - (a[i] + c[i]) / 2;
    return (1 - t) ** 2 * a[i] + 2 * t * (1 - t) * control + t ** 2 * c[i];
  };
  return [at(0), at(1)];
}

function tangent(path: readonly [Point, Point, Point], t: number): Point {
  const [x0, y0] = onArc(path, Math.max(0, t - 0.01));
  const [x1, y1] = onArc(path, Math.min(1, t + 0.01));
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  return [(x1 - x0) / length, (y1 - y0) / length];
}
