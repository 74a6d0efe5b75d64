import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { oneOrAll, thorough } from '../../../../../test/support/thorough.js';
import {
  light,
  LookLab,
  mean,
  pixels,
  valuesOf,
  type Part,
  type Pixels,
} from '../../testing/look-lab.js';

const lab = new LookLab();
afterAll(() => lab.close());

/** Eileen Collins, small: the face lies in the left half of the upper third. */
const SAMPLE = join(import.meta.dirname, '../../../../../web/public/samples/astronaut.jpg');
const PORTRAIT = join(import.meta.dirname, '../../../../../test/photos/portrait.jpg');
const CREW = join(import.meta.dirname, '../../../../../test/photos/crew.jpg');
/** Eyes to mouth, well within the oval, in shares of the photo. */
const FACE = { left: 0.39, right: 0.49, top: 0.175, bottom: 0.3 };
const TRANSPARENT = { background: 'transparent' };
const GOLDEN = { crown: 'golden' };
const SUNGLASSES = { hat: 'none', glasses: 'sunglasses' };
const LOOKS: [slug: string, params: Record<string, unknown>][] = [
  ['photo-royal-portrait', {}],
  ['person-wearing-crown', GOLDEN],
  ['photo-hat-and-glasses', SUNGLASSES],
  ['photo-background', TRANSPARENT],
];
const BARE = { hat: 'none', glasses: 'none' };

let small: string;
let crew: string;
let bare: Pixels;
beforeAll(async () => {
  small = join(lab.folder.path, 'person.png');
  await sharp(SAMPLE).resize(160, 160).toFile(small);
  crew = join(lab.folder.path, 'crew.png');
  await sharp(CREW).resize(200).toFile(crew);
  bare = await lab.picture('photo-hat-and-glasses', BARE, 1, small);
});

/** The part of a picture that was given rows above, in its own shares. */
function below(picture: Pixels, { left, right, top = 0, bottom = 1 }: Part): Part {
  const rows = picture.height - bare.height;
  // The middle of the row, so that rounding finds the same one in both pictures.
  const share = (v: number) => (rows + Math.floor(v * bare.height) + 0.5) / picture.height;
  return { left: left!, right: right!, top: share(top), bottom: share(bottom) };
}

function meanDifference(picture: Pixels, part: Part): number {
  const ours = valuesOf(picture, light, below(picture, part));
  const theirs = valuesOf(bare, light, part);
  const count = Math.min(ours.length, theirs.length);
  return ours.slice(0, count).reduce((sum, v, i) => sum + Math.abs(v - theirs[i]!), 0) / count;
}

const gold = (r: number, g: number, b: number) => (r > 170 && r - b > 90 && g > b + 40 ? 1 : 0);

describe('looks with a person', () => {
  thorough.each(LOOKS)('%s gives equal bytes for an equal seed', async (slug, params) => {
    const first = await lab.render(slug, params, 1, small);
    const second = await lab.renderAgain(slug, params, 1, small);
    expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(true);
  });

  it.each(LOOKS)(
    '%s refuses a photo without a face, and says which field is wrong',
    async (slug) => {
      const house = await lab.folder.photo('house.png', 60, 45);
      await expect(lab.render(slug, {}, 1, house)).rejects.toMatchObject({
        name: 'EngineRefusal',
        code: 'PHOTO_WITHOUT_FACE',
        field: 'photo',
        message: expect.stringContaining('face'),
      });
    },
  );
});

describe('a crown', () => {
  it.each(oneOrAll(['golden', 'silver', 'flower', 'ice']))(
    'of kind %s leaves the face as it is',
    async (crown) => {
      const picture = await lab.picture('person-wearing-crown', { crown }, 1, small);
      expect(meanDifference(picture, FACE)).toBeLessThan(1.5);
      const hair = { left: 0.36, right: 0.52, top: 0.02, bottom: 0.12 };
      expect(meanDifference(picture, hair)).toBeGreaterThan(12);
    },
  );

  it('has the room that it needs above the head', async () => {
    const picture = await lab.picture('person-wearing-crown', GOLDEN, 1, small);
    expect(picture.height).toBeGreaterThan(bare.height);
    expect(mean(picture, gold, { left: 0.3, right: 0.6, bottom: 0.004 })).toBe(0);
    expect(mean(picture, gold, { left: 0.35, right: 0.53, bottom: 0.16 })).toBeGreaterThan(0.15);
  });

  it('follows the tilt of the head', async () => {
    const tilted = join(lab.folder.path, 'tilted.png');
    await sharp(small).rotate(24, { background: '#888888' }).toFile(tilted);
    const plain = await lab.picture('photo-hat-and-glasses', BARE, 1, tilted);
    const crowned = await lab.picture('person-wearing-crown', { crown: 'silver' }, 1, tilted);
    expect(tiltOf(crowned, plain)).toBeGreaterThan(14);
    expect(tiltOf(crowned, plain)).toBeLessThan(34);
  });
});

/** Angle in degrees of the long side of what differs between two pictures of which one may have rows above. */
function tiltOf(picture: Pixels, plain: Pixels): number {
  const rows = picture.height - plain.height;
  const points: [number, number][] = [];
  for (let y = Math.max(0, rows); y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const i = (y * picture.width + x) * 3;
      const j = ((y - rows) * plain.width + x) * 3;
      if (Math.abs(picture.data[i + 1]! - plain.data[j + 1]!) > 40) points.push([x, y]);
    }
  }
  const [mx, my] = [0, 1].map((k) => points.reduce((sum, p) => sum + p[k]!, 0) / points.length);
  const [xx, xy, yy] = points.reduce(
    ([a, b, c], [x, y]) => [a + (x - mx!) ** 2, b + (x - mx!) * (y - my!), c + (y - my!) ** 2],
    [0, 0, 0],
  );
  return (Math.atan2(2 * xy, xx - yy) / 2 / Math.PI) * 180;
}

