import type { OutfitName } from '../figures/outfits.js';
import { type Match, matchAt } from './match.js';
import { NIGHT } from './places.js';
import { singular } from './singular.js';
import { DRESS_UP, QUIET } from './words.js';

/** Clothes by the words for them. */
export const GARMENTS: Readonly<Record<string, OutfitName>> = {
  dress: 'dress',
  gown: 'dress',
  'ball gown': 'dress',
  ballgown: 'dress',
  shirt: 'shirt',
  't shirt': 'shirt',
  tshirt: 'shirt',
  jumper: 'jumper',
  sweater: 'jumper',
  pullover: 'jumper',
  'space suit': 'astronaut',
  spacesuit: 'astronaut',
  tutu: 'ballerina',
  armour: 'knight',
  armor: 'knight',
  'police uniform': 'police',
  'ballet dress': 'ballerina',
  'football kit': 'footballer',
  'football shirt': 'footballer',
  'suit of armour': 'knight',
  'suit of armor': 'knight',
};

/** Whose costume is a dress. */
export const GOWNED: ReadonlySet<OutfitName> = new Set(['princess', 'fairy', 'ballerina']);

/** The costume that is told of, as in `pirate costume` and `witch's outfit`. */
export function costumeAt(words: readonly string[], at: number): Match | undefined {
  const own = words.slice(at, at + 6).map((word) => word.replace(/'s?$/, ''));
  const match = matchAt(own, 0);
  const next = own[match?.length ?? 0];
  if (!match || next === undefined || !isCostume(next) || isGarment(words, at)) return undefined;
  return {
    ...match,
    length: match.length + 1,
    plural: next !== singular(next) && next !== 'clothes',
  };
}

/** Of these some have names of their own. */
const COSTUMES = new Set([
  ...DRESS_UP,
  'disguise',
  'onesie',
  'dress',
  'gown',
  'robe',
  'armour',
  'armor',
]);

const isCostume = (word: string): boolean => COSTUMES.has(word) || COSTUMES.has(singular(word));

/** Of how many words somebody's clothes are told that nothing here is like; 0 where they are not. */
export function unknownCostumeAt(words: readonly string[], at: number): number {
  if (isGarment(words, at)) return 0;
  // `a costume shop` is somewhere to be.
  if (isOutfit(words[at])) return matchAt(words, at + 1) ? 0 : 1;
  const word = words[at]!;
  const isKind = /^[a-z']{3,}$/.test(word) && !QUIET.has(word) && !NIGHT.has(word);
  return isKind && isOutfit(words[at + 1]) ? 2 : 0;
}

const isGarment = (words: readonly string[], at: number): boolean =>
  Object.keys(GARMENTS).some((name) => `${words.slice(at).join(' ')} `.startsWith(`${name} `));

/** Clothes without more are what everybody has. */
const isOutfit = (word: string | undefined): boolean =>
  word !== undefined && word !== 'clothes' && DRESS_UP.has(singular(word));
