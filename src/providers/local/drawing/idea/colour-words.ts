import { type DyeName, DYES } from '../colour/dyes.js';
import type { CreatureName } from '../figures/creatures.js';
import type { SpeciesName } from '../figures/species.js';
import type { SettingName } from '../scenery/settings.js';

/** Colours by the words for them. */
export const COLOUR_WORDS: ReadonlyMap<string, DyeName> = new Map([
  ...(Object.keys(DYES) as DyeName[]).map((name) => [name, name] as const),
  ...([
    ['crimson', 'red'],
    ['scarlet', 'red'],
    ['ginger', 'orange'],
    ['gold', 'golden'],
    ['blond', 'blonde'],
    ['teal', 'turquoise'],
    ['navy', 'blue'],
    ['violet', 'purple'],
    ['lilac', 'purple'],
    ['gray', 'grey'],
  ] as const),
]);

/** After these a colour is not of what comes next: `in red and the boy`, `a black and white picture of`. */
export const PARTS_COLOURS = new Set(
  (
    'the this that these those of to for is are was were page pages picture pictures image drawing drawings outline ' +
    'outlines line lines lineart art style print background'
  ).split(' '),
);

/** What everybody who has them is drawn with; told of with a quality, that is not shown. */
export const BODY_PARTS = new Set(
  'hair eye ear tail face head neck belly tummy shoulder smile nose mouth whisker paw foot leg arm hand fur feather fin'.split(
    ' ',
  ),
);

/** Where those colours are seen anyway. */
export const COLOURS_OF_PLACES: Readonly<Partial<Record<SettingName, readonly DyeName[]>>> = {
  meadow: ['green'],
  garden: ['green'],
  farm: ['green'],
  forest: ['green'],
  jungle: ['green'],
  sea: ['blue', 'turquoise'],
  underwater: ['blue', 'turquoise'],
  sky: ['blue'],
  winter: ['white'],
  beach: ['golden', 'yellow', 'white'],
  desert: ['golden', 'yellow'],
  space: ['black', 'blue'],
};

/** Colours that somebody has anyway, though not as paint has them. */
export const NATURAL_COLOURS: Readonly<
  Partial<Record<SpeciesName | CreatureName, readonly DyeName[]>>
> = {
  fox: ['red', 'orange', 'white'],
  squirrel: ['red', 'brown'],
  deer: ['red', 'brown'],
  tiger: ['orange', 'black', 'white'],
  zebra: ['black', 'white'],
  panda: ['black', 'white'],
  badger: ['black', 'white', 'grey'],
  penguin: ['black', 'white'],
  orca: ['black', 'white'],
  bee: ['yellow', 'black'],
  ladybird: ['red', 'black'],
};

/** Of people, whose own colour is that of their skin. */
export const SKIN_COLOURS: ReadonlySet<DyeName> = new Set(['black', 'brown', 'white']);
