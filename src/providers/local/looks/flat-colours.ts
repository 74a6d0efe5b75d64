import { gaussianBlur } from '../imaging/blur.js';
import { guidedSmoothRgb } from '../imaging/guided-filter.js';
import { kuwahara } from '../imaging/kuwahara.js';
import {
  clamp01,
  luma,
  plane,
  rgbImage,
  smoothstep,
  type Plane,
  type RgbImage,
} from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { strokeField } from '../imaging/stroke-field.js';
import { toneCurve } from '../imaging/tone.js';

/** The shapes of a photo without its texture, as a base for what is drawn in areas. */
export function shapes(photo: RgbImage, scale: number, seed: number): RgbImage {
  const field = strokeField(photo, 3 * scale, subSeed(seed, 'shapes'));
  return kuwahara(photo, 6.5 * scale, field);
}

/**
 * Areas of even colour with a soft step between them (Winnemöller, Olsen and Gooch, 2006).
 * @param levels how many steps there are from black to white
 * @param vividness 1 leaves the colours as strong as they are
 */
export function flatColours(
  base: RgbImage,
  scale: number,
  levels: number,
  vividness: number,
): RgbImage {
  const { width, height } = base;
  const calm = guidedSmoothRgb(base, Math.max(2, Math.round(7 * scale)), 0.004, 3);
  const lift = toneCurve([
    [0, 0.03],
    [0.25, 0.3],
    [0.5, 0.58],
    [0.75, 0.83],
    [1, 1],
  ]);
  const tone = luma(calm);
  const slope = steepness(tone, scale);
  const out = rgbImage(width, height);
  for (let i = 0; i < slope.length; i++) {
    const grey = tone.data[i]!;
    const at = lift(grey) * levels;
    const step = Math.floor(at);
    // Where the light falls off slowly, as in a sky, a hard step would draw a ring that is not there.
    const hard = smoothstep(0.0012, 0.006, slope[i]!);
    const risen = smoothstep(0.34, 0.66, at - step);
    const level = Math.min(1, (step + risen * hard + (at - step) * (1 - hard)) / levels);
    const gain = level / (grey + 1e-3);
    // Colours follow the step of their lightness; bright ones keep the sum, so that they do not burn out.
    const chroma = vividness * Math.min(gain, 1.5);
    out.r[i] = clamp01(level + (calm.r[i]! - grey) * chroma);
    out.g[i] = clamp01(level + (calm.g[i]! - grey) * chroma);
    out.b[i] = clamp01(level + (calm.b[i]! - grey) * chroma);
  }
  return out;
}

/** Change of the tone per pixel of the full size, over a wide surrounding. */
function steepness(tone: Plane, scale: number): Float32Array {
  const { width, height } = tone;
  const wide = gaussianBlur(tone, 3 * scale).data;
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - 1) * width;
    const down = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      const row = y * width;
      const dx = wide[row + Math.min(width - 1, x + 1)]! - wide[row + Math.max(0, x - 1)]!;
      const dy = wide[down + x]! - wide[up + x]!;
      out.data[row + x] = (Math.abs(dx) + Math.abs(dy)) * 0.5 * scale;
    }
  }
  return gaussianBlur(out, 9 * scale).data;
}