describe('hat and glasses', () => {
  it('put glasses over the eyes and leave mouth and cheeks alone', async () => {
    const picture = await lab.picture('photo-hat-and-glasses', SUNGLASSES, 1, small);
    const eyes = { left: 0.37, right: 0.5, top: 0.185, bottom: 0.215 };
    const mouth = { left: 0.4, right: 0.48, top: 0.255, bottom: 0.3 };
    expect(mean(picture, light, eyes)).toBeLessThan(mean(bare, light, eyes) - 45);
    expect(meanDifference(picture, mouth)).toBeLessThan(1.5);
  });

  it('have room for a top hat on a head that reaches the edge of the photo', async () => {
    const close = join(lab.folder.path, 'close.png');
    await sharp(PORTRAIT).resize(150).toFile(close);
    const params = { hat: 'top-hat', glasses: 'none' };
    const picture = await lab.picture('photo-hat-and-glasses', params, 1, close);
    const black = (r: number, g: number, b: number) => (Math.max(r, g, b) < 70 ? 1 : 0);
    expect(mean(picture, black, { left: 0.1, right: 0.9, bottom: 0.01 })).toBe(0);
    expect(
      mean(picture, black, { left: 0.25, right: 0.6, top: 0.05, bottom: 0.2 }),
    ).toBeGreaterThan(0.8);
  });

  it('put a hat on everybody in a group', async () => {
    const params = { hat: 'straw-hat', glasses: 'none' };
    const straw = (r: number, g: number, b: number) => (r > 140 && g > 105 && r - b > 60 ? 1 : 0);
    const picture = await lab.picture('photo-hat-and-glasses', params, 1, crew);
    for (const [left, right] of [
      [0.18, 0.38],
      [0.4, 0.6],
      [0.62, 0.85],
    ] as const) {
      expect(mean(picture, straw, { left, right, bottom: 0.5 })).toBeGreaterThan(0.04);
    }
  });
});

describe('a new background', () => {
  it('is none at all where it is transparent, and the face is as it was', async () => {
    const file = await lab.render('photo-background', TRANSPARENT, 1, small);
    expect(file.mime).toBe('image/png');
    const { data, info } = await sharp(file.path).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    const alpha = (u: number, v: number) => {
      const at = Math.floor(v * info.height) * info.width + Math.floor(u * info.width);
      return data[at * 4 + 3]!;
    };
    expect([alpha(0.25, 0.06), alpha(0.62, 0.08), alpha(0.95, 0.1)]).toEqual([0, 0, 0]);
    expect([alpha(0.44, 0.2), alpha(0.44, 0.28), alpha(0.4, 0.75)]).toEqual([255, 255, 255]);
    expect(meanDifference(await pixels(file.path), FACE)).toBeLessThan(2);
  });

  it('takes no moon along that stands behind a crew, and nobody’s shoulder away', async () => {
    const file = await lab.render('photo-background', TRANSPARENT, 1, crew);
    const { data, info } = await sharp(file.path).raw().toBuffer({ resolveWithObject: true });
    const alpha = (u: number, v: number) =>
      data[(Math.floor(v * info.height) * info.width + Math.floor(u * info.width)) * 4 + 3]!;
    const moon = [alpha(0.17, 0.3), alpha(0.195, 0.25), alpha(0.15, 0.35)];
    expect(Math.max(...moon)).toBeLessThan(60);
    expect(Math.min(alpha(0.42, 0.42), alpha(0.4, 0.5), alpha(0.24, 0.4))).toBeGreaterThan(240);
  });

  it('is the colour or the scene that was chosen', async () => {
    const around = { left: 0.6, right: 0.75, top: 0.02, bottom: 0.1 };
    const white = await lab.picture('photo-background', { background: 'white' }, 1, small);
    expect(mean(white, light, around)).toBeGreaterThan(250);
    const night = await lab.picture('photo-background', { background: 'night' }, 1, small);
    expect(mean(night, (r, _g, b) => b - r, around)).toBeGreaterThan(15);
    expect(mean(night, light, around)).toBeLessThan(80);
    for (const picture of [white, night]) expect(meanDifference(picture, FACE)).toBeLessThan(2);
  });
});

describe('a royal portrait', () => {
  it('hangs velvet behind a crowned head whose face is still that of the person', async () => {
    const picture = await lab.picture('photo-royal-portrait', {}, 1, small);
    const velvet = { left: 0.02, right: 0.1, top: 0.02, bottom: 0.3 };
    expect(mean(picture, (r, g) => r - g, velvet)).toBeGreaterThan(30);
    expect(mean(picture, gold, { left: 0.35, right: 0.53, bottom: 0.2 })).toBeGreaterThan(0.05);
    expect(likeness(picture)).toBeGreaterThan(0.85);
  });

  /** Correlation of the light of the face with that of the photo: 1 is the same but for contrast. */
  function likeness(picture: Pixels): number {
    const ours = valuesOf(picture, light, below(picture, FACE));
    const theirs = valuesOf(bare, light, FACE);
    const count = Math.min(ours.length, theirs.length);
    const average = (of: number[]) => of.slice(0, count).reduce((a, b) => a + b, 0) / count;
    const [a, b] = [average(ours), average(theirs)];
    let [ab, aa, bb] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      ab += (ours[i]! - a) * (theirs[i]! - b);
      aa += (ours[i]! - a) ** 2;
      bb += (theirs[i]! - b) ** 2;
    }
    return ab / Math.sqrt(aa * bb);
  }
});
