import { describe, expect, it } from '@jest/globals';
import { hexToRgb, rgbImage } from '../../imaging/plane.js';
import { type Character, characterOf, type CharacterWish } from '../character.js';
import { paletteOf } from '../colour/palette.js';
import { KINDS } from '../species.js';
import { article } from './language.js';
import { MOODS, NAMES } from './lexicon.js';
import { descriptionText, writeDescription } from './write-description.js';

const WISH: CharacterWish = { mood: 'cosy', animal: '', name: '', pronouns: 'none' };

function plain(hex: string) {
  const image = rgbImage(4, 4);
  const [r, g, b] = hexToRgb(hex);
  image.r.fill(r);
  image.g.fill(g);
  image.b.fill(b);
  return paletteOf(image);
}

const made = (wish: Partial<CharacterWish> = {}, seed = 1, hex = '#b4633a'): Character =>
  characterOf(plain(hex), { ...WISH, ...wish }, seed);

const textOf = (character: Character): string => writeDescription(character).paragraphs.join('\n');

const HEXES = ['#b4633a', '#2a50d8', '#1d4d2b', '#f7379a', '#808080', '#f2b90f', '#c1aee6'];

/** Every mood and pronoun with many seeds and colours. */
const MANY = MOODS.flatMap((mood, m) =>
  (['none', 'she', 'he', 'they'] as const).flatMap((pronouns, p) =>
    Array.from({ length: 12 }, (_, i) =>
      made({ mood, pronouns }, 100 * m + 20 * p + i, HEXES[(i + p) % HEXES.length]),
    ),
  ),
);

const sentencesOf = (text: string): string[] => text.match(/[^.!?\n]+[.!?]+”?/g) ?? [];

