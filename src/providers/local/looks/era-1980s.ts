import { frameWidth } from '../imaging/mount.js';
import { clouds } from '../imaging/noise.js';
import { hexToRgb, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { mountInSheet } from '../imaging/sheet-mount.js';
import { exposeColour, type ColourFilm } from './expose.js';
import { defineLook } from './look.js';

const SIDE_SHARE = 0.05;
const BOTTOM_SHARE = 0.19;

export const era1980s = defineLook({
  slug: 'photo-1980s',
  title: 'The 1980s',
  description: 'An instant picture: creamy lights, teal shadows and room to write below.',
  parameters: {
    fading: { type: 'integer', title: 'Fading', minimum: 0, maximum: 100, default: 40 },
    teal: {
      type: 'integer',
      title: 'Cold shadows',
      minimum: 0,
      maximum: 100,
      default: 55,
    },
    softness: { type: 'integer', title: 'Soft lens', minimum: 0, maximum: 100, default: 45 },
    frame: { type: 'boolean', title: 'Frame of an instant picture', default: true },
  },
  frameShare: ({ frame }) => (frame ? (SIDE_SHARE + BOTTOM_SHARE) / 2 : 0),
  render(photo, { fading, teal, softness, frame }, seed) {
    const picture = exposeColour(photo, instant(fading / 100, teal / 100, softness / 100), seed);
    spreadUnevenly(picture, seed);
    if (!frame) return picture;
    const side = frameWidth(photo, SIDE_SHARE);
    return mountInSheet(
      picture,
      {
        side,
        top: side,
        bottom: frameWidth(photo, BOTTOM_SHARE),
        radius: side * 0.05,
        paper: hexToRgb('#f7f5ee'),
        depth: Math.max(1.5, side * 0.05),
        roughness: 0.008,
      },
      subSeed(seed, 'frame'),
    );
  },
});

/** Dyes that developed in daylight: a short range of tones, cream above and teal below. */
function instant(fading: number, teal: number, softness: number): ColourFilm {
  return {
    balance: 0.4,
    clarity: { reach: 30, amount: 0.25 },
    halo: { threshold: 0.62, reach: 18, gains: [1, 0.8, 0.5] },
    soft: { reach: 2.6, share: 0.15 + 0.45 * softness },
    curves: [
      [
        [0, 0.06 + 0.08 * fading],
        [0.25, 0.24 - 0.05 * teal],
        [0.6, 0.66],
        [1, 0.97],
      ],
      [
        [0, 0.09 + 0.09 * fading],
        [0.25, 0.28 + 0.03 * teal],
        [0.6, 0.64],
        [1, 0.94],
      ],
      [
        [0, 0.12 + 0.1 * fading],
        [0.25, 0.3 + 0.05 * teal],
        [0.6, 0.58],
        [1, 0.8 - 0.04 * fading],
      ],
    ],
    saturation: 1.12 - 0.2 * fading,
    speckle: 0.25,
    rim: { depth: 0.38, power: 2.2 },
    grain: { size: 1.2, depth: 0.012 },
    wear: 0,
  };
}

/** Rollers press the developer over the picture: pale bands along the way and a lighter upper edge. */
function spreadUnevenly(picture: RgbImage, seed: number): void {
  const { width, height } = picture;
  const bands = clouds(width, 1, width / 7, subSeed(seed, 'rollers')).data;
  const patches = clouds(width, height, width / 2.5, subSeed(seed, 'developer')).data;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const add = 0.008 * bands[x]! + 0.014 * patches[i]!;
      picture.r[i] = picture.r[i]! + add * 0.9;
      picture.g[i] = picture.g[i]! + add;
      picture.b[i] = picture.b[i]! + add * 0.7;
    }
  }
}
