import { gaussianBlur } from './blur.js';
import { plane, type Plane } from './plane.js';
import { seededRandom } from './random.js';

/** Grain: zero mean, standard deviation 1, blobs of about `sigma` pixels. */
export function grain(width: number, height: number, sigma: number, seed: number): Plane {
  const random = seededRandom(seed);
  const raw = plane(width, height);
  for (let i = 0; i < raw.data.length; i++) raw.data[i] = random() + random() - 1;
  return normalise(sigma > 0.2 ? gaussianBlur(raw, sigma) : raw);
}

/** Clouds: slow random variation with features of about `scale` pixels; zero mean, deviation 1. */
export function clouds(width: number, height: number, scale: number, seed: number): Plane {
  const random = seededRandom(seed);
  const columns = Math.ceil(width / scale) + 4;
  const rows = Math.ceil(height / scale) + 4;
  const lattice = new Float32Array(columns * rows);
  for (let i = 0; i < lattice.length; i++) lattice[i] = random() * 2 - 1;
  // Between the points of the lattice by the uniform cubic B-spline, first down and then along each row.
  const first = Int32Array.from({ length: width }, (_, x) => Math.floor(x / scale));
  const weights = Float64Array.from({ length: 4 * width }, (_, k) =>
    splineWeight(k & 3, (k >> 2) / scale - first[k >> 2]!),
  );
  const knots = new Float64Array(columns);
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / scale);
    knots.fill(0);
    for (let j = 0; j < 4; j++) {
      const weight = splineWeight(j, y / scale - row);
      for (let c = 0; c < columns; c++) knots[c]! += weight * lattice[(row + j) * columns + c]!;
    }
    for (let x = 0; x < width; x++) {
      const c = first[x]!;
      const k = 4 * x;
      out.data[y * width + x] =
        weights[k]! * knots[c]! +
        weights[k + 1]! * knots[c + 1]! +
        weights[k + 2]! * knots[c + 2]! +
        weights[k + 3]! * knots[c + 3]!;
    }
  }
  return normalise(out);
}

/** Weights of the four points around `t`, 0 to 1 between the middle two. */
function splineWeight(point: number, t: number): number {
  const s = 1 - t;
  if (point === 0) return (s * s * s) / 6;
  if (point === 1) return (3 * t * t * t - 6 * t * t + 4) / 6;
  if (point === 2) return (3 * s * s * s - 6 * s * s + 4) / 6;
  return (t * t * t) / 6;
}

/** Shifts and scales to zero mean and deviation 1, in place. */
export function normalise(source: Plane): Plane {
  const { data } = source;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    sum += value;
    squares += value * value;
  }
  const mean = sum / data.length;
  const scale = 1 / (Math.sqrt(Math.max(0, squares / data.length - mean * mean)) || 1);
  for (let i = 0; i < data.length; i++) data[i] = (data[i]! - mean) * scale;
  return source;
}

/** Longest side of the tile that streaks are made as. */
const STREAK_TILE = 640;

/**
 * Streaks: white noise smeared along one direction, as by the side of a pencil or a brush. Made as a tile that
 * joins with itself, because one picture-sized smear would cost more than the rest of a look; no larger than the
 * picture, nor so small that a streak meets itself.
 * @param angle radians; 0 is horizontal, positive turns clockwise on the page
 * @param length pixels that a streak spans
 */
export function streaks(
  width: number,
  height: number,
  angle: number,
  length: number,
  sigma: number,
  seed: number,
): Plane {
  const side = Math.min(STREAK_TILE, Math.max(width, height, Math.ceil(2 * length)));
  const tile = streakTile(side, angle, length, sigma, seed);
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    const row = (y % side) * side;
    for (let x = 0; x < width; x += side) {
      const end = Math.min(side, width - x);
      out.data.set(tile.subarray(row, row + end), y * width + x);
    }
  }
  return out;
}

function streakTile(
  side: number,
  angle: number,
  length: number,
  sigma: number,
  seed: number,
): Float32Array {
  const noise = grain(side, side, sigma, seed).data;
  const out = plane(side, side);
  const half = Math.max(1, Math.round(length / 2));
  const sums = out.data;
  const around = (value: number): number => ((value % side) + side) % side;
  for (let s = -half; s <= half; s++) {
    const first = around(Math.round(Math.cos(angle) * s));
    const dy = Math.round(Math.sin(angle) * s);
    for (let y = 0; y < side; y++) {
      const from = around(y + dy) * side;
      const to = y * side;
      const [ahead, wrapped] = [from + first, from + first - side];
      for (let x = 0; x < side - first; x++) sums[to + x]! += noise[ahead + x]!;
      for (let x = side - first; x < side; x++) sums[to + x]! += noise[wrapped + x]!;
    }
  }
  return normalise(out).data;
}
