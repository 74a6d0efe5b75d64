import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { oneOrAll, thorough } from '../../../../../../test/support/thorough.js';
import { difference } from '../../../fursona/colour/difference.js';
import { labOf, type Lab } from '../../../imaging/lab.js';
import { LookLab, type Part, type Pixels, valuesOf } from '../../../testing/look-lab.js';
import { HAIR_COLOURS } from './hair-colours.js';

const root = join(import.meta.dirname, '../../../../../..');
const photo = (name: string) => join(root, 'test/photos', `${name}.jpg`);
const lab = new LookLab();
afterAll(() => lab.close());

/** What no hair has by nature, darker and lighter. */
const SHOWN = oneOrAll(['blue', 'black', 'platinum']);
const PIXELS = 200;

/** Eileen Collins, small: what is where in shares of the photo. */
const HAIR = { left: 0.36, right: 0.52, top: 0.06, bottom: 0.11 };
const FACE = { left: 0.39, right: 0.49, top: 0.175, bottom: 0.3 };
/** The end of a brow that hair hangs down to. */
const BROW = { left: 0.5, right: 0.512, top: 0.174, bottom: 0.192 };
const SUIT = { left: 0.2, right: 0.6, top: 0.5, bottom: 1 };
const BEHIND = { left: 0.66, right: 1, top: 0, bottom: 1 };

let small: string;
let before: Pixels;
const dyed = new Map<string, Pixels>();
beforeAll(async () => {
  small = join(lab.folder.path, 'person.png');
  await sharp(join(root, 'web/public/samples/astronaut.jpg')).resize(PIXELS, PIXELS).toFile(small);
  // Enlarged and encoded as a look is, without being changed.
  before = await lab.picture('photo-hat-and-glasses', { hat: 'none', glasses: 'none' }, 1, small);
  for (const colour of SHOWN) {
    dyed.set(colour, await lab.picture('hair-colour', { colour, strength: 100 }, 1, small));
  }
}, 60_000);

