import { frameWidth, mountRounded } from '../imaging/mount.js';
import { hexToRgb } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { exposeSilver, type SilverFilm } from './expose.js';
import { defineLook } from './look.js';

const BORDER_SHARE = 0.03;

const TONES: Readonly<Record<string, readonly string[]>> = {
  selenium: ['#0b080f', '#3b343d', '#99918f', '#faf6f0'],
  silver: ['#09090a', '#393939', '#959595', '#f8f8f6'],
  gold: ['#120c06', '#463a2c', '#a3947c', '#fbf4e2'],
};

export const era1930s = defineLook({
  slug: 'photo-1930s',
  title: 'The 1930s',
  description: 'A studio portrait of the silver screen: velvet blacks, glowing lights, one lamp.',
  parameters: {
    tone: {
      type: 'string',
      title: 'Tone',
      oneOf: [
        { const: 'selenium', title: 'Selenium' },
        { const: 'silver', title: 'Silver' },
        { const: 'gold', title: 'Gold' },
      ],
      default: 'selenium',
    },
    glow: { type: 'integer', title: 'Glow', minimum: 0, maximum: 100, default: 55 },
    contrast: { type: 'integer', title: 'Contrast', minimum: 0, maximum: 100, default: 55 },
    frame: { type: 'boolean', title: 'White border', default: true },
  },
  frameShare: ({ frame }) => (frame ? BORDER_SHARE : 0),
  render(photo, { tone, glow, contrast, frame }, seed) {
    const film = glamour(TONES[tone]!.map(hexToRgb), glow / 100, contrast / 100);
    const print = exposeSilver(photo, film, seed);
    if (!frame) return print;
    const border = frameWidth(photo, BORDER_SHARE);
    return mountRounded(print, border, 1, hexToRgb('#f6f2ea'), subSeed(seed, 'paper'));
  },
});

/** Panchromatic film under one lamp, retouched by hand: pores vanish, lashes stay. */
function glamour(tones: SilverFilm['tones'], glow: number, contrast: number): SilverFilm {
  return {
    balance: 0.3,
    sees: [0.42, 0.42, 0.16],
    clarity: { reach: 42, amount: 0.5 },
    halo: { threshold: 0.6, reach: 26, gains: [0.4 + 1.6 * glow, 0, 0] },
    soft: { reach: 4.5, share: 0.14 + 0.34 * glow },
    curve: [
      [0, 0],
      [0.22, 0.19 - 0.1 * contrast],
      [0.5, 0.5],
      [0.76, 0.78 + 0.1 * contrast],
      [1, 1],
    ],
    tones,
    rim: { depth: 0.5, power: 2.1 },
    grain: { size: 0.6, depth: 0.014 },
    wear: 0.04,
  };
}
