import type { Tile } from './pixels.js';

/** Pixels on each side of a new one that it is made of; beyond a tile its edge goes on. */
export const LANCZOS_REACH = 3;

/**
 * Lanczos' kernel (C. Duchon, 1979), three lobes wide, where a new pixel lies a quarter of an old one before its
 * middle; behind it the same the other way round. Together 1.
 */
const BEFORE = kernel(-0.25);
const BEHIND = kernel(0.25);

/** Twice as wide and as high, each new pixel from the 6 × 6 old ones around it, without a shift. */
export function doubleByLanczos(tile: Tile): Tile {
  const { width, height, channels } = tile;
  const wide = widen(tile);
  const line = width * 2 * channels;
  const out = new Float32Array(line * 2 * height);
  for (let y = 0; y < height; y++) {
    const [upper, lower] = [y * 2 * line, (y * 2 + 1) * line];
    for (let k = -LANCZOS_REACH; k <= LANCZOS_REACH; k++) {
      const from = Math.min(height - 1, Math.max(0, y + k)) * line;
      const [up, down] = [BEFORE[k + LANCZOS_REACH]!, BEHIND[k + LANCZOS_REACH]!];
      for (let i = 0; i < line; i++) {
        const value = wide[from + i]!;
        out[upper + i]! += up * value;
        out[lower + i]! += down * value;
      }
    }
  }
  return { width: width * 2, height: height * 2, channels, data: out };
}

/** The rows twice as wide. */
function widen({ width, height, channels, data }: Tile): Float32Array {
  const row = width * channels;
  const reach = LANCZOS_REACH * channels;
  const out = new Float32Array(row * 2 * height);
  // A row with as much of its edges before and behind it as the kernel reaches.
  const padded = new Float32Array(row + 2 * reach);
  const [before, behind] = [new Float32Array(row), new Float32Array(row)];
  for (let y = 0; y < height; y++) {
    padded.set(data.subarray(y * row, (y + 1) * row), reach);
    for (let i = 0; i < reach; i++) {
      padded[i] = data[y * row + (i % channels)]!;
      padded[reach + row + i] = data[(y + 1) * row - channels + (i % channels)]!;
    }
    before.fill(0);
    behind.fill(0);
    for (let k = 0; k <= 2 * LANCZOS_REACH; k++) {
      const [left, right] = [BEFORE[k]!, BEHIND[k]!];
      for (let i = 0, from = k * channels; i < row; i++, from++) {
        const value = padded[from]!;
        before[i]! += left * value;
        behind[i]! += right * value;
      }
    }
    for (let x = 0, to = y * row * 2; x < row; x += channels) {
      for (let c = 0; c < channels; c++, to++) {
        out[to] = before[x + c]!;
        out[to + channels] = behind[x + c]!;
      }
      to += channels;
    }
  }
  return out;
}

/** Weights of the old pixels from `-LANCZOS_REACH` to `LANCZOS_REACH` for a new one at `offset` of the middle one. */
function kernel(offset: number): Float32Array {
  const weights = Float32Array.from({ length: 2 * LANCZOS_REACH + 1 }, (_, i) =>
    lanczos(i - LANCZOS_REACH - offset),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function lanczos(distance: number): number {
  if (distance === 0) return 1;
  if (Math.abs(distance) >= LANCZOS_REACH) return 0;
  const angle = Math.PI * distance;
  return (LANCZOS_REACH * Math.sin(angle) * Math.sin(angle / LANCZOS_REACH)) / (angle * angle);
}
