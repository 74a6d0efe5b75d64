import type { RgbImage } from '../imaging/plane.js';

/** A square cut out of a picture: where its centre lies, how long its side is and how far it is turned. */
export interface Square {
  x: number;
  y: number;
  side: number;
  /** Radians, clockwise as seen on the screen; 0 is upright. */
  angle: number;
}

/** Where a square lies in the picture at half its size. */
export const halvedSquare = ({ x, y, side, angle }: Square): Square => ({
  x: x / 2,
  y: y / 2,
  side: side / 2,
  angle,
});

/** More samples per pixel than this show nothing new. */
const MAX_SAMPLES = 6;

/**
 * The content of a square, scaled to `size` × `size`: red, green and blue of every pixel, row by row. What lies
 * outside the picture is black. Each pixel is the mean of as many samples as it covers pixels of the picture.
 * @param range what 0 and 1 become
 */
export function sampleSquare(
  image: RgbImage,
  square: Square,
  size: number,
  range: readonly [number, number],
): Float32Array {
  const out = new Float32Array(size * size * 3);
  for (let v = 0; v < size; v++) sampleRow(image, square, size, range, v, out);
  return out;
}

function sampleRow(
  { width, height, r: red, g: green, b: blue }: RgbImage,
  square: Square,
  size: number,
  [low, high]: readonly [number, number],
  v: number,
  out: Float32Array,
): void {
  const step = square.side / size;
  const samples = Math.min(MAX_SAMPLES, Math.max(1, Math.round(step)));
  const weight = (high - low) / (samples * samples);
  const cos = Math.cos(square.angle) * step;
  const sin = Math.sin(square.angle) * step;
  const lastX = width - 1;
  const lastY = height - 1;
  for (let u = 0, at = v * size * 3; u < size; u++, at += 3) {
    let r = 0;
    let g = 0;
    let b = 0;
    for (let j = 0; j < samples; j++) {
      const dv = v + (j + 0.5) / samples - size / 2;
      for (let i = 0; i < samples; i++) {
        const du = u + (i + 0.5) / samples - size / 2;
        const x = square.x + du * cos - dv * sin - 0.5;
        const y = square.y + du * sin + dv * cos - 0.5;
        if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) continue;
        const cx = x < 0 ? 0 : x > lastX ? lastX : x;
        const cy = y < 0 ? 0 : y > lastY ? lastY : y;
        const left = cx | 0;
        const top = cy | 0;
        const fx = cx - left;
        const fy = cy - top;
        const near = top * width + left;
        const beside = left < lastX ? near + 1 : near;
        const below = top < lastY ? near + width : near;
        const across = below + beside - near;
        const a = (1 - fx) * (1 - fy);
        const c = fx * (1 - fy);
        const d = (1 - fx) * fy;
        const e = fx * fy;
        r += a * red[near]! + c * red[beside]! + d * red[below]! + e * red[across]!;
        g += a * green[near]! + c * green[beside]! + d * green[below]! + e * green[across]!;
        b += a * blue[near]! + c * blue[beside]! + d * blue[below]! + e * blue[across]!;
      }
    }
    out[at] = low + r * weight;
    out[at + 1] = low + g * weight;
    out[at + 2] = low + b * weight;
  }
}

/** Where a point of a square's content, 0 to 1 both ways, lies in the picture. */
export function fromSquare(square: Square, u: number, v: number): { x: number; y: number } {
  const du = (u - 0.5) * square.side;
  const dv = (v - 0.5) * square.side;
  const cos = Math.cos(square.angle);
  const sin = Math.sin(square.angle);
  return { x: square.x + du * cos - dv * sin, y: square.y + du * sin + dv * cos };
}
