import type { CreatureName } from '../figures/creatures.js';
import type { SpeciesName } from '../figures/species.js';
import type { Cast } from './cast.js';
import { isPerformer } from './look-ahead.js';
import { type Match, matchAt } from './match.js';
import type { Actor } from './scene.js';
import { singular } from './singular.js';
import type { Thing } from './things.js';

const PARENTS = new Set('mother mom mommy mum mummy mama father dad daddy papa parent'.split(' '));

/** Words for the young of animals. */
const YOUNG = new Set(
  'kitten kitty puppy pup cub piglet calf lamb foal fawn owlet chick duckling gosling cygnet joey'.split(
    ' ',
  ),
);

/** Whose young are called by words that others are called by, too. */
const SHARED = new Set(['cub', 'pup', 'calf', 'baby', 'joey']);

/** Whose young are cubs, whoever says so. */
const CUBS = new Set<string>('lion lioness tiger leopard bear polarbear panda fox wolf'.split(' '));

/** What becomes of those whose young are drawn in a way of their own. */
const GROWN: Readonly<Partial<Record<SpeciesName | CreatureName, Thing>>> = {
  chick: { kind: 'creature', name: 'chicken' },
};

/** Without what only the grown have. */
const LITTLE: typeof GROWN = { lion: { kind: 'animal', name: 'lioness' } };

const OWN = new Set(['its', 'their']);
const OWNED = new Set(['her', 'his', 'its', 'their']);

export const isBeast = (thing: Thing | undefined): boolean =>
  thing?.kind === 'animal' || thing?.kind === 'creature';

/** Somebody's place in a family of animals, as it is told of at a word. */
export interface Kin {
  /** Of whom, where this is not told by what follows. */
  readonly match: Match | undefined;
  readonly young: boolean;
  /** Who was told of already and is told to be this. */
  readonly of?: Actor;
}

/**
 * `mother bear`, `bear mum`, `mother and baby bear`, `its mother`, `her cubs`; undefined where nobody's kin is told of,
 * or people's.
 * @param named who stands directly before
 * @param inFamily a family of animals was told of, so that who follows may be of it, as in `a bear family: mother, father`
 */
export function kinAt(
  words: readonly string[],
  at: number,
  cast: Cast,
  named: Actor | undefined,
  inFamily: boolean,
): Kin | undefined {
  const word = words[at]!;
  const one = singular(word);
  const [isParent, isBaby] = [PARENTS.has(one), one === 'baby'];
  if (isParent || isBaby) {
    const next = beastAt(words, at + 1);
    if (next) return { match: undefined, young: isBaby };
    const other = isParent && words[at + 1] === 'and' && words[at + 2] === 'baby';
    const both = other ? beastAt(words, at + 3) : undefined;
    if (both) return { match: { ...both, word, length: 1, plural: false }, young: false };
  }
  if (named && isBeast(named.thing) && (isParent || isYoung(word) || isBaby))
    return { match: undefined, young: !isParent, of: named };
  const last = cast.actors.findLast(({ thing }) => isBeast(thing));
  if (last === undefined) return undefined;
  const isCub = one === 'cub' && CUBS.has(last.thing.name);
  const belongs = isCub || inFamily;
  if (!belongs && !OWNED.has(ownerOf(words, at))) return undefined;
  const people = cast.actors.some(({ thing }) => thing.kind === 'person');
  if (people && !belongs && !OWN.has(ownerOf(words, at))) return undefined;
  if (!isParent && !SHARED.has(one)) return undefined;
  const kin = isParent ? GROWN : LITTLE;
  const thing = kin[last.thing.name as SpeciesName] ?? last.thing;
  return {
    match: { entry: { thing, home: undefined }, word, length: 1, plural: one !== word },
    young: !isParent,
  };
}

/** `their`, or `her` of `her two cubs`. */
function ownerOf(words: readonly string[], at: number): string {
  return [words[at - 1], words[at - 2]].find((word) => OWNED.has(word ?? '')) ?? '';
}

function beastAt(words: readonly string[], at: number): Match | undefined {
  const match = matchAt(words, at);
  return match && isBeast(match.entry.thing) && isPerformer(match) ? match : undefined;
}

export const isYoung = (word: string): boolean => YOUNG.has(singular(word.split(' ').at(-1)!));

const YOUNG_SIZE = 0.62;

/** Young ones are smaller, where anybody is there who is not. */
export function settleYoung(actors: readonly Actor[]): void {
  if (!actors.some((actor) => !actor.young && isSomeone(actor.thing))) return;
  // A chick is drawn small already.
  for (const actor of actors) {
    if (actor.young && GROWN[actor.thing.name as SpeciesName] === undefined)
      actor.size *= YOUNG_SIZE;
  }
}

/** How a young one of a kind looks, without what only the grown have. */
export const youngOf = (thing: Thing): Thing => LITTLE[thing.name as SpeciesName] ?? thing;

/** A lion and a lioness are of one. */
export const sameKind = (one: Thing, other: Thing): boolean =>
  one.name === other.name || youngOf(one).name === youngOf(other).name;

const isSomeone = (thing: Thing) => isBeast(thing) || thing.kind === 'person';
