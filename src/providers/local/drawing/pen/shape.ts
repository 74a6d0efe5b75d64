import type { Curve, Segment } from '../../coloring/smooth-curve.js';
import type { Point } from './geometry.js';

/** How thick a line is: what is told of is drawn in outline, what is on or behind it in detail. */
export type Weight = 'outline' | 'detail';

/** 0 is in every page; 1 is left out of simple pages, 2 is in detailed pages only. */
export type Level = 0 | 1 | 2;

/**
 * One thing that is painted: first it covers what lies under its area, then its lines are drawn. Pages are painted
 * from the back to the front, so that nearer things hide the lines of those behind.
 */
export interface Shape {
  /** Closed outlines; together they are the area. */
  readonly area: readonly Curve[];
  readonly lines: readonly Curve[];
  /** The line runs around all of the area together instead of along `lines`. */
  readonly merged: boolean;
  readonly weight: Weight;
  readonly level: Level;
  /** Of the area in the coloured picture. `ink` is solid on the page to colour in, too. */
  readonly tint: string;
  /** Has room for a pattern. */
  readonly pattern: boolean;
  /** Of its lines in the coloured picture, where they are not a darker kind of its tint. */
  readonly lineTint?: string;
  /** What somebody wears or holds, by its name; without one it is their own. */
  readonly of?: string;
  /** Something that light does, which only the coloured picture has. */
  readonly shade?: boolean;
}

const PLAIN: Omit<Shape, 'area' | 'lines'> = {
  merged: false,
  weight: 'outline',
  level: 0,
  tint: '#ffffff',
  pattern: false,
};

/** An area with its whole outline. */
export function fill(curve: Curve, tint: string, more: Partial<Shape> = {}): Shape {
  return { ...PLAIN, area: [curve], lines: [curve], tint, ...more };
}

/** A smaller area that lies on another. */
export function spot(curve: Curve, tint: string, level: Level = 0): Shape {
  return fill(curve, tint, { weight: 'detail', level });
}

/** Overlapping areas with one line around all of them. */
export function union(curves: readonly Curve[], tint: string, more: Partial<Shape> = {}): Shape {
  return { ...PLAIN, area: curves.map(clockwise), lines: [], merged: true, tint, ...more };
}

/** An area with lines along a part of its edge only, so that it grows out of what it lies on. */
export function patch(
  area: Curve,
  lines: readonly Curve[],
  tint: string,
  more: Partial<Shape> = {},
): Shape {
  return { ...PLAIN, area: [area], lines, tint, ...more };
}

export function line(curve: Curve, more: Partial<Shape> = {}): Shape {
  return { ...PLAIN, area: [], lines: [curve], ...more };
}

/** A thin line. */
export function fine(curve: Curve, level: Level = 0): Shape {
  return line(curve, { weight: 'detail', level });
}

/** A small solid area, such as a pupil. */
export function ink(curve: Curve): Shape {
  return { ...PLAIN, area: [curve], lines: [], tint: INK_TINT };
}

/** What somebody throws on the ground that they stand on. */
export function shadow(curve: Curve): Shape {
  return { ...PLAIN, area: [curve], lines: [], shade: true };
}

/** A small white area without a line, such as the light in an eye. */
export function light(curve: Curve): Shape {
  return { ...PLAIN, area: [curve], lines: [] };
}

export const INK_TINT = 'ink';

export interface Placement {
  x?: number;
  y?: number;
  scale?: number;
  /** Of the height, where it differs from the width. */
  scaleY?: number;
  /** Mirrored before it is turned. */
  flip?: boolean;
  /** Radians, clockwise. */
  turn?: number;
}

