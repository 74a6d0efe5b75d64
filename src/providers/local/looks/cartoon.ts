import { hexToRgb, rgbImage } from '../imaging/plane.js';
import { autoLevels } from '../imaging/tone.js';
import { flatColours, shapes } from './flat-colours.js';
import { inkLines } from './ink-lines.js';
import { defineLook, detailScale, NO_FRAME } from './look.js';

/** Outlines of an animated film are a very dark brown, never black. */
const INK = hexToRgb('#1b1216');

export const cartoon = defineLook({
  slug: 'photo-cartoon',
  title: 'Cartoon',
  description: 'Bold outlines and flat, friendly colours: a frame of an animated film.',
  parameters: {
    outlines: { type: 'integer', title: 'Outlines', minimum: 0, maximum: 100, default: 50 },
    colours: {
      type: 'integer',
      title: 'Colours',
      description: 'From soft to loud.',
      minimum: 0,
      maximum: 100,
      default: 50,
    },
    shades: {
      type: 'integer',
      title: 'Shades',
      description: 'How many steps there are between dark and light.',
      minimum: 3,
      maximum: 9,
      default: 6,
    },
  },
  frameShare: NO_FRAME,
  render(photo, { outlines, colours, shades }, seed) {
    const scale = detailScale(photo);
    const base = shapes(autoLevels(photo, 0.3), scale, seed);
    const areas = flatColours(base, scale, shades, 1 + 0.8 * (colours / 100));
    const amount = outlines / 100;
    const ink = inkLines(base, {
      width: (2.6 + 2.4 * amount) * scale,
      detail: 0.3 + 0.7 * amount,
    }).data;
    const strength = Math.min(1, amount * 4);
    const out = rgbImage(photo.width, photo.height);
    for (let i = 0; i < ink.length; i++) {
      const cover = ink[i]! * strength * 0.94;
      out.r[i] = areas.r[i]! + (INK[0] - areas.r[i]!) * cover;
      out.g[i] = areas.g[i]! + (INK[1] - areas.g[i]!) * cover;
      out.b[i] = areas.b[i]! + (INK[2] - areas.b[i]!) * cover;
    }
    return out;
  },
});
