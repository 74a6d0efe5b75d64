import { singularPhrase } from '../drawing/idea/match.js';
import type { SpeciesName } from '../drawing/figures/species.js';
import type { Random } from '../imaging/random.js';
import { labOfHex } from '../imaging/lab.js';
import { animalNamed } from './animal-named.js';
import { difference } from './colour/difference.js';
import type { Coat } from './colour/coat.js';
import { type Kind, KINDS, speciesOf } from './species.js';

/** How much a difference of colours counts: where one species fits by that less, it is chosen half as often. */
const HALVED_BY = 7;

/** By the colours of a photo: the more a species' own coat is like them, the likelier. */
export function speciesByColour({ coat, marks }: Coat, random: Random): Kind {
  const kinds = KINDS.filter(({ drawnByLot }) => drawnByLot);
  const far = kinds.map(({ name }) => {
    const own = speciesOf(name);
    return (
      0.8 * difference(labOfHex(own.coat), coat.lab) +
      0.2 * difference(labOfHex(own.marks), marks.lab)
    );
  });
  const nearest = Math.min(...far);
  const chances = far.map((distance) => 2 ** ((nearest - distance) / HALVED_BY));
  let rest = random() * chances.reduce((sum, chance) => sum + chance, 0);
  const found = kinds.find((_, i) => (rest -= chances[i]!) < 0);
  return found ?? kinds.at(-1)!;
}

/**
 * The animal that somebody wrote, called as they call it: a husky is drawn as a wolf, and stays a husky.
 * @returns undefined where nothing is written
 * @throws EngineRefusal where it is nothing that can be drawn
 */
export function speciesByName(wish: string): Kind | undefined {
  const named = animalNamed(wish);
  return named && called(named.animal, singularPhrase(named.word), named.word, named.plural);
}

function called(name: SpeciesName, one: string, word: string, plural: boolean): Kind {
  const kind = KINDS.find((known) => known.name === name)!;
  if (one === kind.one) return kind;
  const many = plural ? word : pluralOf(one);
  return { ...kind, one, many };
}

function pluralOf(one: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(one)) return `${one}es`;
  return /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`;
}
