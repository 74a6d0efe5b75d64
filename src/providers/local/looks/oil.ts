import { gaussianBlur } from '../imaging/blur.js';
import { kuwahara } from '../imaging/kuwahara.js';
import { grain, normalise } from '../imaging/noise.js';
import { clamp01, luma, plane, rgbImage, type Plane, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { smearAlong, strokeField, type Directions } from '../imaging/stroke-field.js';
import { autoLevels, clarity } from '../imaging/tone.js';
import { defineLook, detailScale, NO_FRAME } from './look.js';

const SATURATION = 1.17;

/** Width of a brush against the medium one. */
const BRUSHES: Readonly<Record<string, number>> = { fine: 0.62, medium: 1, bold: 1.6 };

export const oil = defineLook({
  slug: 'photo-oil',
  title: 'Oil painting',
  description: 'Strokes that follow the shapes of the photo, with the relief of paint on canvas.',
  parameters: {
    strokes: {
      type: 'string',
      title: 'Strokes',
      oneOf: [
        { const: 'fine', title: 'Fine' },
        { const: 'medium', title: 'Medium' },
        { const: 'bold', title: 'Bold' },
      ],
      default: 'medium',
    },
    relief: {
      type: 'integer',
      title: 'Relief',
      description: 'How thick the paint lies.',
      minimum: 0,
      maximum: 100,
      default: 55,
    },
  },
  frameShare: NO_FRAME,
  render(photo, { strokes, relief }, seed) {
    return paintInOil(autoLevels(photo, 0.15), BRUSHES[strokes]!, relief / 100, seed);
  },
});

/** @param brush width of the strokes against the medium one */
export function paintInOil(photo: RgbImage, brush: number, relief: number, seed: number): RgbImage {
  const scale = detailScale(photo) * brush;
  const first = kuwahara(photo, 8 * scale, strokeField(photo, 3 * scale, subSeed(seed, 'lay in')));
  const field = strokeField(first, 5 * scale, subSeed(seed, 'strokes'));
  const painted = kuwahara(first, 5.5 * scale, field);
  const layers = bristles(painted, field, scale, seed);
  const light = paintLight(painted, layers.height, scale, relief);
  const out = rgbImage(photo.width, photo.height);
  for (let i = 0; i < light.length; i++) {
    const grey = 0.3 * painted.r[i]! + 0.59 * painted.g[i]! + 0.11 * painted.b[i]!;
    const room = 0.35 + 2.6 * grey * (1 - grey);
    // No two strokes are mixed alike: a little lighter, a little warmer.
    const hairs = layers.value.data[i]!;
    const value = 0.028 * hairs * room;
    const warmth = 0.011 * (hairs * hairs - 1) * room;
    const shade = light[i]!;
    const contrast = (grey - 0.5) * 0.1;
    out.r[i] = clamp01(
      (grey + (painted.r[i]! - grey) * SATURATION + contrast + value + warmth) * shade,
    );
    out.g[i] = clamp01((grey + (painted.g[i]! - grey) * SATURATION + contrast + value) * shade);
    out.b[i] = clamp01(
      (grey + (painted.b[i]! - grey) * SATURATION + contrast + value - warmth) * shade,
    );
  }
  return out;
}

/** What the hairs of the brush leave behind along the strokes: furrows and lightness. */
function bristles(painted: RgbImage, field: Directions, scale: number, seed: number) {
  const { width, height } = painted;
  const hairs = (use: string, sigma: number): Plane =>
    grain(width, height, sigma, subSeed(seed, use));
  const [furrows, value] = smearAlong(
    [hairs('furrows', Math.max(0.75, 0.95 * scale)), hairs('value', 2.2 * scale)],
    field,
    [24 * scale, 34 * scale],
  );
  return { height: normalise(furrows), value: normalise(value) };
}

/** Light from the upper left over furrows, over thick paint in the lights, and over the edges of strokes. */
function paintLight(
  painted: RgbImage,
  furrows: Plane,
  scale: number,
  relief: number,
): Float32Array {
  const { width, height } = painted;
  const tone = clarity(luma(painted), 14 * scale, 0.5);
  const surface = plane(width, height);
  for (let i = 0; i < surface.data.length; i++) {
    const body = 0.35 + 0.65 * tone.data[i]!;
    surface.data[i] = furrows.data[i]! * 0.04 * body + tone.data[i]! * 0.5;
  }
  const smooth = gaussianBlur(surface, 0.7 * Math.max(0.8, scale)).data;
  const out = new Float32Array(smooth.length);
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - 1) * width;
    const down = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - 1);
      const right = Math.min(width - 1, x + 1);
      const slope =
        smooth[y * width + right]! -
        smooth[y * width + left]! +
        smooth[down + x]! -
        smooth[up + x]!;
      const lit = Math.max(-0.16, Math.min(0.16, slope * 1.9));
      // Wet oil shines where it faces the window.
      const shine = Math.max(0, lit - 0.05) * 0.9;
      out[y * width + x] = 1 + relief * 1.8 * (lit + shine);
    }
  }
  return out;
}
