import { halation, vignette } from '../imaging/film.js';
import { frameWidth, mountRounded } from '../imaging/mount.js';
import { grain } from '../imaging/noise.js';
import {
  hexToRgb,
  plane,
  rgbImage,
  smoothstep,
  type Plane,
  type RgbImage,
} from '../imaging/plane.js';
import { seededRandom, subSeed } from '../imaging/random.js';
import { autoLevels, toneCurve, type CurvePoints } from '../imaging/tone.js';
import { defineLook, detailScale } from './look.js';

const BORDER_SHARE = 0.04;

export const era1970s = defineLook({
  slug: 'photo-1970s',
  title: 'The 1970s',
  description: 'A sun-faded colour print: warm, milky shadows, a light leak and a white border.',
  parameters: {
    fading: { type: 'integer', title: 'Fading', minimum: 0, maximum: 100, default: 50 },
    lightLeak: { type: 'integer', title: 'Light leak', minimum: 0, maximum: 100, default: 55 },
    grain: { type: 'integer', title: 'Grain', minimum: 0, maximum: 100, default: 40 },
    frame: { type: 'boolean', title: 'White border with round corners', default: true },
  },
  frameShare: ({ frame }) => (frame ? BORDER_SHARE : 0),
  render(photo, values, seed) {
    const print = fadedPrint(
      photo,
      values.fading / 100,
      values.lightLeak / 100,
      values.grain / 100,
      seed,
    );
    if (!values.frame) return print;
    const border = frameWidth(photo, BORDER_SHARE);
    const paper = hexToRgb('#f7f1e4');
    return mountRounded(print, border, border * 0.75, paper, subSeed(seed, 'paper'));
  },
});

/** Fading lifts the blacks most in red, and takes the blue out of the lights. */
function dyeCurves(fading: number): [CurvePoints, CurvePoints, CurvePoints] {
  return [
    [
      [0, 0.1 + 0.15 * fading],
      [0.3, 0.34 + 0.05 * fading],
      [0.65, 0.77],
      [1, 0.99],
    ],
    [
      [0, 0.06 + 0.11 * fading],
      [0.3, 0.29 + 0.03 * fading],
      [0.65, 0.645],
      [1, 0.95 - 0.03 * fading],
    ],
    [
      [0, 0.06 + 0.07 * fading],
      [0.3, 0.25 + 0.03 * fading],
      [0.65, 0.53 - 0.03 * fading],
      [1, 0.83 - 0.11 * fading],
    ],
  ];
}

function fadedPrint(
  photo: RgbImage,
  fading: number,
  leakAmount: number,
  grainAmount: number,
  seed: number,
): RgbImage {
  const { width, height } = photo;
  const scale = detailScale(photo);
  const glowing = halation(autoLevels(photo, 0.5), 0.66, 15 * scale, [1.5, 0.9, 0.4]);
  const curves = dyeCurves(fading).map(toneCurve);
  const rim = vignette(width, height, 0.24, 2.2).data;
  const dye = grain(width, height, 0.85 * scale, subSeed(seed, 'grain')).data;
  const tint = grain(width, height, 1.3 * scale, subSeed(seed, 'tint')).data;
  const leak = lightLeak(width, height, subSeed(seed, 'leak')).data;
  const saturation = 1.02 - 0.24 * fading;
  const depth = 0.012 + 0.035 * grainAmount;
  const out = rgbImage(width, height);
  for (let i = 0; i < rim.length; i++) {
    const grey = 0.3 * glowing.r[i]! + 0.59 * glowing.g[i]! + 0.11 * glowing.b[i]!;
    const speck = depth * dye[i]!;
    const shift = depth * 0.4 * tint[i]!;
    const light = leak[i]! * leakAmount;
    const r = curves[0]!(grey + (glowing.r[i]! - grey) * saturation) * rim[i]! + speck + shift;
    const g = curves[1]!(grey + (glowing.g[i]! - grey) * saturation) * rim[i]! + speck;
    const b = curves[2]!(grey + (glowing.b[i]! - grey) * saturation) * rim[i]! + speck - shift;
    out.r[i] = 1 - (1 - r) * (1 - 0.88 * light);
    out.g[i] = 1 - (1 - g) * (1 - 0.46 * light * (0.55 + 0.45 * light));
    out.b[i] = 1 - (1 - b) * (1 - 0.12 * light);
  }
  return out;
}

/** Light that came in through a worn seal: a bright streak from one side, and a weak echo near it. */
function lightLeak(width: number, height: number, seed: number): Plane {
  const random = seededRandom(seed);
  const fromRight = random() < 0.5;
  const reach = 0.26 + 0.14 * random();
  const lean = (random() - 0.5) * 0.35;
  const centre = 0.25 + 0.5 * random();
  const spread = 0.45 + 0.3 * random();
  const echoAt = reach * (1.5 + 0.5 * random());
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    const v = y / height;
    const along = Math.exp(-(((v - centre) / spread) ** 2));
    for (let x = 0; x < width; x++) {
      const side = fromRight ? 1 - x / width : x / width;
      const u = side + lean * (v - 0.5);
      const main = smoothstep(reach * (0.7 + 0.5 * along), -0.02, u);
      const echo = Math.exp(-(((u - echoAt) / 0.035) ** 2)) * 0.2;
      out.data[y * width + x] = Math.min(1, (main * (0.5 + 0.5 * along) + echo * along) * 1.2);
    }
  }
  return out;
}
