import { type Bounds, ellipse, place, shadow, type Shape } from '../pen/index.js';
import type { Figure } from './figure.js';

/** Somebody drawn, with the middle of their feet at the origin. */
export interface Placed {
  readonly figure: Figure;
  readonly width: number;
  readonly height: number;
}

/** In how many rows they may stand, from the back to the front; the way in which they are largest is taken. */
const ROWS: readonly (readonly (readonly number[])[])[] = [
  [[]],
  [[1]],
  [[2], [1, 1]],
  [[1, 2], [3], [1, 1, 1]],
  [
    [2, 2],
    [1, 2, 1],
  ],
  [
    [2, 3],
    [2, 2, 1],
  ],
  [
    [3, 3],
    [2, 2, 2],
  ],
  [
    [3, 4],
    [2, 3, 2],
  ],
  [
    [4, 4],
    [3, 3, 2],
  ],
];
const GAP = 26;
/** In units of the figures. */
export const LARGEST = 2.1;
/** Each row is so much smaller than the one before it. */
const FURTHER = 0.9;
/** The most that one row stands behind another, in heights of the tallest; what is nearer than the floor comes on top. */
const STEP = 0.64;
/** How much nearer than the floor the first of several rows stands, in heights of the picture. */
const NEARER = 0.05;
/** What stands one before another leaves so much of the width free, to stand to one side or the other. */
const LEAN = 0.12;
/** The least that is seen of somebody behind others: of all, and of the upper half, where the face is. */
const SEEN = { all: 0.62, above: 0.92 } as const;
/** How much larger they must be than in another way to stand in so many rows. */
const LARGER = [1, 1, 1.32, 1.24];
/** The same for three of them, one behind the other, who look like a heap. */
const LARGER_IN_A_HEAP = 1.45;
const LANDMARK_SEEN = 0.62;

/** Where somebody may stand. */
interface Ground {
  readonly width: number;
  readonly height: number;
  readonly floor: number;
  readonly horizon: number;
  /** The highest that heads reach. */
  readonly ceiling: number;
  readonly landmark: Bounds | undefined;
}

interface Stood {
  readonly item: Placed;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly flip: boolean;
}

interface Arrangement {
  readonly rows: readonly (readonly Stood[])[];
  readonly scale: number;
}

/** Everybody on the ground: those behind stand higher; as large as there is room to see each of them. */
export function standing(items: readonly Placed[], ground: Ground, inARow: boolean): Shape[] {
  if (items.length === 0) return [];
  const numbers = inARow ? [[items.length]] : (ROWS[items.length] ?? ROWS.at(-1)!);
  const sides = ground.landmark ? [0.5, 0, 1] : [0.5];
  const ways = numbers.flatMap((counts) =>
    sides.map((side) => arrange(inRows(items, counts), ground, side)),
  );
  const { rows } = ways.reduce((best, way) => (way.scale > best.scale * gainOf(way) ? way : best));
  return rows.flat().flatMap(({ item, x, y, scale, flip }) => {
    const half = item.width * scale * 0.44;
    return [
      shadow(ellipse(x, y - 2, half, Math.min(20, half * 0.16))),
      ...place(item.figure.shapes, { x, y, scale, flip }),
    ];
  });
}

const gainOf = ({ rows }: Arrangement): number =>
  rows.length === 3 && rows.every(({ length }) => length === 1)
    ? LARGER_IN_A_HEAP
    : LARGER[rows.length]!;

/** The largest that they can stand in these rows, to one side of the picture or in its middle. */
function arrange(rows: readonly (readonly Placed[])[], ground: Ground, side: number): Arrangement {
  for (let scale = LARGEST; ; scale *= 0.98) {
    const stood = standAt(rows, ground, side, scale);
    if (scale < 0.1 || (stood && fits(stood, ground))) return { rows: stood ?? [], scale };
  }
}

/** Undefined where a row is wider than the picture. */
function standAt(
  rows: readonly (readonly Placed[])[],
  { width, height, floor, horizon }: Ground,
  side: number,
  scale: number,
): Stood[][] | undefined {
  const room = width * 0.92;
  // Equally many in each row: one row to one side, the next to the other, so that all look out between those before.
  const lean = rows.length > 1 && rows.every(({ length }) => length === rows[0]!.length);
  const front = rows.length > 1 ? floor + height * NEARER : floor;
  const tallest = Math.max(...rows.flat().map((item) => item.height)) * scale;
  const step = Math.min(
    tallest * STEP + front - floor,
    (front - horizon) / Math.max(1, rows.length - 1),
  );
  const stood = rows.map((row, i) => {
    const up = rows.length - 1 - i;
    const size = scale * FURTHER ** up;
    const total = row.reduce((sum, item) => sum + item.width * size, 0);
    const gap = Math.min(lean ? GAP * 2 : 90, (room - total) / Math.max(1, row.length));
    const spare = room - total - gap * (row.length - 1);
    const least = lean && row.length === 1 ? room * LEAN : 0;
    if (row.length > 1 ? gap < GAP : spare < least) return undefined;
    let left = (width - room) / 2 + spare * (lean ? (i % 2 === 0 ? 0.08 : 0.92) : side);
    return row.map((item, k): Stood => {
      const x = left + (item.width * size) / 2;
      left += item.width * size + gap;
      // Those at the right look back into the picture.
      const flip = lean && row.length === 1 ? i % 2 === 1 : row.length > 1 && k === row.length - 1;
      return { item, x, y: front - up * step, scale: size, flip };
    });
  });
  return stood.every((row) => row !== undefined) ? stood : undefined;
}

function fits(rows: readonly (readonly Stood[])[], { ceiling, landmark }: Ground): boolean {
  const boxes = rows.map((row) => row.map(boxOf));
  return (
    boxes.every((row, i) => {
      const before = boxes.slice(i + 1).flat();
      return row.every(
        (box) =>
          box.top >= ceiling &&
          seen(box, before) >= SEEN.all &&
          seen({ ...box, bottom: (box.top + box.bottom) / 2 }, before) >= SEEN.above,
      );
    }) &&
    (landmark === undefined || seen(landmark, boxes.flat()) >= LANDMARK_SEEN)
  );
}

function boxOf({ item, x, y, scale }: Stood): Bounds {
  const half = (item.width * scale) / 2;
  return { left: x - half, right: x + half, top: y - item.height * scale, bottom: y };
}

const SAMPLES = 12;

/** How much of a box those before it leave free. */
function seen({ left, right, top, bottom }: Bounds, before: readonly Bounds[]): number {
  let free = 0;
  for (let i = 0; i < SAMPLES ** 2; i++) {
    const x = left + (((i % SAMPLES) + 0.5) / SAMPLES) * (right - left);
    const y = top + ((Math.floor(i / SAMPLES) + 0.5) / SAMPLES) * (bottom - top);
    if (!before.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom))
      free++;
  }
  return free / SAMPLES ** 2;
}

/** Tall ones go behind; two stand as they are told of. */
function inRows(items: readonly Placed[], counts: readonly number[]): Placed[][] {
  const order =
    counts.length === 1
      ? items
      : [...items].sort(
          (one, other) => other.height - one.height || items.indexOf(one) - items.indexOf(other),
        );
  let from = 0;
  return counts.map((count) => order.slice(from, (from += count)));
}
