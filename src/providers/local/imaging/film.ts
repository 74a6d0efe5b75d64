import { gaussianBlur } from './blur.js';
import { clamp01, plane, type Plane, type RgbImage } from './plane.js';
import { seededRandom } from './random.js';

/**
 * Light that spreads in the emulsion around bright places, added like light (screen).
 * @param reach sigma in pixels
 * @param gains how much each channel takes
 */
export function halation(
  image: RgbImage,
  threshold: number,
  reach: number,
  gains: readonly [number, number, number],
): RgbImage {
  const { width, height } = image;
  const glow = (data: Float32Array, gain: number): Float32Array => {
    const bright = plane(width, height);
    for (let i = 0; i < data.length; i++) bright.data[i] = Math.max(0, data[i]! - threshold);
    const spread = gaussianBlur(bright, reach).data;
    const out = new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) {
      out[i] = 1 - (1 - clamp01(data[i]!)) * (1 - Math.min(1, spread[i]! * gain));
    }
    return out;
  };
  return {
    width,
    height,
    r: glow(image.r, gains[0]),
    g: glow(image.g, gains[1]),
    b: glow(image.b, gains[2]),
  };
}

/** 1 in the middle, `1 - depth` in the corners. */
export function vignette(width: number, height: number, depth: number, power = 2.4): Plane {
  const out = plane(width, height);
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  for (let y = 0; y < height; y++) {
    const dy = (y - cy) / (cy || 1);
    for (let x = 0; x < width; x++) {
      const dx = (x - cx) / (cx || 1);
      const radius = Math.sqrt((dx * dx + dy * dy) / 2);
      out.data[y * width + x] = 1 - depth * Math.pow(radius, power);
    }
  }
  return out;
}

/** Marks of age on a negative: values to add to the picture, mostly zero. */
export function wear(width: number, height: number, amount: number, seed: number): Plane {
  const random = seededRandom(seed);
  const out = plane(width, height);
  const side = Math.max(width, height);
  for (let n = Math.round(9 * amount); n > 0; n--) addScratch(out, random, side);
  for (let n = Math.round(70 * amount); n > 0; n--) addSpeck(out, random, side);
  for (let n = Math.round(5 * amount); n > 0; n--) addHair(out, random, side);
  return gaussianBlur(out, 0.55);
}

function addScratch(out: Plane, random: () => number, side: number): void {
  let x = random() * out.width;
  let y = random() * out.height;
  const length = side * (0.06 + random() * 0.3);
  let angle = Math.PI / 2 + (random() - 0.5) * 0.12;
  const value = (random() < 0.75 ? 0.22 : -0.16) * (0.4 + random() * 0.6);
  for (let t = 0; t < length; t++) {
    angle += (random() - 0.5) * 0.008;
    x += Math.cos(angle);
    y += Math.sin(angle);
    // A scratch fades in and out and skips where the negative lay hollow.
    const fade = Math.min(1, (t / length) * 6, (1 - t / length) * 6);
    put(out, x, y, value * fade * (0.6 + 0.4 * Math.sin(t * 0.05 + value * 90)));
  }
}

function addSpeck(out: Plane, random: () => number, side: number): void {
  const x = random() * out.width;
  const y = random() * out.height;
  const radius = (0.4 + random() * random() * 1.9) * (side / 1536) + 0.4;
  const value = random() < 0.72 ? 0.4 : -0.3;
  const reach = Math.ceil(radius);
  const squash = 0.6 + random() * 0.8;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (dx * dx * squash + dy * dy <= radius * radius) put(out, x + dx, y + dy, value);
    }
  }
}

function addHair(out: Plane, random: () => number, side: number): void {
  let x = random() * out.width;
  let y = random() * out.height;
  let angle = random() * Math.PI * 2;
  let bend = (random() - 0.5) * 0.08;
  const length = side * (0.012 + random() * 0.03);
  for (let t = 0; t < length; t++) {
    bend += (random() - 0.5) * 0.012;
    angle += bend;
    x += Math.cos(angle);
    y += Math.sin(angle);
    put(out, x, y, 0.34);
  }
}

function put(out: Plane, x: number, y: number, value: number): void {
  const px = Math.round(x);
  const py = Math.round(y);
  if (px < 0 || py < 0 || px >= out.width || py >= out.height) return;
  out.data[py * out.width + px] = value;
}
