import { frameWidth, mountRounded } from '../imaging/mount.js';
import { grain } from '../imaging/noise.js';
import { clamp01, hexToRgb, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { exposeColour, type ColourFilm } from './expose.js';
import { defineLook, detailScale } from './look.js';

const BORDER_SHARE = 0.034;

/** Dyed potato starch, a third each: orange, green and violet, as light that passes through. */
const STARCH = ['#f08a5a', '#7fc06a', '#8a78d8'].map(hexToRgb);

export const era1910s = defineLook({
  slug: 'photo-1910s',
  title: 'The 1910s',
  description: 'The first colour photographs: glowing pastel in dots of dyed starch on glass.',
  parameters: {
    starch: {
      type: 'integer',
      title: 'Grain of colour',
      description: 'How clearly the dots show.',
      minimum: 0,
      maximum: 100,
      default: 50,
    },
    glow: { type: 'integer', title: 'Glow', minimum: 0, maximum: 100, default: 50 },
    age: { type: 'integer', title: 'Age', minimum: 0, maximum: 100, default: 30 },
    frame: { type: 'boolean', title: 'Black tape around the glass', default: true },
  },
  frameShare: ({ frame }) => (frame ? BORDER_SHARE : 0),
  render(photo, { starch, glow, age, frame }, seed) {
    const plate = exposeColour(photo, autochrome(glow / 100, age / 100), seed);
    addStarch(plate, starch / 100, seed);
    if (!frame) return plate;
    const border = frameWidth(photo, BORDER_SHARE);
    return mountRounded(plate, border, border * 0.2, hexToRgb('#181512'), subSeed(seed, 'tape'));
  },
});

/** Dyes that are never pure and long exposures through a soft lens. */
function autochrome(glow: number, age: number): ColourFilm {
  return {
    balance: 0.3,
    clarity: { reach: 24, amount: 0.3 },
    halo: {
      threshold: 0.58,
      reach: 20,
      gains: [0.5 + 1.1 * glow, 0.4 + 0.9 * glow, 0.3 + 0.7 * glow],
    },
    soft: { reach: 3.2, share: 0.25 + 0.4 * glow },
    curves: [
      [
        [0, 0.09 + 0.05 * age],
        [0.3, 0.3],
        [0.65, 0.69],
        [1, 0.96],
      ],
      [
        [0, 0.07 + 0.03 * age],
        [0.3, 0.28],
        [0.65, 0.65],
        [1, 0.92],
      ],
      [
        [0, 0.11 + 0.02 * age],
        [0.3, 0.29],
        [0.65, 0.57],
        [1, 0.8],
      ],
    ],
    saturation: 0.86,
    speckle: 0.3,
    rim: { depth: 0.42, power: 2.4 },
    grain: { size: 0.9, depth: 0.014 },
    wear: 0.7 * age,
  };
}

/** Breaks the colours up into the three of the starch, so that their mean stays as it was. */
function addStarch(plate: RgbImage, amount: number, seed: number): void {
  const { width, height } = plate;
  const size = 1.15 * detailScale(plate);
  const chance = STARCH.map(
    (_, k) => grain(width, height, size, subSeed(seed, `starch ${k}`)).data,
  );
  const mean = [0, 1, 2].map((c) => STARCH.reduce((sum, dye) => sum + dye[c]!, 0) / 3);
  const gains = STARCH.map((dye) => dye.map((value, c) => value / mean[c]! - 1));
  const depth = 0.12 + 0.5 * amount;
  for (let i = 0; i < plate.r.length; i++) {
    const a = chance[0]![i]!;
    const b = chance[1]![i]!;
    const c = chance[2]![i]!;
    const gain = gains[a > b ? (a > c ? 0 : 2) : b > c ? 1 : 2]!;
    plate.r[i] = clamp01(plate.r[i]! * (1 + depth * gain[0]!));
    plate.g[i] = clamp01(plate.g[i]! * (1 + depth * gain[1]!));
    plate.b[i] = clamp01(plate.b[i]! * (1 + depth * gain[2]!));
  }
}
