import { isSomebody } from '../layout/unshown.js';
import type { Cast } from './cast.js';
import { costumeAt, GARMENTS, GOWNED, unknownCostumeAt } from './costumes.js';
import { longestPhrase } from './look-ahead.js';
import { singularPhrase } from './match.js';
import type { Actor } from './scene.js';
import { isPlural } from './singular.js';
import type { ToldColours } from './told-colours.js';
import { WEARABLE } from './wearables.js';

/** A costume that an idea told of, in so many words. */
export interface Costume {
  readonly length: number;
  readonly isDrawn: boolean;
  /** What of it no picture shows, as something done, and as something that cannot be drawn. */
  readonly unshown: readonly string[];
  readonly missed: readonly string[];
}

/** Dresses whoever an idea told of last. */
export class Wardrobe {
  constructor(
    private readonly words: readonly string[],
    private readonly cast: Cast,
    private readonly colours: ToldColours,
  ) {}

  /** Puts on what is named from a word on, and says how many words that were. */
  wear(at: number): number {
    return longestPhrase(this.words, at, (phrase, length) => {
      const garment = namedIn(GARMENTS, phrase);
      const last = this.cast.group.at(-1)?.thing;
      if (garment && last && isSomebody(last)) {
        const role = last.kind === 'person' ? last.outfit : undefined;
        // What belongs to a princess does not take the princess away.
        const own = role === garment || (garment === 'dress' && role && GOWNED.has(role));
        if (role && !own) return 0;
        this.dress(role ?? garment, isPlural(phrase), phrase);
        return length;
      }
      const name = namedIn(WEARABLE, phrase);
      if (name === undefined || this.cast.group.length === 0) return 0;
      // `in a bow`, `at a tie` mean something else; `in a hat` does not.
      const [colour] = this.colours.take(1);
      for (const actor of this.wearers(isPlural(phrase.split(' ').at(-1)!))) {
        if (!actor.wears.includes(name)) actor.wears.push(name);
        actor.words[name] = phrase;
        if (colour) actor.colours.worn[name] = colour;
      }
      return length;
    });
  }

  /** `in a pirate costume`, where somebody else than who wears it is not meant; `in a suit`. */
  disguise(at: number): Costume | undefined {
    if (this.cast.group.length === 0) return undefined;
    const found = costumeAt(this.words, at);
    if (!found) return this.unknown(at);
    const { length, word, plural } = found;
    const { thing } = found.entry;
    if (thing.kind === 'person' && thing.outfit) {
      this.dress(thing.outfit, plural, word);
      return { length, isDrawn: true, unshown: [], missed: [] };
    }
    this.colours.drop();
    return { length, isDrawn: false, unshown: [`the ${word} costume`], missed: [] };
  }

  /** Whoever wears it is drawn in what they have. */
  private unknown(at: number): Costume | undefined {
    const length = unknownCostumeAt(this.words, at);
    if (length === 0) return undefined;
    this.colours.drop();
    const missed = [this.words.slice(at, at + length).join(' ')];
    return { length, isDrawn: false, unshown: [], missed };
  }

  dress(outfit: NonNullable<Actor['outfit']>, several: boolean, word: string): void {
    const [colour] = this.colours.take(1);
    for (const actor of this.wearers(several)) {
      actor.outfit = outfit;
      actor.words[outfit] = word;
      if (colour) actor.colours.outfit = colour;
    }
  }

  /** Whoever was told of last; all of them, where there are several and several things to wear. */
  private wearers(several: boolean): readonly Actor[] {
    const { group } = this.cast;
    return several ? group : group.slice(-1);
  }
}

function namedIn<T>(names: Readonly<Record<string, T>>, phrase: string): T | undefined {
  const found = [phrase, singularPhrase(phrase)].find((name) => Object.hasOwn(names, name));
  return found === undefined ? undefined : names[found];
}
