import { grain } from '../imaging/noise.js';
import { clamp01, hexToRgb, luma, rgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { autoLevels, clarity, toneCurve } from '../imaging/tone.js';
import { defineLook, detailScale, NO_FRAME } from './look.js';

/** Ink of the shadows and colour of the lights. */
export const DUOTONE_PALETTES: Readonly<Record<string, { title: string; ends: [string, string] }>> =
  {
    'midnight-peach': { title: 'Midnight and peach', ends: ['#14124a', '#ffc7a3'] },
    'violet-mint': { title: 'Violet and mint', ends: ['#3c0ca8', '#b4fbdc'] },
    'plum-gold': { title: 'Plum and gold', ends: ['#3a0b3d', '#ffd25f'] },
    'navy-coral': { title: 'Navy and coral', ends: ['#0a1d4d', '#ff8f8a'] },
    'forest-cream': { title: 'Forest and cream', ends: ['#0c3a2b', '#fbf0cf'] },
    'petrol-sand': { title: 'Petrol and sand', ends: ['#053a4c', '#ffe0ad'] },
    'crimson-blush': { title: 'Crimson and blush', ends: ['#5c0a24', '#ffdcd4'] },
    'ink-sky': { title: 'Ink and sky', ends: ['#0f172c', '#a6dbff'] },
  };

export const duotone = defineLook({
  slug: 'photo-duotone',
  title: 'Duotone',
  description: 'Two inks, nothing else: the poster look of magazines and record sleeves.',
  parameters: {
    palette: {
      type: 'string',
      title: 'Colours',
      oneOf: Object.entries(DUOTONE_PALETTES).map(([name, { title }]) => ({ const: name, title })),
      default: 'midnight-peach',
    },
    contrast: { type: 'integer', title: 'Contrast', minimum: 0, maximum: 100, default: 55 },
    grain: { type: 'integer', title: 'Paper grain', minimum: 0, maximum: 100, default: 20 },
    swap: { type: 'boolean', title: 'Swap light and dark colour', default: false },
  },
  frameShare: NO_FRAME,
  render(photo, values, seed) {
    const { width, height } = photo;
    const scale = detailScale(photo);
    const tone = clarity(luma(autoLevels(photo, 0.3)), 30 * scale, 0.3);
    const bend = 0.11 * (values.contrast / 100);
    const curve = toneCurve([
      [0, 0],
      [0.25, 0.25 - bend],
      [0.5, 0.5],
      [0.75, 0.75 + bend],
      [1, 1],
    ]);
    const speckle = grain(width, height, 0.6 * scale, subSeed(seed, 'grain'));
    const depth = 0.11 * (values.grain / 100);
    const ends = DUOTONE_PALETTES[values.palette]!.ends.map(hexToRgb);
    const dark = values.swap ? ends[1]! : ends[0]!;
    const light = values.swap ? ends[0]! : ends[1]!;
    const out = rgbImage(width, height);
    for (let i = 0; i < tone.data.length; i++) {
      const t = clamp01(curve(tone.data[i]!) + depth * speckle.data[i]!);
      out.r[i] = dark[0] + (light[0] - dark[0]) * t;
      out.g[i] = dark[1] + (light[1] - dark[1]) * t;
      out.b[i] = dark[2] + (light[2] - dark[2]) * t;
    }
    return out;
  },
});
