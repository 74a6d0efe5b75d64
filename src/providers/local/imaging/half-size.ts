import { plane, type Plane, type RgbImage } from './plane.js';

/** Means over two by two pixels; what is alone at an odd end counts twice. */
export function halved({ width, height, data }: Plane): Plane {
  const out = plane(Math.ceil(width / 2), Math.ceil(height / 2));
  for (let y = 0; y < out.height; y++) {
    halveRow(data, 2 * y * width, Math.min(height - 1, 2 * y + 1) * width, width, out, y);
  }
  return out;
}

export function halvedRgb(image: RgbImage): RgbImage {
  const [r, g, b] = [image.r, image.g, image.b].map((data) => halved({ ...image, data }));
  return { width: r!.width, height: r!.height, r: r!.data, g: g!.data, b: b!.data };
}

function halveRow(
  data: Float32Array,
  top: number,
  bottom: number,
  width: number,
  out: Plane,
  y: number,
): void {
  for (let x = 0, i = y * out.width; x < out.width; x++, i++) {
    const left = 2 * x;
    const right = left + 1 < width ? left + 1 : left;
    out.data[i] =
      (data[top + left]! + data[top + right]! + data[bottom + left]! + data[bottom + right]!) / 4;
  }
}

/**
 * Twice as large, in straight lines between the middles of the squares.
 * @param width of the result: twice the source's, or one less
 * @param height the same
 */
export function doubled(source: Plane, width: number, height: number): Plane {
  const out = plane(width, height);
  const across = source.width;
  const line = new Float64Array(across + 2);
  for (let y = 0; y < height; y++) {
    const near = (y >> 1) * across;
    const beside = (y >> 1) + ((y & 1) === 1 ? 1 : -1);
    const far = Math.min(source.height - 1, Math.max(0, beside)) * across;
    mixRows(source.data, near, far, across, line);
    doubleRow(line, out.data, y * width, width);
  }
  return out;
}

/** A row a quarter of the way from one to another, with its ends repeated. */
function mixRows(
  data: Float32Array,
  near: number,
  far: number,
  width: number,
  to: Float64Array,
): void {
  for (let x = 0; x < width; x++) to[x + 1] = 0.75 * data[near + x]! + 0.25 * data[far + x]!;
  to[0] = to[1]!;
  to[width + 1] = to[width]!;
}

function doubleRow(line: Float64Array, to: Float32Array, row: number, width: number): void {
  for (let x = 0; x < width; x++) {
    const k = (x >> 1) + 1;
    to[row + x] = 0.75 * line[k]! + 0.25 * line[k + ((x & 1) === 1 ? 1 : -1)]!;
  }
}
