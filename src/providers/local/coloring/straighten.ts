import { relax } from './smooth-curve.js';

/** Shorter stretches are left as they are. */
const MIN_LENGTH = 60;
/** How far a line may stray from its chord: a base, and more for each pixel of length. */
const STRAY = { base: 1.2, perPixel: 0.012, most: 3.2 };
/** A line that strays to one side is an arc: its mean distance, with signs, is above this. */
const ARC = 0.45;
/** Every so many points a chord is tried. */
const STEP = 3;

/** Passes of smoothing that take the steps of pixels out of a line. */
const STEPS_ONLY = 10;

/**
 * Smooths a line, but makes what is meant to be straight straight: edges of walls, columns, tables. A stretch that only
 * wobbles around its chord is replaced by it before corners are rounded; an arc is not, however flat.
 * @param passes of smoothing, see {@link relax}
 */
export function smoothAndStraighten(
  points: Float64Array,
  closed: boolean,
  passes: number,
): Float64Array {
  const even = relax(points, closed, Math.min(passes, STEPS_ONLY));
  const chords = chordsOf(even);
  if (chords.length === 0) return relax(even, closed, passes - STEPS_ONLY);
  const out: number[] = [];
  let from = 0;
  const addBetween = (to: number) => {
    const piece = relax(even.slice(from * 2, (to + 1) * 2), false, passes - STEPS_ONLY);
    // The piece begins where the chord before it ended.
    for (let i = out.length > 0 ? 2 : 0; i < piece.length; i++) out.push(piece[i]!);
  };
  for (const [start, end] of chords) {
    addBetween(start);
    addChord(even, start, end, out);
    from = end;
  }
  addBetween(even.length / 2 - 1);
  return Float64Array.from(out);
}

/** Straight stretches of a line, as its points from and to. */
function chordsOf(points: Float64Array): [number, number][] {
  const count = points.length / 2;
  const chords: [number, number][] = [];
  for (let from = 0; from < count - MIN_LENGTH / 2;) {
    const to = longestChord(points, from);
    if (to > from + 1) chords.push([from, to]);
    from = to > from + 1 ? to : from + STEP;
  }
  return chords;
}

/** The farthest point to which a chord from here is straight, or the next one. */
function longestChord(points: Float64Array, from: number): number {
  const count = points.length / 2;
  let best = from + 1;
  let misses = 0;
  for (let to = from + STEP; to < count && misses < 40; to += STEP) {
    const length = chordLength(points, from, to);
    if (length < MIN_LENGTH) continue;
    if (isStraight(points, from, to, length)) {
      best = to;
      misses = 0;
    } else misses++;
  }
  return best;
}

function chordLength(points: Float64Array, from: number, to: number): number {
  return Math.hypot(
    points[to * 2]! - points[from * 2]!,
    points[to * 2 + 1]! - points[from * 2 + 1]!,
  );
}

function isStraight(points: Float64Array, from: number, to: number, length: number): boolean {
  const most = Math.min(STRAY.most, STRAY.base + STRAY.perPixel * length);
  const [ax, ay] = [points[from * 2]!, points[from * 2 + 1]!];
  const dx = (points[to * 2]! - ax) / length;
  const dy = (points[to * 2 + 1]! - ay) / length;
  let sum = 0;
  for (let i = from + 1; i < to; i += 2) {
    const off = (points[i * 2]! - ax) * dy - (points[i * 2 + 1]! - ay) * dx;
    if (Math.abs(off) > most) return false;
    sum += off;
  }
  return Math.abs(sum) / ((to - from) / 2) <= ARC;
}

/** Points beside both ends keep the curve fitter from rounding the line into its neighbours. */
function addChord(points: Float64Array, from: number, to: number, out: number[]): void {
  const [ax, ay] = [points[from * 2]!, points[from * 2 + 1]!];
  const [bx, by] = [points[to * 2]!, points[to * 2 + 1]!];
  for (const share of [0.06, 0.94, 1]) out.push(ax + (bx - ax) * share, ay + (by - ay) * share);
}