/** Moves, sizes and turns shapes about their origin; lines keep their thickness. */
export function place(shapes: readonly Shape[], to: Placement): Shape[] {
  const { x = 0, y = 0, scale = 1, scaleY = scale, flip = false, turn = 0 } = to;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const sx = flip ? -scale : scale;
  const move = ([px, py]: Point): Point => {
    const [qx, qy] = [px * sx, py * scaleY];
    return [x + qx * cos - qy * sin, y + qx * sin + qy * cos];
  };
  return shapes.map((shape) => ({
    ...shape,
    area: shape.area.map((curve) => moved(curve, move)).map(shape.merged ? clockwise : same),
    lines: shape.lines.map((curve) => moved(curve, move)),
  }));
}

const same = (curve: Curve): Curve => curve;

/** The shapes and their mirror image about x = 0. */
export function pair(shapes: readonly Shape[]): Shape[] {
  return [...place(shapes, { flip: true }), ...shapes];
}

/** The same with thin lines: for what stands behind. */
export function behind(shapes: readonly Shape[]): Shape[] {
  return shapes.map((shape) => ({ ...shape, weight: 'detail' }));
}

export function moved(curve: Curve, move: (point: Point) => Point): Curve {
  return {
    closed: curve.closed,
    start: move(curve.start),
    segments: curve.segments.map((segment): Segment => {
      if ('line' in segment) return { line: move(segment.line) };
      const [ax, ay, bx, by, cx, cy] = segment.cubic;
      return { cubic: [...move([ax, ay]), ...move([bx, by]), ...move([cx, cy])] };
    }),
  };
}

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A box around the shapes; it holds the handles of their curves too, so it may be a little large. */
export function boundsOf(shapes: readonly Shape[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { area, lines } of shapes) {
    for (const curve of [...area, ...lines]) {
      for (const [x, y] of endPoints(curve)) {
        bounds.left = Math.min(bounds.left, x);
        bounds.right = Math.max(bounds.right, x);
        bounds.top = Math.min(bounds.top, y);
        bounds.bottom = Math.max(bounds.bottom, y);
      }
    }
  }
  return bounds;
}

/** How wide the areas of a shape are on average; lines and what is solid have all the room that they need. */
export function roomOf({ area, tint }: Shape): number {
  if (area.length === 0 || tint === INK_TINT) return Infinity;
  return Math.max(
    ...area.map((curve) => {
      const points = samples(curve);
      let [size, length] = [0, 0];
      points.forEach(([x, y], i) => {
        const [nx, ny] = points[(i + 1) % points.length]!;
        size += x * ny - nx * y;
        length += Math.hypot(nx - x, ny - y);
      });
      return Math.abs(size) / length;
    }),
  );
}

/** Points along a curve, near enough to each other to measure it. */
function samples(curve: Curve): Point[] {
  const ends = endPoints(curve);
  return curve.segments.flatMap((segment, i): Point[] => {
    const [x, y] = ends[i]!;
    if ('line' in segment) return [[x, y]];
    const [ax, ay, bx, by, cx, cy] = segment.cubic;
    return [0, 0.25, 0.5, 0.75].map((t) => {
      const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
      return [p * x + q * ax + r * bx + s * cx, p * y + q * ay + r * by + s * cy];
    });
  });
}

/** Points on a curve: where its pieces begin and end. */
export function endPoints({ start, segments }: Curve): Point[] {
  return [
    start,
    ...segments.map((segment): Point =>
      'line' in segment ? segment.line : [segment.cubic[4], segment.cubic[5]],
    ),
  ];
}

/** The same outline, run through clockwise, so that overlapping outlines add up under the non-zero rule. */
function clockwise(curve: Curve): Curve {
  const points = endPoints(curve);
  let area = 0;
  points.forEach(([x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length]!;
    area += x * ny - nx * y;
  });
  return area >= 0 ? curve : reversed(curve, points);
}

function reversed(curve: Curve, points: readonly Point[]): Curve {
  const segments = curve.segments
    .map((segment, i): Segment => {
      const from = points[i]!;
      if ('line' in segment) return { line: from };
      const [ax, ay, bx, by] = segment.cubic;
      return { cubic: [bx, by, ax, ay, ...from] };
    })
    .reverse();
  return { start: points.at(-1)!, segments, closed: curve.closed };
}
