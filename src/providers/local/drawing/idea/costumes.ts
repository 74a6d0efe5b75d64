import type { OutfitName } from '../figures/outfits.js';
import { type Match, matchAt } from './match.js';
import { singular } from './singular.js';
import { DRESS_UP } from './words.js';

/** Clothes by the words for them. */
export const GARMENTS: Readonly<Record<string, OutfitName>> = {
  dress: 'dress',
  gown: 'dress',
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
  if (!match || next === undefined || !isCostume(next)) return undefined;
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
