import { frameWidth } from '../imaging/mount.js';
import { hexToRgb, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { mountInSheet, ruleLine } from '../imaging/sheet-mount.js';
import { exposeColour, type ColourFilm } from './expose.js';
import { defineLook } from './look.js';

const SIDE_SHARE = 0.075;
const BOTTOM_SHARE = 0.075;

export const era1950s = defineLook({
  slug: 'photo-1950s',
  title: 'The 1950s',
  description: 'A slide from a family holiday: deep reds, turquoise skies and a cardboard mount.',
  parameters: {
    richness: { type: 'integer', title: 'Richness', minimum: 0, maximum: 100, default: 55 },
    warmth: { type: 'integer', title: 'Warmth', minimum: 0, maximum: 100, default: 50 },
    grain: { type: 'integer', title: 'Grain', minimum: 0, maximum: 100, default: 25 },
    frame: { type: 'boolean', title: 'Slide mount', default: true },
  },
  frameShare: ({ frame }) => (frame ? Math.max(SIDE_SHARE, BOTTOM_SHARE) : 0),
  render(photo, { richness, warmth, grain, frame }, seed) {
    const slide = exposeColour(photo, reversal(richness / 100, warmth / 100, grain / 100), seed);
    return frame ? inMount(slide, seed) : slide;
  },
});

/** Reversal film: it is exposed for the lights, so shadows are deep; its reds and blues are famous. */
function reversal(richness: number, warmth: number, grain: number): ColourFilm {
  return {
    balance: 0.35,
    clarity: { reach: 20, amount: 0.35 },
    halo: { threshold: 0.74, reach: 12, gains: [0.9, 0.5, 0.3] },
    soft: { reach: 1.2, share: 0.12 },
    curves: [
      [
        [0, 0.015],
        [0.22, 0.19],
        [0.55, 0.62 + 0.04 * warmth],
        [0.82, 0.92],
        [1, 1],
      ],
      [
        [0, 0.02],
        [0.22, 0.18],
        [0.55, 0.56 + 0.015 * warmth],
        [0.82, 0.86],
        [1, 0.975],
      ],
      [
        [0, 0.045],
        [0.22, 0.21],
        [0.55, 0.535 - 0.05 * warmth],
        [0.82, 0.79 - 0.05 * warmth],
        [1, 0.93 - 0.06 * warmth],
      ],
    ],
    saturation: 1.08 + 0.42 * richness,
    speckle: 0.35,
    rim: { depth: 0.3, power: 2.8 },
    grain: { size: 0.6, depth: 0.006 + 0.03 * grain },
    wear: 0.05,
  };
}

/** A mount of grey board with a printed red line and rounded window. */
function inMount(slide: RgbImage, seed: number): RgbImage {
  const side = frameWidth(slide, SIDE_SHARE);
  const mount = mountInSheet(
    slide,
    {
      side,
      top: side,
      bottom: frameWidth(slide, BOTTOM_SHARE),
      radius: side * 0.32,
      paper: hexToRgb('#e9e4d6'),
      depth: Math.max(2, side * 0.09),
      roughness: 0.014,
    },
    subSeed(seed, 'board'),
  );
  const { width, height } = mount;
  const inset = Math.round(side * 0.42);
  const box = { left: inset, top: inset, right: width - inset, bottom: height - inset };
  const red = { width: Math.max(1.5, side * 0.07), colour: hexToRgb('#b8392e'), strength: 0.75 };
  ruleLine(mount, { ...box, radius: side * 0.45 }, red);
  return mount;
}
