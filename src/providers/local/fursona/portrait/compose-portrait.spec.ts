import { describe, expect, it } from '@jest/globals';
import { boundsOf, type Shape } from '../../drawing/pen/index.js';
import { hexToRgb, rgbImage } from '../../imaging/plane.js';
import { type Character, characterOf } from '../character.js';
import { paletteOf } from '../colour/palette.js';
import { KINDS } from '../species.js';
import { WORN_BY_MOOD } from '../writing/belongings.js';
import { MOODS } from '../writing/lexicon.js';
import { composePortrait } from './compose-portrait.js';
import { FRAMINGS, type FramingName } from './framing.js';

const image = rgbImage(2, 2);
const [r, g, b] = hexToRgb('#1ba36b');
image.r.fill(r);
image.g.fill(g);
image.b.fill(b);
const palette = paletteOf(image);

const WISH = { mood: 'cosy', animal: '', name: '', pronouns: 'none' } as const;
const made = (animal: string, seed = 1): Character =>
  characterOf(palette, { ...WISH, animal }, seed);

const shapesOf = (character: Character, framing: FramingName): Shape[] =>
  composePortrait(character, framing).layers.flatMap(({ shapes }) => [...shapes]);

describe('the portrait of every kind', () => {
  it.each(KINDS.map(({ one }) => one))(
    '%s has two coloured eyes and the colours of its coat',
    (one) => {
      const character = made(one);
      const { coat } = character;
      for (const framing of Object.keys(FRAMINGS) as FramingName[]) {
        const shapes = shapesOf(character, framing);
        const irises = shapes.filter(
          ({ tint, lines }) => tint === coat.eyes.hex && lines.length === 0,
        );
        expect(irises).toHaveLength(2);
        expect(shapes.filter(({ tint }) => tint === coat.coat.hex).length).toBeGreaterThan(3);
      }
    },
  );

  it.each(Object.keys(FRAMINGS) as FramingName[])('fits on its card as %s', (framing) => {
    for (const { one } of KINDS) {
      const portrait = composePortrait(made(one), framing);
      const figure = portrait.layers.at(framing === 'whole' ? -2 : 2)!;
      const { top, bottom, left, right } = boundsOf(figure.shapes);
      expect(top).toBeGreaterThan(0);
      if (framing !== 'whole') continue;
      expect(left).toBeGreaterThan(0);
      expect(right).toBeLessThan(portrait.width);
      expect(bottom).toBeLessThan(portrait.height);
    }
  });
});

describe('what is worn', () => {
  it.each(MOODS.flatMap((mood) => WORN_BY_MOOD[mood].map((worn) => [worn.wear, mood] as const)))(
    '%s of somebody %s has the colour that is told of',
    (wear, mood) => {
      const worn = WORN_BY_MOOD[mood].find((each) => each.wear === wear)!;
      const shapes = shapesOf({ ...made('bear'), mood, worn }, 'shoulders');
      const accent = made('bear').coat.accent.hex;
      const coloured = shapes.some(({ tint }, i) => tint === accent && i < shapes.length - 5);
      expect(coloured).toBe(worn.words.includes('accent'));
    },
  );
});

it('a body has no outline of its own under arms that hang down', () => {
  const outlined = (framing: FramingName): boolean =>
    shapesOf(made('bear'), framing)
      .filter(({ tint, pattern }) => pattern && tint === made('bear').coat.coat.hex)
      .every(({ lines }) => lines.every(({ closed }) => closed));
  expect(outlined('shoulders')).toBe(false);
  expect(outlined('whole')).toBe(true);
});
