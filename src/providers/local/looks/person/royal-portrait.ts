import { drawLayer } from '../../imaging/drawing-layer.js';
import type { RgbImage } from '../../imaging/plane.js';
import { autoLevels } from '../../imaging/tone.js';
import { matteOfPeople } from '../../vision/matte-of-people.js';
import { defineLook } from '../look.js';
import { paintInOil } from '../oil.js';
import { GOLDEN_CROWN } from './crowns.js';
import { dress, makeRoom, ROOM_SHARE } from './dress.js';
import { facesNeeded } from './faces-needed.js';
import { cutOut, placeBefore } from './surroundings.js';

/** A brush fine enough for a face. */
const BRUSH = 0.62;

/** Deep, middle and lit colour of the velvet. */
const DRAPES: Readonly<
  Record<string, { title: string; velvet: readonly [string, string, string] }>
> = {
  crimson: { title: 'Crimson', velvet: ['#2c0508', '#74121d', '#b3303a'] },
  royal: { title: 'Royal blue', velvet: ['#060d2c', '#18306f', '#3f66b4'] },
  emerald: { title: 'Emerald', velvet: ['#04180f', '#115038', '#2f8a63'] },
};

export const royalPortrait = defineLook({
  slug: 'photo-royal-portrait',
  title: 'Royal portrait',
  description: 'Crowned, before velvet, painted in oil.',
  check: facesNeeded,
  parameters: {
    drape: {
      type: 'string',
      title: 'Velvet',
      oneOf: Object.entries(DRAPES).map(([name, { title }]) => ({ const: name, title })),
      default: 'crimson',
    },
    relief: {
      type: 'integer',
      title: 'Relief',
      description: 'How thick the paint lies.',
      minimum: 0,
      maximum: 100,
      default: 40,
    },
  },
  frameShare: () => ROOM_SHARE / 2,
  async render(photo, { drape, relief }, seed) {
    const faces = await facesNeeded(photo);
    const outfit = { headwear: GOLDEN_CROWN };
    const sitting = makeRoom(photo, await matteOfPeople(photo, faces), faces, outfit);
    const person = cutOut(autoLevels(sitting.photo, 0.25), sitting.matte);
    const { width, height } = person;
    const hall = await drawLayer(hallOf(DRAPES[drape]!.velvet, width, height), width, height);
    const crowned = await dress({ ...sitting, photo: placeBefore(person, hall) }, outfit);
    return varnished(paintInOil(crowned, BRUSH, relief / 100, seed));
  },
});

/** A dark hall between two curtains, as the inside of an SVG. */
function hallOf(
  [deep, middle, lit]: readonly [string, string, string],
  w: number,
  h: number,
): string {
  const folds = [0, 0.14, 0.27, 0.42, 0.58, 0.73, 0.87, 1]
    .map((at, k) => `<stop offset="${at}" stop-color="${[deep, middle, lit, middle][k % 4]}"/>`)
    .join('');
  return (
    `<defs><radialGradient id="wall" cx=".5" cy=".36" r=".8"><stop offset="0" stop-color="#7d5a38"/>` +
    `<stop offset=".45" stop-color="#43301f"/><stop offset="1" stop-color="#140d08"/></radialGradient>` +
    `<linearGradient id="velvet" x1="0" x2="1">${folds}</linearGradient></defs>` +
    `<rect width="${w}" height="${h}" fill="url(#wall)"/>` +
    `<path d="M0 0H${w * 0.36}Q${w * 0.29} ${h * 0.34} ${w * 0.13} ${h * 0.58}Q${w * 0.05} ${h * 0.72} ${w * 0.09} ${h}H0Z" fill="url(#velvet)"/>` +
    `<path d="M${w} 0H${w * 0.7}Q${w * 0.76} ${h * 0.3} ${w * 0.9} ${h * 0.54}Q${w * 0.97} ${h * 0.7} ${w * 0.93} ${h}H${w}Z" fill="url(#velvet)"/>`
  );
}

/** Old varnish: a little warmer, darker towards the corners. */
function varnished(picture: RgbImage): RgbImage {
  const { width, height } = picture;
  for (let y = 0; y < height; y++) {
    const v = (y / height - 0.5) * 2;
    for (let x = 0; x < width; x++) {
      const u = (x / width - 0.5) * 2;
      const i = y * width + x;
      const rim = 1 - 0.14 * (u * u + v * v);
      picture.r[i] = picture.r[i]! * rim * 1.03;
      picture.g[i] = picture.g[i]! * rim * 0.985;
      picture.b[i] = picture.b[i]! * rim * 0.9;
    }
  }
  return picture;
}
