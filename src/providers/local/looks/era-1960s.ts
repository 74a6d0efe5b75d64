import { frameWidth, mountRounded } from '../imaging/mount.js';
import { clouds } from '../imaging/noise.js';
import { hexToRgb, smoothstep, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { exposeColour, type ColourFilm } from './expose.js';
import { defineLook } from './look.js';

const BORDER_SHARE = 0.045;

export const era1960s = defineLook({
  slug: 'photo-1960s',
  title: 'The 1960s',
  description: 'A drugstore print from a plastic camera: rosy dyes, soft corners, a wide border.',
  parameters: {
    fading: {
      type: 'integer',
      title: 'Fading',
      description: 'Cyan goes first, so old prints turn pink.',
      minimum: 0,
      maximum: 100,
      default: 50,
    },
    softness: { type: 'integer', title: 'Soft lens', minimum: 0, maximum: 100, default: 45 },
    grain: { type: 'integer', title: 'Grain', minimum: 0, maximum: 100, default: 30 },
    frame: { type: 'boolean', title: 'White border', default: true },
  },
  frameShare: ({ frame }) => (frame ? BORDER_SHARE : 0),
  render(photo, { fading, softness, grain, frame }, seed) {
    const print = exposeColour(photo, chromogenic(fading / 100, softness / 100, grain / 100), seed);
    yellowFromTheEdge(print, fading / 100, seed);
    if (!frame) return print;
    const border = frameWidth(photo, BORDER_SHARE);
    return mountRounded(print, border, 1, hexToRgb('#f5efe2'), subSeed(seed, 'paper'));
  },
});

/** Early colour paper, kept in the light: the shadows lose their cyan and turn to magenta brown. */
function chromogenic(fading: number, softness: number, grain: number): ColourFilm {
  return {
    balance: 0.45,
    clarity: { reach: 24, amount: 0.15 },
    halo: { threshold: 0.68, reach: 13, gains: [0.9, 0.8, 0.7] },
    soft: { reach: 3, share: 0.1 + 0.5 * softness },
    curves: [
      [
        [0, 0.13 + 0.15 * fading],
        [0.3, 0.36 + 0.08 * fading],
        [0.7, 0.8],
        [1, 1],
      ],
      [
        [0, 0.07 + 0.04 * fading],
        [0.3, 0.29],
        [0.7, 0.71 - 0.01 * fading],
        [1, 0.95],
      ],
      [
        [0, 0.1 + 0.12 * fading],
        [0.3, 0.32 + 0.05 * fading],
        [0.7, 0.7],
        [1, 0.91 - 0.03 * fading],
      ],
    ],
    saturation: 1.1 - 0.15 * fading,
    speckle: 0.4,
    rim: { depth: 0.14, power: 2.6 },
    grain: { size: 0.8, depth: 0.008 + 0.03 * grain },
    wear: 0.12 * fading,
  };
}

/** Glue and damp come in from the sides and leave them yellow. */
function yellowFromTheEdge(print: RgbImage, fading: number, seed: number): void {
  const { width, height } = print;
  const uneven = clouds(width, height, width / 4, subSeed(seed, 'damp')).data;
  const side = Math.min(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const edge = Math.min(x, y, width - x, height - y) / side;
      const amount = fading * 0.3 * smoothstep(0.22, 0, edge + 0.045 * uneven[i]!);
      print.r[i] = print.r[i]! + (1 - print.r[i]!) * amount * 0.5;
      print.g[i] = print.g[i]! + (0.93 - print.g[i]!) * amount * 0.42;
      print.b[i] = print.b[i]! * (1 - amount * 0.35);
    }
  }
}
