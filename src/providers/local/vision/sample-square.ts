import type { RgbImage } from '../imaging/plane.js';

/** A square cut out of a picture: where its centre lies, how long its side is and how far it is turned. */
export interface Square {
  x: number;
  y: number;
  side: number;
  /** Radians, clockwise as seen on the screen; 0 is upright. */
  angle: number;
}

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
  const { width, height } = image;
  const [low, high] = range;
  const step = square.side / size;
  const samples = Math.min(MAX_SAMPLES, Math.max(1, Math.round(step)));
  const weight = (high - low) / (samples * samples);
  const cos = Math.cos(square.angle) * step;
  const sin = Math.sin(square.angle) * step;
  const out = new Float32Array(size * size * 3);
  for (let v = 0; v < size; v++) {
    for (let u = 0; u < size; u++) {
      const at = (v * size + u) * 3;
      let [r, g, b] = [0, 0, 0];
      for (let k = 0; k < samples * samples; k++) {
        const du = u + ((k % samples) + 0.5) / samples - size / 2;
        const dv = v + (Math.floor(k / samples) + 0.5) / samples - size / 2;
        const x = square.x + du * cos - dv * sin - 0.5;
        const y = square.y + du * sin + dv * cos - 0.5;
        if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) continue;
        const cx = Math.min(width - 1, Math.max(0, x));
        const cy = Math.min(height - 1, Math.max(0, y));
        const left = Math.floor(cx);
        const top = Math.floor(cy);
        const right = Math.min(width - 1, left + 1);
        const bottom = Math.min(height - 1, top + 1);
        const fx = cx - left;
        const fy = cy - top;
        const a = (1 - fx) * (1 - fy);
        const c = fx * (1 - fy);
        const d = (1 - fx) * fy;
        const e = fx * fy;
        const [i, j, k2, l] = [
          top * width + left,
          top * width + right,
          bottom * width + left,
          bottom * width + right,
        ];
        r += a * image.r[i]! + c * image.r[j]! + d * image.r[k2]! + e * image.r[l]!;
        g += a * image.g[i]! + c * image.g[j]! + d * image.g[k2]! + e * image.g[l]!;
        b += a * image.b[i]! + c * image.b[j]! + d * image.b[k2]! + e * image.b[l]!;
      }
      out[at] = low + r * weight;
      out[at + 1] = low + g * weight;
      out[at + 2] = low + b * weight;
    }
  }
  return out;
}

/** Where a point of a square's content, 0 to 1 both ways, lies in the picture. */
export function fromSquare(square: Square, u: number, v: number): { x: number; y: number } {
  const du = (u - 0.5) * square.side;
  const dv = (v - 0.5) * square.side;
  const cos = Math.cos(square.angle);
  const sin = Math.sin(square.angle);
  return { x: square.x + du * cos - dv * sin, y: square.y + du * sin + dv * cos };
}
