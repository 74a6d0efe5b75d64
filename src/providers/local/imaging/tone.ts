import { gaussianBlur } from './blur.js';
import { clamp01, luma, plane, type Plane, type RgbImage } from './plane.js';

/** Points of a tone curve: input to output, both 0 to 1, inputs rising. */
export type CurvePoints = readonly (readonly [number, number])[];

const CURVE_STEPS = 1024;

/** A tone curve through the points (monotone cubic, so that no step overshoots), as a look-up function. */
export function toneCurve(points: CurvePoints): (value: number) => number {
  const table = new Float32Array(CURVE_STEPS + 1);
  const slopes = monotoneSlopes(points);
  let k = 0;
  for (let step = 0; step <= CURVE_STEPS; step++) {
    const x = step / CURVE_STEPS;
    while (k < points.length - 2 && x > points[k + 1]![0]) k++;
    const [x0, y0] = points[k]!;
    const [x1, y1] = points[k + 1]!;
    const h = x1 - x0;
    const t = clamp01((x - x0) / h);
    const t2 = t * t;
    const t3 = t2 * t;
    table[step] =
      (2 * t3 - 3 * t2 + 1) * y0 +
      (t3 - 2 * t2 + t) * h * slopes[k]! +
      (3 * t2 - 2 * t3) * y1 +
      (t3 - t2) * h * slopes[k + 1]!;
  }
  return (value) =>
    table[value <= 0 ? 0 : value >= 1 ? CURVE_STEPS : (value * CURVE_STEPS + 0.5) | 0]!;
}

/** What a curve makes of all values: the same as `map`, which takes three times as long. */
export function curved(data: Float32Array, curve: (value: number) => number): Float32Array {
  const out = new Float32Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = curve(data[i]!);
  return out;
}

/** Slopes after Fritsch and Carlson (1980). */
function monotoneSlopes(points: CurvePoints): number[] {
  const secants = points.slice(1).map(([x, y], i) => (y - points[i]![1]) / (x - points[i]![0]));
  return points.map((_, i) => {
    const before = secants[i - 1];
    const after = secants[i];
    if (before === undefined) return after!;
    if (after === undefined) return before;
    if (before * after <= 0) return 0;
    return (2 * before * after) / (before + after);
  });
}

/** Value below which `share` (0 to 1) of the plane's values lie. */
export function percentile(source: Plane, share: number): number {
  const counts = histogram(source);
  const wanted = share * source.data.length;
  let seen = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin]!;
    if (seen >= wanted) return bin / (counts.length - 1);
  }
  return 1;
}

function histogram(source: Plane): Uint32Array {
  const counts = new Uint32Array(1024);
  const { data } = source;
  for (let i = 0; i < data.length; i++) counts[(clamp01(data[i]!) * 1023) | 0]!++;
  return counts;
}

/**
 * Evens out a photo before a look: pulls the colour cast towards grey by `greyWorld` (0 to 1) and spreads
 * the tones to the full range, but never by more than a factor of 2.5, so that fog stays fog.
 */
export function autoLevels(image: RgbImage, greyWorld = 0.5): RgbImage {
  const gains = greyWorldGains(image, greyWorld);
  const lumaPlane = luma(image);
  const low = percentile(lumaPlane, 0.004) * 0.9;
  const high = percentile(lumaPlane, 0.996);
  const scale = 1 / Math.max(0.4, high - low);
  const middle = (low + high) / 2;
  // A full range is centred; a narrow one stays as light or dark as it was.
  const half = ((high - low) * scale) / 2;
  const target = Math.min(1 - half, Math.max(half, middle));
  const apply = (data: Float32Array, gain: number): Float32Array => {
    const out = new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) {
      out[i] = clamp01((data[i]! * gain - middle) * scale + target);
    }
    return out;
  };
  return {
    ...image,
    r: apply(image.r, gains[0]!),
    g: apply(image.g, gains[1]!),
    b: apply(image.b, gains[2]!),
  };
}

