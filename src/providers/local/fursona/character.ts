import { type Random, seededRandom, subSeed } from '../imaging/random.js';
import { speciesByColour, speciesByName } from './choose-species.js';
import { type Coat, coatOf } from './colour/coat.js';
import { hexOf } from '../imaging/lab.js';
import type { PaletteColour } from './colour/palette.js';
import { type Kind, speciesOf } from './species.js';
import { type Keepsake, KEEPSAKES_BY_MOOD, type Worn, WORN_BY_MOOD } from './writing/belongings.js';
import type { PronounName } from './writing/language.js';
import { type Mood, NAMES } from './writing/lexicon.js';

export interface CharacterWish {
  readonly mood: Mood;
  /** As somebody wrote it; empty to be surprised. */
  readonly animal: string;
  /** Empty for one that fits the mood. */
  readonly name: string;
  readonly pronouns: PronounName;
}

/** All that text and drawing have in common, so that neither says what the other does not show. */
export interface Character {
  readonly name: string;
  readonly kind: Kind;
  readonly coat: Coat;
  readonly mood: Mood;
  readonly pronouns: PronounName;
  readonly worn: Worn;
  readonly keepsake: Keepsake;
  /** Equal photos, wishes and seeds give equal ones. */
  readonly seed: number;
}

/**
 * Makes up a character from the colours of a photo.
 * @throws EngineRefusal where the animal cannot be drawn
 */
export function characterOf(
  palette: readonly PaletteColour[],
  wish: CharacterWish,
  seed: number,
): Character {
  // Another photo is another character, under the same seed too.
  const own = subSeed(seed, palette.map(({ lab }) => hexOf(lab)).join(' '));
  const use = (name: string): Random => seededRandom(subSeed(own, name));
  const coat = coatOf(palette, Math.floor(use('eyes')() * 720));
  const kind = speciesByName(wish.animal) ?? speciesByColour(coat, use('species'));
  const { horns } = speciesOf(kind.name);
  const wearable = WORN_BY_MOOD[wish.mood].filter(({ hat }) => !(hat && horns));
  const pick = <T>(items: readonly T[], name: string): T =>
    items[Math.floor(use(name)() * items.length)]!;
  return {
    name: wish.name || pick(NAMES[wish.mood], 'name'),
    kind,
    coat,
    mood: wish.mood,
    pronouns: wish.pronouns,
    worn: pick(wearable, 'worn'),
    keepsake: pick(KEEPSAKES_BY_MOOD[wish.mood], 'keepsake'),
    seed: own,
  };
}
