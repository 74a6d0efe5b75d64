import { plane, type Plane } from './plane.js';

/** Mean over a square of side 2 × radius + 1; borders repeat the edge pixel. Cost does not depend on the radius. */
export function boxBlur(source: Plane, radius: number): Plane {
  if (radius < 1) return { ...source, data: Float32Array.from(source.data) };
  const out = plane(source.width, source.height);
  blurInto(source, radius, out);
  return out;
}

/** Box blur into another plane. */
function blurInto({ width, height, data }: Plane, radius: number, to: Plane): void {
  const last = height - 1;
  // Sums over the columns of the square, with those beside the picture; along them runs the sum over the square.
  const columns = new Float64Array(width + 2 * radius + 1);
  for (let y = -radius; y <= radius; y++) {
    addRow(columns, data, Math.min(last, Math.max(0, y)) * width, width, radius);
  }
  for (let y = 0; y < height; y++) {
    repeatEnds(columns, width, radius);
    sumAlong(columns, to.data, y * width, width, radius);
    const enter = Math.min(last, y + radius + 1) * width;
    const leave = Math.max(0, y - radius) * width;
    for (let x = 0; x < width; x++) columns[x + radius]! += data[enter + x]! - data[leave + x]!;
  }
}

function addRow(
  sums: Float64Array,
  data: Float32Array,
  row: number,
  width: number,
  margin: number,
): void {
  for (let x = 0; x < width; x++) sums[x + margin]! += data[row + x]!;
}

/** Fills the margins beside a row with what lies at its ends. */
function repeatEnds(line: Float64Array, width: number, margin: number): void {
  line.fill(line[margin]!, 0, margin);
  line.fill(line[margin + width - 1]!, margin + width);
}

function sumAlong(
  line: Float64Array,
  to: Float32Array,
  row: number,
  width: number,
  radius: number,
): void {
  const side = 2 * radius + 1;
  const scale = 1 / (side * side);
  let sum = 0;
  for (let x = 0; x < side; x++) sum += line[x]!;
  for (let x = 0; x < width; x++) {
    to[row + x] = sum * scale;
    sum += line[x + side]! - line[x]!;
  }
}

/** Gaussian blur: by its kernel for a small sigma, by three boxes for a large one. Sigma in pixels. */
export function gaussianBlur(source: Plane, sigma: number): Plane {
  if (sigma < 0.2) return { ...source, data: Float32Array.from(source.data) };
  if (sigma < 2) return kernelBlur(source, sigma);
  const [first, second, third] = boxRadii(sigma);
  const out = boxBlur(source, first);
  const between = plane(source.width, source.height);
  blurInto(out, second, between);
  blurInto(between, third, out);
  return out;
}

/** Radii of three boxes whose variances add up to sigma squared as closely as integers allow. */
function boxRadii(sigma: number): [number, number, number] {
  const ideal = Math.sqrt((12 * sigma * sigma) / 3 + 1);
  let lower = Math.floor(ideal);
  if (lower % 2 === 0) lower--;
  const lowerCount = Math.round(
    (12 * sigma * sigma - 3 * lower * lower - 12 * lower - 9) / (-4 * lower - 4),
  );
  const radius = (i: number): number => ((i < lowerCount ? lower : lower + 2) - 1) / 2;
  return [radius(0), radius(1), radius(2)];
}

function kernelBlur(source: Plane, sigma: number): Plane {
  const { width, height, data } = source;
  const radius = Math.ceil(sigma * 2.6);
  const kernel = gaussianKernel(sigma, radius);
  const out = plane(width, height);
  const last = height - 1;
  const line = new Float64Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const middle = kernel[0]!;
    const row = y * width;
    for (let x = 0; x < width; x++) line[x + radius] = middle * data[row + x]!;
    for (let k = 1; k <= radius; k++) {
      const above = Math.max(0, y - k) * width;
      const below = Math.min(last, y + k) * width;
      addPair(line, data, above, below, width, kernel[k]!, radius);
    }
    repeatEnds(line, width, radius);
    weighAlong(line, out.data, row, width, kernel);
  }
  return out;
}

function addPair(
  sums: Float64Array,
  data: Float32Array,
  above: number,
  below: number,
  width: number,
  weight: number,
  margin: number,
): void {
  for (let x = 0; x < width; x++) {
    sums[x + margin]! += weight * (data[above + x]! + data[below + x]!);
  }
}

function weighAlong(
  line: Float64Array,
  to: Float32Array,
  row: number,
  width: number,
  kernel: Float64Array,
): void {
  const radius = kernel.length - 1;
  const middle = kernel[0]!;
  for (let x = 0; x < width; x++) {
    const at = x + radius;
    let sum = middle * line[at]!;
    for (let k = 1; k <= radius; k++) sum += kernel[k]! * (line[at - k]! + line[at + k]!);
    to[row + x] = sum;
  }
}

/** Weights of the middle and of those 1 to `radius` away on either side. */
function gaussianKernel(sigma: number, radius: number): Float64Array {
  const kernel = new Float64Array(radius + 1);
  let total = 0;
  for (let k = 0; k <= radius; k++) {
    const weight = Math.exp((-k * k) / (2 * sigma * sigma));
    kernel[k] = weight;
    total += k === 0 ? weight : 2 * weight;
  }
  for (let k = 0; k < kernel.length; k++) kernel[k]! /= total;
  return kernel;
}