function greyWorldGains(image: RgbImage, amount: number): number[] {
  const means = [image.r, image.g, image.b].map((data) => {
    let sum = 0;
    for (let i = 0; i < data.length; i++) sum += data[i]!;
    return sum / data.length;
  });
  const grey = (means[0]! + means[1]! + means[2]!) / 3;
  // A sunset is warm on purpose: a gain beyond 25 % would take the mood away.
  return means.map((mean) => {
    const gain = 1 + (grey / (mean + 1e-3) - 1) * amount;
    return Math.min(1.25, Math.max(0.8, gain));
  });
}

/** Local contrast: adds `amount` of the difference to a wide blur, less near black and white. */
export function clarity(source: Plane, sigma: number, amount: number): Plane {
  const wide = gaussianBlur(source, sigma);
  const out = plane(source.width, source.height);
  for (let i = 0; i < out.data.length; i++) {
    const value = source.data[i]!;
    const room = 4 * value * (1 - value) * 0.7 + 0.3;
    out.data[i] = clamp01(value + amount * room * (value - wide.data[i]!));
  }
  return out;
}

/**
 * Contrast-limited adaptive equalisation: every part of the picture gets a full range of tones.
 * @param limit how many times the mean a histogram bin may count; higher is stronger
 */
export function equalise(source: Plane, tiles: number, limit: number): Plane {
  const { width, height, data } = source;
  const columns = Math.max(1, Math.min(tiles, Math.floor(width / 16)));
  const rows = Math.max(1, Math.min(tiles, Math.floor(height / 16)));
  const maps = tileMaps(source, columns, rows, limit);
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    const v = Math.min(rows - 1, Math.max(0, ((y + 0.5) * rows) / height - 0.5));
    const y0 = Math.floor(v);
    const y1 = Math.min(rows - 1, y0 + 1);
    for (let x = 0; x < width; x++) {
      const u = Math.min(columns - 1, Math.max(0, ((x + 0.5) * columns) / width - 0.5));
      const x0 = Math.floor(u);
      const x1 = Math.min(columns - 1, x0 + 1);
      const bin = (clamp01(data[y * width + x]!) * 255) | 0;
      const top =
        maps[(y0 * columns + x0) * 256 + bin]! * (1 - (u - x0)) +
        maps[(y0 * columns + x1) * 256 + bin]! * (u - x0);
      const bottom =
        maps[(y1 * columns + x0) * 256 + bin]! * (1 - (u - x0)) +
        maps[(y1 * columns + x1) * 256 + bin]! * (u - x0);
      out.data[y * width + x] = top * (1 - (v - y0)) + bottom * (v - y0);
    }
  }
  return out;
}

function tileMaps(source: Plane, columns: number, rows: number, limit: number): Float32Array {
  const { width, height, data } = source;
  const counts = new Float32Array(columns * rows * 256);
  const sizes = new Uint32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.min(rows - 1, Math.floor((y * rows) / height));
    for (let x = 0; x < width; x++) {
      const tile = row * columns + Math.min(columns - 1, Math.floor((x * columns) / width));
      counts[tile * 256 + ((clamp01(data[y * width + x]!) * 255) | 0)]!++;
      sizes[tile]!++;
    }
  }
  for (let tile = 0; tile < sizes.length; tile++) {
    const cap = (limit * sizes[tile]!) / 256;
    let excess = 0;
    for (let bin = tile * 256; bin < tile * 256 + 256; bin++) {
      const over = counts[bin]! - cap;
      if (over > 0) {
        excess += over;
        counts[bin] = cap;
      }
    }
    let sum = 0;
    for (let bin = tile * 256; bin < tile * 256 + 256; bin++) {
      sum += counts[bin]! + excess / 256;
      counts[bin] = sum / sizes[tile]!;
    }
  }
  return counts;
}
