/** One piece of a smooth line from the end of the piece before it: a straight line or a cubic. */
export type Segment =
  | { line: readonly [number, number] }
  | { cubic: readonly [number, number, number, number, number, number] };

export interface Curve {
  start: readonly [number, number];
  segments: Segment[];
  closed: boolean;
}

/**
 * Takes the steps and wobbles out of a polyline: `passes` averagings along it, which is a Gaussian whose variance
 * is half their number. Ends stay where they are; a short line gets fewer passes, so that it keeps its shape.
 */
export function relax(points: Float64Array, closed: boolean, passes: number): Float64Array {
  const count = points.length / 2;
  if (count < 4) return points;
  let current = Float64Array.from(points);
  let other = Float64Array.from(points);
  for (let pass = Math.min(passes, Math.ceil(count / 3)); pass > 0; pass--) {
    relaxOnce(current, other, closed);
    [current, other] = [other, current];
  }
  return current;
}

function relaxOnce(from: Float64Array, to: Float64Array, closed: boolean): void {
  const last = from.length - 2;
  for (let i = 2; i < last; i++) to[i] = (from[i - 2]! + 2 * from[i]! + from[i + 2]!) / 4;
  if (!closed) return;
  // In a closed line the last point repeats the first.
  for (let c = 0; c < 2; c++) {
    to[c] = (from[last - 2 + c]! + 2 * from[c]! + from[2 + c]!) / 4;
    to[last + c] = to[c]!;
  }
}

/** Leaves out points that are nearer than `tolerance` to the line without them (Ramer, Douglas and Peucker). */
export function simplify(points: Float64Array, closed: boolean, tolerance: number): Float64Array {
  const count = points.length / 2;
  if (count < 3) return points;
  const keep = new Uint8Array(count);
  keep[0] = keep[count - 1] = 1;
  if (closed) {
    const half = farthestFromStart(points);
    keep[half] = 1;
    reduce(points, keep, 0, half, tolerance);
    reduce(points, keep, half, count - 1, tolerance);
  } else {
    reduce(points, keep, 0, count - 1, tolerance);
  }
  const out: number[] = [];
  for (let i = 0; i < count; i++) if (keep[i]) out.push(points[i * 2]!, points[i * 2 + 1]!);
  return Float64Array.from(out);
}

function farthestFromStart(points: Float64Array): number {
  let best = 1;
  let distance = -1;
  for (let i = 1; i < points.length / 2 - 1; i++) {
    const d = Math.hypot(points[i * 2]! - points[0]!, points[i * 2 + 1]! - points[1]!);
    if (d > distance) {
      distance = d;
      best = i;
    }
  }
  return best;
}

function reduce(
  points: Float64Array,
  keep: Uint8Array,
  from: number,
  to: number,
  tolerance: number,
): void {
  const stack: [number, number][] = [[from, to]];
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [a, b] = range;
    const ax = points[a * 2]!;
    const ay = points[a * 2 + 1]!;
    const dx = points[b * 2]! - ax;
    const dy = points[b * 2 + 1]! - ay;
    const length = Math.hypot(dx, dy);
    let worst = tolerance;
    let at = -1;
    for (let i = a + 1; i < b; i++) {
      const px = points[i * 2]! - ax;
      const py = points[i * 2 + 1]! - ay;
      const distance = length < 1e-9 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / length;
      if (distance > worst) {
        worst = distance;
        at = i;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([a, at], [at, b]);
  }
}

/** Below this cosine between neighbouring pieces a point is a corner. */
const CORNER_COSINE = 0.35;

/** A handle is at most this share of the piece beyond its point. */
const HANDLE_SHARE = 0.8;

/** Cubics through the points: smooth where the line bends gently, a corner where it turns sharply. */
export function fitCurve(points: Float64Array, closed: boolean): Curve {
  const count = points.length / 2 - (closed ? 1 : 0);
  const x = (i: number) => points[(((i % count) + count) % count) * 2]!;
  const y = (i: number) => points[(((i % count) + count) % count) * 2 + 1]!;
  const tangentAt = (i: number): readonly [number, number] | undefined => {
    if (!closed && (i === 0 || i === count - 1)) return undefined;
    const inX = x(i) - x(i - 1);
    const inY = y(i) - y(i - 1);
    const outX = x(i + 1) - x(i);
    const outY = y(i + 1) - y(i);
    const inLength = Math.hypot(inX, inY) || 1e-9;
    const outLength = Math.hypot(outX, outY) || 1e-9;
    if ((inX * outX + inY * outY) / (inLength * outLength) < CORNER_COSINE) return undefined;
    // The shorter neighbour knows the direction better.
    const tx = (inX / inLength) * outLength + (outX / outLength) * inLength;
    const ty = (inY / inLength) * outLength + (outY / outLength) * inLength;
    const norm = Math.hypot(tx, ty) || 1e-9;
    return [tx / norm, ty / norm];
  };
  const segments: Segment[] = [];
  const pieces = closed ? count : count - 1;
  for (let i = 0; i < pieces; i++) {
    const j = closed ? (i + 1) % count : i + 1;
    const start = tangentAt(i);
    const end = tangentAt(j);
    const length = Math.hypot(x(j) - x(i), y(j) - y(i));
    if (!start && !end) {
      segments.push({ line: [x(j), y(j)] });
      continue;
    }
    // A long piece between short ones is straight: full handles would make it belly out.
    const handleAt = (neighbour: number) => Math.min(length / 3, neighbour * HANDLE_SHARE);
    const before = handleAt(Math.hypot(x(i) - x(i - 1), y(i) - y(i - 1)) || length);
    const after = handleAt(Math.hypot(x(j + 1) - x(j), y(j + 1) - y(j)) || length);
    const chord = [(x(j) - x(i)) / (length || 1), (y(j) - y(i)) / (length || 1)] as const;
    const a = start ?? chord;
    const b = end ?? chord;
    segments.push({
      cubic: [
        x(i) + a[0] * before,
        y(i) + a[1] * before,
        x(j) - b[0] * after,
        y(j) - b[1] * after,
        x(j),
        y(j),
      ],
    });
  }
  return { start: [x(0), y(0)], segments, closed };
}