describe('a description', () => {
  it('has about 150 words, and every gap is filled', () => {
    for (const character of MANY) {
      const text = textOf(character);
      const words = text.split(/\s+/).length;
      expect(words).toBeGreaterThan(112);
      expect(words).toBeLessThan(195);
      expect(text).not.toMatch(/[{}[\]|]|undefined|\s\s|\s[.,;:]/);
    }
  });

  it('never has one sentence frame or one sentence twice', () => {
    for (const character of MANY) {
      const { frames, paragraphs } = writeDescription(character);
      expect(new Set(frames).size).toBe(frames.length);
      const sentences = sentencesOf(paragraphs.join('\n'));
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  it('has the right article before every word', () => {
    for (const character of MANY) {
      for (const [, found, word] of textOf(character).matchAll(/\b([Aa]n?) ([\p{L}-]+)/gu)) {
        expect(`${found!.toLowerCase()} ${word}`).toBe(`${article(word!)} ${word}`);
      }
    }
  });

  it.each([
    ['amber', 'an'],
    ['ivory coat', 'an'],
    ['unicorn', 'a'],
    ['unicorn-like', 'a'],
    ['unhurried', 'an'],
    ['unopened envelope', 'an'],
    ['umber', 'an'],
    ['honest', 'an'],
    ['hood', 'a'],
    ['ewe', 'a'],
    ['otter', 'an'],
    ['one-eyed fox', 'a'],
  ])('says of %s: %s', (word, expected) => {
    expect(article(word)).toBe(expected);
  });

  it('uses the pronouns that were asked for, with the verbs that agree, and none where none were', () => {
    const said = (pronouns: CharacterWish['pronouns'], pattern: RegExp): number =>
      MANY.filter((character) => character.pronouns === pronouns).filter((character) =>
        pattern.test(textOf(character)),
      ).length;
    const THEIR_OWN = { she: /\bShe\b/, he: /\bHe\b/, they: /\bThey\b/ };
    for (const [pronouns, pattern] of Object.entries(THEIR_OWN)) {
      expect(said(pronouns as CharacterWish['pronouns'], pattern)).toBeGreaterThan(36);
    }
    expect(said('none', /\b(she|he|they|her|his|him)\b/i)).toBe(0);
    expect(said('none', /\b(She|He|They)\b/)).toBe(0);
    expect(said('she', /\b(He|They|he|his|him)\b/)).toBe(0);
    expect(said('they', /\bThey (is|has|was|loves|keeps|knows|wears|dreams|manages)\b/)).toBe(0);
    expect(said('she', /\bShe (are|have|were|love|keep|know|wear|dream|manage)\b/)).toBe(0);
    expect(
      said('they', /\bThey (are|have|were|love|keep|know|wear|dream|manage)\b/),
    ).toBeGreaterThan(8);
  });

  it('says what is drawn: the colours by their names, what is worn, the name that was given', () => {
    for (const character of MANY) {
      const { coat, eyes } = character.coat;
      const text = textOf(character);
      expect(text).toContain(coat.name);
      expect(text).toContain(eyes.name);
      expect(text).toContain(character.name);
    }
    const named = made({ name: 'Minka $& {coat}' });
    expect(textOf(named)).toContain('Minka $& {coat}');
  });

  it('reads differently for ten photos: no two share more than a fifth of their sentences', () => {
    const hexes = [...HEXES, '#fbea4e', '#0b0b0d', '#6c7a2e'];
    const texts = hexes.map((hex) => sentencesOf(textOf(made({}, 7, hex))));
    const names = new Set(hexes.map((hex) => made({}, 7, hex).name));
    expect(names.size).toBeGreaterThan(5);
    texts.forEach((one, i) =>
      texts.slice(i + 1).forEach((other) => {
        const shared = one.filter((sentence) => other.includes(sentence)).length;
        expect(shared / one.length).toBeLessThanOrEqual(0.2);
      }),
    );
  });

  it('has a heading, its colours, and says that it is made from templates', () => {
    const character = made({ name: 'Sorrel', animal: 'fox' });
    const text = descriptionText(character, writeDescription(character));
    expect(text).toMatch(/^Sorrel the [a-z ]+ fox\n\n/);
    expect(text).toMatch(
      /\n\nColours: (?:[a-z ]+ #[0-9a-f]{6}(?:, )?){5}\n\nMade from templates: /,
    );
  });

  it('is in British English and says nothing unkind', () => {
    const all = MANY.map(textOf).join('\n');
    expect(all).not.toMatch(/\b(color|gray|favorite|neighbor|learned|center|cozy)/i);
    expect(all).not.toMatch(/\b(fat|ugly|stupid|old-looking|skin|gender|origin)\b/i);
  });
});

describe('who a character is', () => {
  it('is the animal that was asked for, called as it was called', () => {
    expect(made({ animal: 'a husky, please' }).kind).toMatchObject({
      name: 'wolf',
      one: 'husky',
      many: 'huskies',
    });
    expect(made({ animal: 'Polar bears' }).kind).toMatchObject({
      name: 'polarbear',
      one: 'polar bear',
    });
    expect(made({ animal: '  ' }).kind.drawnByLot).toBe(true);
  });

  it.each(['an axolotl', 'a car', 'лиса', '🦊', 'my sister'])(
    'is refused, kindly, where it is asked to be %s',
    (animal) => {
      expect(() => made({ animal })).toThrow(
        expect.objectContaining({ code: 'ANIMAL_UNKNOWN', field: 'animal' }),
      );
    },
  );

  it('is by lot nothing that somebody might take amiss, of no colour at all', () => {
    const drawn = new Set(
      Array.from({ length: 250 }, (_, seed) => {
        const grey = (seed * 7919) % 0xffffff;
        return made({}, seed, `#${grey.toString(16).padStart(6, '0')}`).kind.name;
      }),
    );
    for (const name of ['monkey', 'gorilla', 'pig', 'cow', 'hippo', 'sloth', 'donkey'] as const) {
      expect(drawn.has(name)).toBe(false);
    }
    expect(drawn.size).toBeGreaterThan(10);
  });

  it('is more often of a species whose own coat is like the photo', () => {
    const count = (hex: string, name: string): number =>
      Array.from({ length: 40 }, (_, seed) => made({}, seed, hex).kind.name).filter(
        (found) => found === name,
      ).length;
    expect(count('#ea7a35', 'fox')).toBeGreaterThan(2 * count('#9aa3ad', 'fox'));
    expect(count('#9aa3ad', 'wolf')).toBeGreaterThan(2 * count('#ea7a35', 'wolf'));
  });

  it('has three words for each kind, and fifteen names for each mood', () => {
    for (const { traits } of KINDS) expect(traits.every(Boolean)).toBe(true);
    for (const mood of MOODS) expect(new Set(NAMES[mood]).size).toBe(15);
  });
});
