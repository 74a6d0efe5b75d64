import { plane, type Plane } from './plane.js';

/** Mean over a square of side 2 × radius + 1; borders repeat the edge pixel. Cost does not depend on the radius. */
export function boxBlur(source: Plane, radius: number): Plane {
  if (radius < 1) return { ...source, data: Float32Array.from(source.data) };
  const { width, height } = source;
  const across = plane(width, height);
  const out = plane(width, height);
  boxRows(source.data, across.data, width, height, radius);
  boxColumns(across.data, out.data, width, height, radius);
  return out;
}

function boxRows(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  const last = width - 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = -radius; x <= radius; x++) sum += from[row + Math.min(last, Math.max(0, x))]!;
    for (let x = 0; x < width; x++) {
      to[row + x] = sum * scale;
      const enter = x + radius + 1;
      const leave = x - radius;
      sum += from[row + (enter > last ? last : enter)]! - from[row + (leave < 0 ? 0 : leave)]!;
    }
  }
}

function boxColumns(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  const last = height - 1;
  const sums = new Float64Array(width);
  for (let y = -radius; y <= radius; y++) {
    const row = Math.min(last, Math.max(0, y)) * width;
    for (let x = 0; x < width; x++) sums[x]! += from[row + x]!;
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const enter = Math.min(last, y + radius + 1) * width;
    const leave = Math.max(0, y - radius) * width;
    for (let x = 0; x < width; x++) {
      to[row + x] = sums[x]! * scale;
      sums[x]! += from[enter + x]! - from[leave + x]!;
    }
  }
}

/** Gaussian blur: by its kernel for a small sigma, by three boxes for a large one. Sigma in pixels. */
export function gaussianBlur(source: Plane, sigma: number): Plane {
  if (sigma < 0.2) return { ...source, data: Float32Array.from(source.data) };
  if (sigma < 2) return kernelBlur(source, sigma);
  let out = source;
  for (const radius of boxRadii(sigma)) out = boxBlur(out, radius);
  return out;
}

/** Radii of three boxes whose variances add up to sigma squared as closely as integers allow. */
function boxRadii(sigma: number): number[] {
  const ideal = Math.sqrt((12 * sigma * sigma) / 3 + 1);
  let lower = Math.floor(ideal);
  if (lower % 2 === 0) lower--;
  const lowerCount = Math.round(
    (12 * sigma * sigma - 3 * lower * lower - 12 * lower - 9) / (-4 * lower - 4),
  );
  return [0, 1, 2].map((i) => ((i < lowerCount ? lower : lower + 2) - 1) / 2);
}

function kernelBlur(source: Plane, sigma: number): Plane {
  const { width, height, data } = source;
  const radius = Math.ceil(sigma * 2.6);
  const kernel = gaussianKernel(sigma, radius);
  const across = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      if (x >= radius && x < width - radius) {
        for (let k = -radius; k <= radius; k++) sum += kernel[k + radius]! * data[row + x + k]!;
      } else {
        for (let k = -radius; k <= radius; k++) {
          const at = Math.min(width - 1, Math.max(0, x + k));
          sum += kernel[k + radius]! * data[row + at]!;
        }
      }
      across[row + x] = sum;
    }
  }
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let k = -radius; k <= radius; k++) {
      const weight = kernel[k + radius]!;
      const from = Math.min(height - 1, Math.max(0, y + k)) * width;
      for (let x = 0; x < width; x++) out.data[row + x]! += weight * across[from + x]!;
    }
  }
  return out;
}

function gaussianKernel(sigma: number, radius: number): Float32Array {
  const kernel = new Float32Array(2 * radius + 1);
  let total = 0;
  for (let k = -radius; k <= radius; k++) {
    const weight = Math.exp((-k * k) / (2 * sigma * sigma));
    kernel[k + radius] = weight;
    total += weight;
  }
  for (let k = 0; k < kernel.length; k++) kernel[k]! /= total;
  return kernel;
}
