import { gaussianBlur } from '../imaging/blur.js';
import { dateStamp } from '../imaging/date-stamp.js';
import { frameWidth, mountRounded } from '../imaging/mount.js';
import { grain } from '../imaging/noise.js';
import {
  clamp01,
  hexToRgb,
  luma,
  plane,
  rgbImage,
  type Plane,
  type RgbImage,
} from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { autoLevels, toneCurve } from '../imaging/tone.js';
import { defineLook, detailScale } from './look.js';

const BORDER_SHARE = 0.028;

export const era1990s = defineLook({
  slug: 'photo-1990s',
  title: 'The 1990s',
  description: 'A flash snapshot from the one-hour lab, with grain and, if you like, the date.',
  parameters: {
    flash: { type: 'integer', title: 'Flash', minimum: 0, maximum: 100, default: 55 },
    grain: { type: 'integer', title: 'Grain', minimum: 0, maximum: 100, default: 40 },
    date: {
      type: 'string',
      title: 'Date stamp',
      description: 'Year-month-day, for example 1996-08-14. Leave empty for no stamp.',
      maxLength: 10,
      pattern: '^(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$',
      default: '',
    },
    frame: { type: 'boolean', title: 'White border', default: false },
  },
  frameShare: ({ frame }) => (frame ? BORDER_SHARE : 0),
  async render(photo, values, seed) {
    const { width, height } = photo;
    const print = labPrint(photo, values.flash / 100, values.grain / 100, seed);
    if (values.date !== '') {
      const digitHeight = Math.max(7, Math.min(width, height) * 0.04);
      burnIn(print, await dateStamp(width, height, values.date, digitHeight), digitHeight);
    }
    if (!values.frame) return print;
    const border = frameWidth(photo, BORDER_SHARE);
    return mountRounded(print, border, 1, hexToRgb('#fbfbf9'), subSeed(seed, 'paper'));
  },
});

function labPrint(photo: RgbImage, flash: number, grainAmount: number, seed: number): RgbImage {
  const { width, height } = photo;
  const scale = detailScale(photo);
  const base = sharpened(fringed(autoLevels(photo, 0.45), scale), scale);
  const light = flashLight(width, height, flash).data;
  const contrast = toneCurve([
    [0, 0.035],
    [0.22, 0.17],
    [0.5, 0.54],
    [0.78, 0.88],
    [1, 1],
  ]);
  const fine = grain(width, height, 0.7 * scale, subSeed(seed, 'grain')).data;
  const colour = grain(width, height, 1.1 * scale, subSeed(seed, 'colour')).data;
  const depth = 0.012 + 0.04 * grainAmount;
  const out = rgbImage(width, height);
  for (let i = 0; i < light.length; i++) {
    const r0 = contrast(base.r[i]! * light[i]!);
    const g0 = contrast(base.g[i]! * light[i]!);
    const b0 = contrast(base.b[i]! * light[i]!);
    const grey = 0.3 * r0 + 0.59 * g0 + 0.11 * b0;
    // The lab's paper leans to green in the shadows and to magenta in the lights.
    const lean = (grey - 0.45) * 0.085;
    const speck = depth * fine[i]! * (1.2 - 0.6 * grey);
    const cast = depth * 0.45 * colour[i]!;
    out.r[i] = clamp01(grey + (r0 - grey) * 1.13 + lean * 0.8 + speck + cast);
    out.g[i] = clamp01(grey + (g0 - grey) * 1.13 - lean + speck - cast * 0.5);
    out.b[i] = clamp01(grey + (b0 - grey) * 1.13 + lean * 0.6 + 0.012 + speck - cast);
  }
  return out;
}

/** A cheap lens: red and blue come out a little larger and smaller than green, more so towards the corners. */
function fringed(image: RgbImage, scale: number): RgbImage {
  const { width, height } = image;
  const shift = (2.2 * scale) / Math.max(width, height);
  return {
    ...image,
    r: zoomed(image.r, width, height, 1 - shift),
    b: zoomed(image.b, width, height, 1 + shift),
  };
}

function zoomed(data: Float32Array, width: number, height: number, zoom: number): Float32Array {
  const out = new Float32Array(data.length);
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  for (let y = 0; y < height; y++) {
    const sy = Math.min(height - 1, Math.max(0, cy + (y - cy) * zoom));
    const y0 = Math.min(height - 1, Math.floor(sy));
    const y1 = Math.min(height - 1, y0 + 1);
    const fy = sy - y0;
    for (let x = 0; x < width; x++) {
      const sx = Math.min(width - 1, Math.max(0, cx + (x - cx) * zoom));
      const x0 = Math.floor(sx);
      const x1 = Math.min(width - 1, x0 + 1);
      const fx = sx - x0;
      const top = data[y0 * width + x0]! * (1 - fx) + data[y0 * width + x1]! * fx;
      const bottom = data[y1 * width + x0]! * (1 - fx) + data[y1 * width + x1]! * fx;
      out[y * width + x] = top * (1 - fy) + bottom * fy;
    }
  }
  return out;
}

/** The mini-lab scanner's unsharp mask, a little too strong. */
function sharpened(image: RgbImage, scale: number): RgbImage {
  const tone = luma(image);
  const soft = gaussianBlur(tone, 1.7 * scale).data;
  const add = (data: Float32Array): Float32Array => {
    const out = new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) out[i] = data[i]! + 0.7 * (tone.data[i]! - soft[i]!);
    return out;
  };
  return { ...image, r: add(image.r), g: add(image.g), b: add(image.b) };
}

/** A flash beside the lens lights the middle, a little above the centre, and leaves the corners dark. */
function flashLight(width: number, height: number, flash: number): Plane {
  const out = plane(width, height);
  const side = Math.sqrt(width * height);
  for (let y = 0; y < height; y++) {
    const dy = (y - height * 0.46) / side;
    for (let x = 0; x < width; x++) {
      const dx = (x - width * 0.5) / side;
      const distance = dx * dx + dy * dy;
      out.data[y * width + x] =
        1 + flash * (0.36 * Math.exp(-distance * 5.5) - 0.5 * Math.min(1, distance * 1.35));
    }
  }
  return out;
}

/** Adds the orange light of the stamp, with the glow that it leaves on film. */
function burnIn(image: RgbImage, light: Plane, digitHeight: number): void {
  const core = gaussianBlur(light, digitHeight * 0.03).data;
  const glow = gaussianBlur(light, digitHeight * 0.22).data;
  for (let i = 0; i < core.length; i++) {
    const a = Math.min(1, core[i]! * 0.96 + glow[i]! * 0.6);
    if (a < 0.002) continue;
    image.r[i] = 1 - (1 - image.r[i]!) * (1 - a);
    image.g[i] = image.g[i]! * (1 - core[i]! * 0.8) + (0.46 * core[i]! + 0.22 * glow[i]!) * 0.95;
    image.b[i] = image.b[i]! * (1 - core[i]! * 0.92) + 0.05 * core[i]!;
  }
}
