import type { Curve } from '../../coloring/smooth-curve.js';
import { type Bounds, ellipse, stroke, through, zigzag, type Point } from '../pen/index.js';

/** Lines that fill a box; `step` is about the size of what repeats. */
type Pattern = (box: Bounds, step: number) => Curve[];

function* steps(from: number, to: number, step: number): Generator<number> {
  for (let value = Math.floor(from / step) * step; value <= to + step; value += step) yield value;
}

function rows(box: Bounds, step: number, row: (y: number, odd: boolean) => Curve[]): Curve[] {
  return [...steps(box.top, box.bottom, step)].flatMap((y) =>
    row(y, Math.round(y / step) % 2 !== 0),
  );
}

/** Points from left to right at one height, every second one lower by `drop`. */
function upAndDown(box: Bounds, y: number, step: number, drop: number): Point[] {
  return [...steps(box.left, box.right, step)].map((x, i) => [x, y + (i % 2) * drop] as const);
}

const waves: Pattern = (box, step) =>
  rows(box, step * 0.8, (y) => [through(upAndDown(box, y, step, step * 0.42), false)]);

const scales: Pattern = (box, step) =>
  rows(box, step * 0.6, (y, odd) =>
    [...steps(box.left, box.right, step * 1.2)].map((x) => {
      const at = x + (odd ? step * 0.6 : 0);
      return stroke(
        `${at - step * 0.6},${y}! ${at - step * 0.42},${y + step * 0.44} ${at},${y + step * 0.62} ${at + step * 0.42},${y + step * 0.44} ${at + step * 0.6},${y}!`,
      );
    }),
  );

const chevrons: Pattern = (box, step) =>
  rows(box, step * 0.8, (y) => [
    zigzag(
      upAndDown(box, y, step * 0.8, step * 0.6)
        .map(([x, at]) => `${x},${at}`)
        .join(' '),
    ),
  ]);

/** Lines at 45 degrees, each reaching through the whole box. */
function slanted(box: Bounds, step: number, rising: boolean): Curve[] {
  const tall = box.bottom - box.top;
  return [...steps(box.left - tall, box.right + tall, step)].map((x) =>
    rising
      ? zigzag(`${x},${box.bottom} ${x + tall},${box.top}`)
      : zigzag(`${x},${box.top} ${x + tall},${box.bottom}`),
  );
}

const lattice: Pattern = (box, step) => [
  ...slanted(box, step * 1.3, true),
  ...slanted(box, step * 1.3, false),
];

const ribbons: Pattern = (box, step) => [
  ...slanted(box, step * 1.6, true),
  ...slanted({ ...box, left: box.left + step * 0.4 }, step * 1.6, true).map((curve) =>
    shifted(curve, step * 0.45),
  ),
];

const rings: Pattern = (box, step) =>
  rows(box, step * 1.05, (y, odd) =>
    [...steps(box.left, box.right, step * 1.2)].flatMap((x) => {
      const at = x + (odd ? step * 0.6 : 0);
      return [ellipse(at, y, step * 0.46), ellipse(at, y, step * 0.2)];
    }),
  );

const leaves: Pattern = (box, step) =>
  rows(box, step, (y, odd) =>
    [...steps(box.left, box.right, step * 1.1)].flatMap((x) => {
      const at = x + (odd ? step * 0.55 : 0);
      return [
        stroke(
          `${at},${y - step * 0.46}! ${at + step * 0.34},${y} ${at},${y + step * 0.46}! ${at - step * 0.34},${y} ${at},${y - step * 0.46}!`,
        ),
        zigzag(`${at},${y - step * 0.2} ${at},${y + step * 0.46}`),
      ];
    }),
  );

const bricks: Pattern = (box, step) =>
  rows(box, step * 0.7, (y, odd) => [
    zigzag(`${box.left - step},${y} ${box.right + step},${y}`),
    ...[...steps(box.left, box.right, step * 1.3)].map((x) => {
      const at = x + (odd ? step * 0.65 : 0);
      return zigzag(`${at},${y} ${at},${y + step * 0.7}`);
    }),
  ]);

const PATTERNS: readonly Pattern[] = [
  waves,
  rings,
  scales,
  lattice,
  leaves,
  chevrons,
  ribbons,
  bricks,
];

function shifted(curve: Curve, dx: number): Curve {
  return {
    ...curve,
    start: [curve.start[0] + dx, curve.start[1]],
    segments: curve.segments.map((segment) =>
      'line' in segment ? { line: [segment.line[0] + dx, segment.line[1]] as const } : segment,
    ),
  };
}

/**
 * Lines that fill an area in the manner of a zentangle; the caller cuts them to it. Larger areas have larger patterns.
 * @param turn which of the patterns it is
 */
export function patternLines(box: Bounds, turn: number): Curve[] {
  const size = Math.sqrt((box.right - box.left) * (box.bottom - box.top));
  const step = Math.min(46, Math.max(20, size / 9));
  return PATTERNS[turn % PATTERNS.length]!(box, step);
}
