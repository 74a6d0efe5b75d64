import { ENGINE } from '../../engine-version.js';
import { type Random, seededRandom, subSeed } from '../../imaging/random.js';
import type { Character } from '../character.js';
import { featureOf } from '../feature.js';
import { speciesOf } from '../species.js';
import {
  CHARACTER,
  CLOSING,
  LIKES,
  LOOKS,
  MOOD_FRAMES,
  NOW,
  ORIGIN,
  TURN,
  WORN,
} from './frames.js';
import { capital, listed, PRONOUNS, type Pronouns, withArticle } from './language.js';
import { LEXICON, type Slot } from './lexicon.js';

export interface Description {
  /** Such as `Sorrel the copper fox`. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** The sentences before their gaps were filled, in order. */
  readonly frames: readonly string[];
}

/** Which sentences make which paragraph, and how many of each sort. */
function plan({ mood }: Character): readonly (readonly (readonly [readonly string[], number])[])[] {
  return [
    [
      [LOOKS, 1],
      [WORN, 1],
      [CHARACTER, 1],
      [MOOD_FRAMES[mood], 2],
    ],
    [
      [ORIGIN, 1],
      [TURN[mood], 1],
      [NOW, 1],
    ],
    [
      [LIKES, 1],
      [CLOSING, 1],
    ],
  ];
}

/** Writes a character's description in about 150 words. No sentence and no phrase of the lexicon comes twice. */
export function writeDescription(character: Character): Description {
  const random = seededRandom(subSeed(character.seed, 'text'));
  const writer = new Writer(character, random);
  const frames: string[] = [];
  const paragraphs = plan(character).map((parts) => {
    const chosen = parts.flatMap(([pool, count]) => take(pool, count, frames, random));
    return chosen.map((frame) => writer.sentence(frame)).join(' ');
  });
  const { name, coat, kind } = character;
  return { heading: `${name} the ${coat.coat.name} ${kind.one}`, paragraphs, frames };
}

/** The whole text as a file has it: heading, description, colours, and what it was made by. */
export function descriptionText(
  character: Character,
  { heading, paragraphs }: Description,
): string {
  const { coat, light, marks, accent, eyes } = character.coat;
  const colours = [coat, light, marks, accent, eyes].map(({ name, hex }) => `${name} ${hex}`);
  const parts = [
    heading,
    ...paragraphs,
    `Colours: ${colours.join(', ')}`,
    `${MADE_FROM_TEMPLATES} ${ENGINE.name} ${ENGINE.version}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

export const MADE_FROM_TEMPLATES =
  'Made from templates: the colours are those of your photo, the words and the drawing were put together from our own. It says nothing about whoever is in the photo.';

function take(
  pool: readonly string[],
  count: number,
  used: string[],
  random: Random,
): readonly string[] {
  const left = pool.filter((frame) => !used.includes(frame));
  const taken = Array.from(
    { length: count },
    () => left.splice(Math.floor(random() * left.length), 1)[0]!,
  );
  used.push(...taken);
  return taken;
}

/** Fills gaps; remembers what was used, and who was spoken of last. */
class Writer {
  private readonly used = new Set<string>();
  private readonly words: Readonly<Record<string, string>>;
  private readonly pronouns: Pronouns | undefined;
  /** How the sentence before called the character. */
  private last: 'name' | 'other' | undefined;

  constructor(
    private readonly character: Character,
    private readonly random: Random,
  ) {
    const { coat, kind, worn, keepsake, name, pronouns } = character;
    this.pronouns = PRONOUNS[pronouns];
    this.words = {
      Name: name,
      species: kind.one,
      manySpecies: kind.many,
      traits: listed(kind.traits),
      coat: coat.coat.name,
      eyes: coat.eyes.name,
      accent: coat.accent.name,
      feature: featureOf(speciesOf(kind.name), coat),
      worn: withArticle(filled(worn.words, { accent: coat.accent.name })),
      theWorn: `the ${filled(worn.words, { accent: coat.accent.name })}`,
      keepsake: withArticle(keepsake.words),
    };
  }

  sentence(frame: string): string {
    const [subject, plural] = this.subject();
    const text = frame
      .replaceAll(/\[([^|\]]+)\|([^\]]+)\]/g, (_, one: string, many: string) =>
        plural ? many : one,
      )
      .replaceAll(/\{(a |A )?(\w+)\}/g, (_, before: string | undefined, key: string) => {
        const word = key === 'They' ? capital(subject) : this.word(key);
        if (before === undefined) return word;
        return before === 'A ' ? capital(withArticle(word)) : withArticle(word);
      });
    if (frame.includes('{They}')) this.last = subject === this.character.name ? 'name' : 'other';
    else if (frame.includes('{Name}')) this.last = 'name';
    return text;
  }

  /** By name, and where the sentence before did that, by pronoun or as what the character is. */
  private subject(): readonly [string, boolean] {
    const { name, kind } = this.character;
    if (this.last !== 'name') return [name, false];
    return this.pronouns
      ? [this.pronouns.subject, this.pronouns.plural]
      : [`the ${kind.one}`, false];
  }

  private word(key: string): string {
    const known = this.words[key];
    if (known !== undefined) return known;
    const lower = key.charAt(0).toLowerCase() + key.slice(1);
    if (lower !== key && this.words[lower] !== undefined) return capital(this.words[lower]);
    const left = LEXICON[key as Slot].filter((phrase) => !this.used.has(phrase));
    const phrase = left[Math.floor(this.random() * left.length)]!;
    this.used.add(phrase);
    return phrase;
  }
}

/** Fills `{word}` and `{a word}` of a phrase. */
function filled(phrase: string, words: Readonly<Record<string, string>>): string {
  return phrase.replaceAll(/\{(a )?(\w+)\}/g, (_, before: string | undefined, key: string) =>
    before ? withArticle(words[key]!) : words[key]!,
  );
}