function meanLab(picture: Pixels, part: Part): Lab {
  const mean = (channel: 0 | 1 | 2) => {
    const values = valuesOf(
      picture,
      (...rgb) => labOf([rgb[0] / 255, rgb[1] / 255, rgb[2] / 255])[channel],
      part,
    );
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return [mean(0), mean(1), mean(2)];
}

/** Mean of the largest change of a channel, of 255. */
function changed(picture: Pixels, part: Part): number {
  const channels = (of: Pixels) => [0, 1, 2].map((c) => valuesOf(of, (...rgb) => rgb[c]!, part));
  const [ours, theirs] = [channels(picture), channels(before)];
  const steps = ours[0]!.map((_, i) =>
    Math.max(...[0, 1, 2].map((c) => Math.abs(ours[c]![i]! - theirs[c]![i]!))),
  );
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}

/** Correlation of the light of a part with that of the photo. */
function likeness(picture: Pixels, part: Part): number {
  const light = (of: Pixels) => valuesOf(of, (r, g, b) => 0.3 * r + 0.59 * g + 0.11 * b, part);
  const [ours, theirs] = [light(picture), light(before)];
  const mean = (of: number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [a, b] = [mean(ours), mean(theirs)];
  const sum = (of: (i: number) => number) => ours.reduce((all, _, i) => all + of(i), 0);
  const both = sum((i) => (ours[i]! - a) * (theirs[i]! - b));
  return both / Math.sqrt(sum((i) => (ours[i]! - a) ** 2) * sum((i) => (theirs[i]! - b) ** 2));
}

describe.each(SHOWN)('hair in %s', (colour) => {
  it('has that colour, and the strands that it had', () => {
    const picture = dyed.get(colour)!;
    const { middle } = HAIR_COLOURS[colour]!;
    const [now, was] = [meanLab(picture, HAIR), meanLab(before, HAIR)];
    expect(difference(now, middle)).toBeLessThan(16);
    expect(difference(now, middle)).toBeLessThan(difference(was, middle));
    expect(likeness(picture, HAIR)).toBeGreaterThan(0.85);
  });

  it('leaves the face, the clothes and the background as they were', () => {
    const picture = dyed.get(colour)!;
    expect([picture.width, picture.height]).toEqual([before.width, before.height]);
    for (const part of [FACE, BROW, SUIT, BEHIND]) {
      expect(changed(picture, part)).toBeLessThan(1.5);
    }
  });
});

describe('a hair colour', () => {
  thorough('gives equal bytes for equal wishes, whatever the seed', async () => {
    const bytes = async (seed: number) =>
      readFileSync((await lab.render('hair-colour', { colour: 'rose' }, seed, small)).path);
    expect((await bytes(5)).equals(await bytes(6))).toBe(true);
  });

  it('covers less where less is wished', async () => {
    const weak = await lab.picture('hair-colour', { colour: 'blue', strength: 30 }, 1, small);
    const [own, little, full] = [before, weak, dyed.get('blue')!].map(
      (picture) => meanLab(picture, HAIR)[2],
    ) as [number, number, number];
    expect(little).toBeLessThan(own - 8);
    expect(little).toBeGreaterThan(full + 12);
  });

  it('is given to long and dark hair, too, down to its ends', async () => {
    const path = join(lab.folder.path, 'long.png');
    await sharp(photo('portrait')).resize(220).toFile(path);
    const picture = await lab.picture('hair-colour', { colour: 'platinum' }, 1, path);
    for (const part of [
      { left: 0.4, right: 0.6, top: 0.03, bottom: 0.1 },
      { left: 0.12, right: 0.22, top: 0.6, bottom: 0.8 },
      { left: 0.8, right: 0.86, top: 0.6, bottom: 0.8 },
    ]) {
      expect(meanLab(picture, part)[0]).toBeGreaterThan(55);
    }
    const cheek = meanLab(picture, { left: 0.42, right: 0.5, top: 0.45, bottom: 0.5 });
    expect(cheek[1]).toBeGreaterThan(10);
  });
});

describe('a photo is refused', () => {
  /** The sample with something drawn over it, whose side is 320. */
  async function drawnOver(name: string, svg: string): Promise<string> {
    const path = join(lab.folder.path, `${name}.png`);
    const drawing = `<svg width="${PIXELS}" height="${PIXELS}" viewBox="0 0 320 320" xmlns="http://www.w3.org/2000/svg">${svg}</svg>`;
    await sharp(small)
      .composite([{ input: Buffer.from(drawing) }])
      .toFile(path);
    return path;
  }
  const skin = '#e2bda6';
  /** A photo in which faces are still large enough to be seen. */
  async function scaledDown(name: string): Promise<string> {
    const path = join(lab.folder.path, `${name}.png`);
    await sharp(photo(name)).resize(240).toFile(path);
    return path;
  }
  const photos: Record<string, () => Promise<string>> = {
    nobody: () => scaledDown('flowers'),
    'several people': () => scaledDown('crew'),
    'hardly any hair': () => scaledDown('face-paint'),
    'a bald head': () =>
      drawnOver(
        'bald',
        `<path d="M112 62Q108 14 140 14Q172 14 168 62Q156 52 140 52Q124 52 112 62Z" fill="${skin}"/>`,
      ),
    'a hat': async () => {
      const { path } = await lab.render(
        'photo-hat-and-glasses',
        { hat: 'straw-hat', glasses: 'none' },
        1,
        small,
      );
      return path;
    },
    'a head without its top': async () => {
      const path = join(lab.folder.path, 'cut.png');
      await sharp(small)
        .extract({ left: 0, top: 31, width: PIXELS, height: PIXELS - 31 })
        .toFile(path);
      return path;
    },
    'no colours': async () => {
      const path = join(lab.folder.path, 'grey.png');
      await sharp(small).greyscale().toFile(path);
      return path;
    },
  };

  it.each([
    ['nobody', 'PHOTO_WITHOUT_FACE', 'find a face'],
    ['several people', 'PHOTO_WITH_SEVERAL_FACES', 'alone'],
    ...oneOrAll([
      ['a bald head', 'HAIR_NOT_SEEN', 'enough hair'],
      ['hardly any hair', 'HAIR_NOT_SEEN', 'enough hair'],
      ['a hat', 'HAIR_NOT_SEEN', 'enough hair'],
    ]),
    ['a head without its top', 'HEAD_CUT_OFF', 'whole head'],
    ['no colours', 'PHOTO_WITHOUT_COLOUR', 'black and white'],
  ])('that shows %s', async (what, code, words) => {
    const path = await photos[what]!();
    await expect(lab.render('hair-colour', {}, 1, path)).rejects.toMatchObject({
      name: 'EngineRefusal',
      code,
      field: 'photo',
      message: expect.stringContaining(words),
    });
  });
});
