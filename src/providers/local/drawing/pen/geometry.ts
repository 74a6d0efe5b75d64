import type { Curve, Segment } from '../../coloring/smooth-curve.js';

export type Point = readonly [number, number];

interface Knot {
  at: Point;
  /** The line turns sharply here. */
  corner: boolean;
}

/** Length of a Bézier handle as a share of its piece; 0.36 gives round, calm curves (Catmull-Rom: 1/3). */
const HANDLE = 0.36;

/** Length of the handles of a quarter of a circle of radius 1. */
const QUARTER = 0.5523;

/** Reads `x,y x,y! …`; an exclamation mark makes a corner. */
function knots(text: string): Knot[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [x, y] = word.replace('!', '').split(',').map(Number);
      return { at: [x!, y!] as const, corner: word.endsWith('!') };
    });
}

/** A closed, smooth outline through the given points. */
export function blob(text: string): Curve {
  return smooth(knots(text), true);
}

/** An open, smooth line through the given points. */
export function stroke(text: string): Curve {
  return smooth(knots(text), false);
}

/** A closed, smooth outline whose left half mirrors the given right half, from top to bottom at x = 0. */
export function symmetric(text: string): Curve {
  const right = knots(text);
  const left = right
    .slice(1, -1)
    .reverse()
    .map(({ at, corner }) => ({ at: [-at[0], at[1]] as const, corner }));
  return smooth([...right, ...left], true);
}

/** A closed outline of straight pieces. */
export function polygon(text: string): Curve {
  const [first, ...rest] = knots(text);
  return {
    start: first!.at,
    segments: [...rest.map(({ at }): Segment => ({ line: at })), { line: first!.at }],
    closed: true,
  };
}

/** An open line of straight pieces. */
export function zigzag(text: string): Curve {
  const [first, ...rest] = knots(text);
  return { start: first!.at, segments: rest.map(({ at }) => ({ line: at })), closed: false };
}

/** As {@link blob} and {@link stroke}, for points that were computed. */
export function through(points: readonly Point[], closed: boolean): Curve {
  return smooth(
    points.map((at) => ({ at, corner: false })),
    closed,
  );
}

function smooth(all: readonly Knot[], closed: boolean): Curve {
  const count = all.length;
  const knot = (i: number) =>
    all[closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i))]!;
  /** Unit direction of the line at a knot. */
  const direction = (i: number): Point | undefined => {
    const { at, corner } = knot(i);
    if (corner) return undefined;
    const [ax, ay] = knot(i - 1).at;
    const [bx, by] = knot(i + 1).at;
    const length = Math.hypot(bx - ax, by - ay);
    return length === 0 || (ax === at[0] && ay === at[1]) || (bx === at[0] && by === at[1])
      ? undefined
      : [(bx - ax) / length, (by - ay) / length];
  };
  const segments: Segment[] = [];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [ax, ay] = knot(i).at;
    const [bx, by] = knot(i + 1).at;
    const reach = Math.hypot(bx - ax, by - ay) * HANDLE;
    const from = direction(i);
    const to = direction(i + 1);
    const c1: Point = from
      ? [ax + from[0] * reach, ay + from[1] * reach]
      : [ax + (bx - ax) / 3, ay + (by - ay) / 3];
    const c2: Point = to
      ? [bx - to[0] * reach, by - to[1] * reach]
      : [bx - (bx - ax) / 3, by - (by - ay) / 3];
    segments.push({ cubic: [...c1, ...c2, bx, by] });
  }
  return { start: knot(0).at, segments, closed };
}

/** @param turn radians, clockwise on the page */
export function ellipse(cx: number, cy: number, rx: number, ry = rx, turn = 0): Curve {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (x: number, y: number): Point => [
    cx + x * rx * cos - y * ry * sin,
    cy + x * rx * sin + y * ry * cos,
  ];
  const k = QUARTER;
  return {
    start: at(1, 0),
    closed: true,
    segments: [
      { cubic: [...at(1, k), ...at(k, 1), ...at(0, 1)] },
      { cubic: [...at(-k, 1), ...at(-1, k), ...at(-1, 0)] },
      { cubic: [...at(-1, -k), ...at(-k, -1), ...at(0, -1)] },
      { cubic: [...at(k, -1), ...at(1, -k), ...at(1, 0)] },
    ],
  };
}

/** A rectangle with round corners. */
export function box(x: number, y: number, width: number, height: number, radius = 0): Curve {
  const r = Math.min(radius, width / 2, height / 2);
  const h = r * (1 - QUARTER);
  const [right, bottom] = [x + width, y + height];
  if (r === 0) return polygon(`${x},${y} ${right},${y} ${right},${bottom} ${x},${bottom}`);
  return {
    closed: true,
    start: [x + r, y],
    segments: [
      { line: [right - r, y] },
      { cubic: [right - h, y, right, y + h, right, y + r] },
      { line: [right, bottom - r] },
      { cubic: [right, bottom - h, right - h, bottom, right - r, bottom] },
      { line: [x + r, bottom] },
      { cubic: [x + h, bottom, x, bottom - h, x, bottom - r] },
      { line: [x, y + r] },
      { cubic: [x, y + h, x + h, y, x + r, y] },
    ],
  };
}

export function star(
  cx: number,
  cy: number,
  outer: number,
  inner = outer * 0.48,
  rays = 5,
  turn = 0,
): Curve {
  const points = Array.from({ length: rays * 2 }, (_, i) => {
    const angle = turn - Math.PI / 2 + (i * Math.PI) / rays;
    const radius = i % 2 === 0 ? outer : inner;
    return `${cx + Math.cos(angle) * radius},${cy + Math.sin(angle) * radius}`;
  });
  return polygon(points.join(' '));
}

export function heart(cx: number, cy: number, size: number): Curve {
  const at = (x: number, y: number, sharp = '') => `${cx + x * size},${cy + y * size}${sharp}`;
  return blob(
    [
      at(0, -0.42, '!'),
      at(0.28, -0.72),
      at(0.72, -0.6),
      at(0.82, -0.18),
      at(0.5, 0.36),
      at(0, 0.85, '!'),
      at(-0.5, 0.36),
      at(-0.82, -0.18),
      at(-0.72, -0.6),
      at(-0.28, -0.72),
    ].join(' '),
  );
}
