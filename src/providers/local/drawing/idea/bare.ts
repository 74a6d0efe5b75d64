import { HATS } from '../figures/hats.js';
import type { WearName } from '../figures/wear.js';
import type { HeldName } from '../props/held.js';
import type { Bare } from './scene.js';
import { singularPhrase } from './match.js';
import { WORDS } from './things.js';
import { WEARABLE } from './wearables.js';

/** Marks a word of an idea as what somebody is to be without; no word begins like this. */
const MARK = '-';

/** Words for several things to wear or to hold. */
const KINDS: Readonly<Record<string, readonly Bare[]>> = {
  hat: Object.keys(HATS) as WearName[],
  helmet: ['helmet', 'space helmet', 'fire helmet', 'hard hat'],
  crown: ['crown', 'tiara', 'flower crown'],
  glasses: ['glasses', 'sunglasses', 'goggles'],
  weapon: ['sword'],
};

export const asUnwanted = (phrase: string): string => MARK + phrase;

/** What somebody is to be without by a word that {@link asUnwanted} marked; undefined for every other word. */
export function unwantedBy(word: string): readonly Bare[] | undefined {
  if (!word.startsWith(MARK)) return undefined;
  const phrase = word.slice(MARK.length);
  const one = singularPhrase(phrase);
  const kind = Object.hasOwn(KINDS, one) ? KINDS[one] : undefined;
  if (kind) return kind;
  const worn = [phrase, one].find((name) => Object.hasOwn(WEARABLE, name));
  if (worn !== undefined) return [WEARABLE[worn]!];
  const thing = WORDS.get(one)?.thing;
  return thing?.kind === 'prop' ? [thing.name satisfies HeldName] : [];
}
