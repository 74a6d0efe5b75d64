import { gaussianBlur } from '../../imaging/blur.js';
import { drawLayer } from '../../imaging/drawing-layer.js';
import { grain } from '../../imaging/noise.js';
import type { RgbImage } from '../../imaging/plane.js';
import { subSeed } from '../../imaging/random.js';
import { matteOfPeople } from '../../vision/matte-of-people.js';
import { defineLook, detailScale, NO_FRAME } from '../look.js';
import { backdropDrawing, BACKDROPS } from './backdrops.js';
import { facesNeeded } from './faces-needed.js';
import { cutOut, placeBefore } from './surroundings.js';

export const background = defineLook({
  slug: 'photo-background',
  title: 'New background',
  description: 'The people of the photo by themselves, or before another background.',
  check: facesNeeded,
  parameters: {
    background: {
      type: 'string',
      title: 'Background',
      oneOf: Object.entries(BACKDROPS).map(([name, { title }]) => ({ const: name, title })),
      default: 'sunset',
    },
  },
  frameShare: NO_FRAME,
  async render(photo, values, seed) {
    const faces = await facesNeeded(photo);
    const person = cutOut(photo, await matteOfPeople(photo, faces));
    const { drawing } = BACKDROPS[values.background]!;
    if (!drawing) return person;
    const { width, height } = photo;
    const svg = backdropDrawing(drawing, width, height, subSeed(seed, 'backdrop'));
    return placeBefore(person, outOfFocus(await drawLayer(svg, width, height), seed));
  },
});

/** As the lens that took the person would see a scene behind, with the grain of a photo. */
function outOfFocus(scene: RgbImage, seed: number): RgbImage {
  const { width, height } = scene;
  const scale = detailScale(scene);
  const speck = grain(width, height, 0.7 * scale, subSeed(seed, 'speck')).data;
  const soften = (data: Float32Array): Float32Array => {
    const soft = gaussianBlur({ width, height, data }, 3 * scale).data;
    for (let i = 0; i < soft.length; i++) soft[i] = soft[i]! + 0.004 * speck[i]!;
    return soft;
  };
  return { width, height, r: soften(scene.r), g: soften(scene.g), b: soften(scene.b) };
}
