import type { Point } from '../vision/face.js';
import { fitCurve, type Curve } from './smooth-curve.js';

export const CIRCLE_POINTS = 40;

export function circle({ x, y }: Point, radius: number): Point[] {
  return Array.from({ length: CIRCLE_POINTS }, (_, k) => {
    const angle = (2 * Math.PI * k) / CIRCLE_POINTS;
    return { x: x + Math.cos(angle) * radius, y: y + Math.sin(angle) * radius };
  });
}

/** A closed curve through points. */
export function ring(points: readonly Point[]): Curve {
  return fitCurve(flat([...points, points[0]!]), true);
}

/** The coordinates of points in one row. */
export function flat(points: readonly Point[]): Float64Array {
  return Float64Array.from(points.flatMap(({ x, y }) => [x, y]));
}
