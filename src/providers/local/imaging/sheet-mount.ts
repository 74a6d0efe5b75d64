import { clampTo, roundedInside } from './mount.js';
import { grain } from './noise.js';
import { clamp01, rgbImage, smoothstep, type Rgb, type RgbImage } from './plane.js';

/** A sheet around a picture, its sides in pixels. */
export interface Sheet {
  side: number;
  top: number;
  bottom: number;
  /** Of the picture's corners. */
  radius: number;
  paper: Rgb;
  /** How deep the picture lies in the sheet: its upper and left edge throw a shadow of so many pixels. */
  depth: number;
  /** How rough the sheet is: 0.006 is photo paper, 0.02 is board. */
  roughness: number;
}

/** A picture in a window of a sheet whose sides need not be equal. */
export function mountInSheet(image: RgbImage, sheet: Sheet, seed: number): RgbImage {
  const { side, top, bottom, radius, paper, depth, roughness } = sheet;
  const width = image.width + 2 * side;
  const height = image.height + top + bottom;
  const out = rgbImage(width, height);
  const fibre = grain(width, height, 0.9, seed).data;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const px = x - side;
      const py = y - top;
      const inside = roundedInside(px, py, image.width, image.height, radius);
      // Light from the upper left: the board is a little lighter there, and its lower edges shine.
      let light = 1 + roughness * fibre[i]! - 0.02 * ((x + y) / (width + height));
      if (depth > 0 && inside < 0 && inside > -depth) light *= 1 - 0.07 * (1 + inside / depth);
      let r = paper[0] * light;
      let g = paper[1] * light;
      let b = paper[2] * light;
      const cover = clamp01(inside + 0.5);
      if (cover > 0) {
        const from = clampTo(py, image.height) * image.width + clampTo(px, image.width);
        const shade =
          depth > 0 ? 1 - 0.45 * smoothstep(depth * 1.6, 0, Math.min(px, py * 0.8) + 1) : 1;
        r += (image.r[from]! * shade - r) * cover;
        g += (image.g[from]! * shade - g) * cover;
        b += (image.b[from]! * shade - b) * cover;
      }
      out.r[i] = r;
      out.g[i] = g;
      out.b[i] = b;
    }
  }
  return out;
}

/** A printed line along a rounded rectangle, in place. `inset` is its distance from the edge of the sheet. */
export function ruleLine(
  out: RgbImage,
  box: { left: number; top: number; right: number; bottom: number; radius: number },
  line: { width: number; colour: Rgb; strength: number },
): void {
  const { left, top, right, bottom, radius } = box;
  const reach = Math.ceil(line.width);
  for (let y = Math.max(0, top - reach); y < Math.min(out.height, bottom + reach); y++) {
    for (let x = Math.max(0, left - reach); x < Math.min(out.width, right + reach); x++) {
      const inside = roundedInside(x - left, y - top, right - left, bottom - top, radius);
      const cover = clamp01(line.width / 2 - Math.abs(inside) + 0.5) * line.strength;
      if (cover === 0) continue;
      const i = y * out.width + x;
      out.r[i] = out.r[i]! + (line.colour[0] - out.r[i]!) * cover;
      out.g[i] = out.g[i]! + (line.colour[1] - out.g[i]!) * cover;
      out.b[i] = out.b[i]! + (line.colour[2] - out.b[i]!) * cover;
    }
  }
}
