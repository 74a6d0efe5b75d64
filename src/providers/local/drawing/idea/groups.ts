import type { CreatureName } from '../figures/creatures.js';
import type { PersonName } from '../figures/person-head.js';
import type { SpeciesName } from '../figures/species.js';
import { matchAt } from './match.js';
import type { SettingName } from '../scenery/settings.js';
import type { Thing } from './things.js';
import { NUMBERS, QUIET } from './words.js';

const people = (...names: PersonName[]): Thing[] => names.map((name) => ({ kind: 'person', name }));
const beasts = (...names: SpeciesName[]): Thing[] =>
  names.map((name) => ({ kind: 'animal', name }));
const others = (...names: CreatureName[]): Thing[] =>
  names.map((name) => ({ kind: 'creature', name }));

interface Kind {
  readonly who: readonly Thing[];
  readonly usual: number;
  readonly home?: SettingName;
}

/** Words for several who are not alike: who they are, and how many where nobody says. */
const GROUPS: Readonly<Record<string, Kind>> = {
  family: {
    who: people('man', 'woman', 'girl', 'boy', 'baby', 'grandmother', 'grandfather', 'child'),
    usual: 4,
  },
  people: {
    who: people('woman', 'man', 'girl', 'boy', 'grandmother', 'grandfather', 'child', 'woman'),
    usual: 3,
  },
  parents: { who: people('woman', 'man'), usual: 2 },
  grandparents: { who: people('grandmother', 'grandfather'), usual: 2 },
  couple: { who: people('woman', 'man'), usual: 2 },
  dinosaurs: {
    who: others('trex', 'triceratops', 'longneck', 'stegosaurus', 'pterodactyl'),
    usual: 3,
    home: 'jungle',
  },
  dinos: {
    who: others('trex', 'triceratops', 'longneck', 'stegosaurus'),
    usual: 3,
    home: 'jungle',
  },
  pets: { who: beasts('dog', 'cat', 'rabbit', 'hamster'), usual: 3, home: 'garden' },
  birds: { who: others('robin', 'bluebird', 'dove', 'parrot'), usual: 3, home: 'garden' },
  animals: {
    who: beasts('fox', 'rabbit', 'bear', 'squirrel', 'hedgehog'),
    usual: 3,
    home: 'forest',
  },
  'farm animals': { who: beasts('cow', 'pig', 'sheep', 'horse', 'goat'), usual: 3, home: 'farm' },
  'forest animals': {
    who: beasts('fox', 'rabbit', 'bear', 'squirrel', 'hedgehog'),
    usual: 3,
    home: 'forest',
  },
  'jungle animals': {
    who: beasts('tiger', 'monkey', 'leopard', 'sloth', 'elephant'),
    usual: 3,
    home: 'jungle',
  },
  'wild animals': {
    who: beasts('lion', 'elephant', 'giraffe', 'zebra', 'monkey'),
    usual: 3,
    home: 'savanna',
  },
  'zoo animals': {
    who: beasts('lion', 'elephant', 'giraffe', 'monkey', 'panda'),
    usual: 3,
    home: 'savanna',
  },
  'sea animals': {
    who: others('dolphin', 'octopus', 'turtle', 'goldfish', 'whale'),
    usual: 3,
    home: 'underwater',
  },
  'sea creatures': {
    who: others('dolphin', 'octopus', 'turtle', 'goldfish', 'whale'),
    usual: 3,
    home: 'underwater',
  },
};

export interface Group {
  readonly who: readonly Thing[];
  readonly asked: number;
  readonly home: SettingName | undefined;
  readonly word: string;
  /** How many words that were. */
  readonly length: number;
}

/**
 * Those that a word stands for together, as in `a family of four`; undefined where it counts others, as in `a family
 * of ducks`.
 * @param before how many were said to be before it, as in `two people`
 */
export function groupAt(
  words: readonly string[],
  at: number,
  before: number | undefined,
): Group | undefined {
  const [word, length] = Object.hasOwn(GROUPS, words.slice(at, at + 2).join(' '))
    ? [words.slice(at, at + 2).join(' '), 2]
    : [words[at]!, 1];
  const group = Object.hasOwn(GROUPS, word) ? GROUPS[word]! : undefined;
  if (group === undefined) return undefined;
  let end = at + length;
  let said = before !== undefined && before > 1 ? before : undefined;
  if (words[end] === 'of') {
    const number = numberOf(words[end + 1]);
    if (number === undefined || isCounted(words, end + 2)) return undefined;
    said = number;
    end += 2;
  } else if (matchAt(words, end)) {
    return undefined;
  }
  const asked = said ?? group.usual;
  return { who: group.who.slice(0, asked), asked, home: group.home, word, length: end - at };
}

/** `family car`, `family dog`: nobody is meant. */
export function isOfTheFamily(words: readonly string[], at: number): boolean {
  return words[at] === 'family' && matchAt(words, at + 1) !== undefined;
}

function isCounted(words: readonly string[], from: number): boolean {
  let at = from;
  while (at < words.length && QUIET.has(words[at]!)) at++;
  return matchAt(words, at) !== undefined;
}

function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d{1,3}$/.test(word)) return Number(word) || undefined;
  return Object.hasOwn(NUMBERS, word) && NUMBERS[word]! > 1 ? NUMBERS[word] : undefined;
}
