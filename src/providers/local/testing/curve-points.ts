import type { Curve } from '../coloring/smooth-curve.js';

// Inside Jest's own realm every look-up of a global is slow.
const { abs, floor, hypot } = Math;

export interface CurvePoint {
  x: number;
  y: number;
  /** Unit vector along the curve. */
  dx: number;
  dy: number;
  curve: number;
  /** Way along its curve, and the whole of it. */
  at: number;
  length: number;
}

const PER_SEGMENT = 12;

/** Points along curves, close together, with the direction at each. */
export function curvePoints(curves: readonly Curve[]): CurvePoint[] {
  return curves.flatMap((curve, index) => {
    const path = flatten(curve);
    const points: CurvePoint[] = [];
    let at = 0;
    for (let i = 1; i < path.length; i++) {
      const [ax, ay] = path[i - 1]!;
      const [bx, by] = path[i]!;
      const step = hypot(bx - ax, by - ay);
      if (step < 1e-6) continue;
      const [dx, dy] = [(bx - ax) / step, (by - ay) / step];
      // Long steps are lines: points on them, too.
      for (let way = 0; way < step; way += 3) {
        points.push({
          x: ax + dx * way,
          y: ay + dy * way,
          dx,
          dy,
          curve: index,
          at: at + way,
          length: 0,
        });
      }
      at += step;
    }
    for (const point of points) point.length = at;
    return points;
  });
}

function flatten(curve: Curve): [number, number][] {
  const path: [number, number][] = [[...curve.start]];
  for (const segment of curve.segments) {
    const [x, y] = path.at(-1)!;
    if ('line' in segment) {
      path.push([...segment.line]);
      continue;
    }
    const [ax, ay, bx, by, cx, cy] = segment.cubic;
    for (let k = 1; k <= PER_SEGMENT; k++) {
      const t = k / PER_SEGMENT;
      const s = 1 - t;
      const at = (p: number, q: number, r: number, e: number) =>
        s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * e;
      path.push([at(x, ax, bx, cx), at(y, ay, by, cy)]);
    }
  }
  return path;
}

/** Share of the points that have a line beside them, parallel and nearer than `gap`, away from where lines meet. */
export function doubledShare(points: readonly CurvePoint[], gap: number): number {
  const cells = new Map<number, CurvePoint[]>();
  const key = (x: number, y: number) => floor(x / gap) * 100_000 + floor(y / gap);
  for (const point of points) {
    const at = key(point.x, point.y);
    const cell = cells.get(at);
    if (cell) cell.push(point);
    else cells.set(at, [point]);
  }
  const ends = 4 * gap;
  const isDoubled = (p: CurvePoint) => {
    if (p.at < ends || p.at > p.length - ends) return false;
    for (let v = -1; v <= 1; v++) {
      for (let u = -1; u <= 1; u++) {
        for (const q of cells.get(key(p.x + u * gap, p.y + v * gap)) ?? []) {
          if (q.curve === p.curve && abs(q.at - p.at) < ends) continue;
          if (q.at < ends || q.at > q.length - ends) continue;
          const across = abs((q.x - p.x) * p.dy - (q.y - p.y) * p.dx);
          const parallel = abs(p.dx * q.dx + p.dy * q.dy) > 0.92;
          if (parallel && across < gap && hypot(q.x - p.x, q.y - p.y) < gap) return true;
        }
      }
    }
    return false;
  };
  return points.filter(isDoubled).length / points.length;
}
