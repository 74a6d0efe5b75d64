import { SPECIES, type Species, type SpeciesName } from '../drawing/figures/species.js';

/** What is told of a species that a character can be. */
export interface Kind {
  readonly name: SpeciesName;
  readonly one: string;
  readonly many: string;
  /** Three words for how it is. */
  readonly traits: readonly [string, string, string];
  /** Is chosen by a photo's colours; the others only where somebody asks for them. */
  readonly drawnByLot: boolean;
}

const TRAITS: Partial<Record<SpeciesName, string>> = {
  cat: 'self-possessed curious unhurried',
  dog: 'open-hearted loyal talkative',
  fox: 'quick clever theatrical',
  wolf: 'loyal watchful warm-hearted',
  bear: 'steady gentle protective',
  polarbear: 'calm patient unshakeable',
  panda: 'easy-going funny stubborn',
  koala: 'dreamy kind attentive',
  lion: 'proud generous big-hearted',
  tiger: 'bold warm magnetic',
  leopard: 'graceful private quick-witted',
  rabbit: 'alert tender fast',
  mouse: 'observant neat brave',
  hamster: 'bright busy enthusiastic',
  squirrel: 'nimble thrifty hopeful',
  hedgehog: 'shy witty soft-hearted',
  raccoon: 'resourceful cheeky generous',
  otter: 'playful easy-going affectionate',
  beaver: 'practical tireless modest',
  monkey: 'inventive restless funny',
  gorilla: 'thoughtful strong mild-mannered',
  sloth: 'unhurried content wise',
  kangaroo: 'springy direct optimistic',
  badger: 'dependable blunt tender',
  bat: 'nocturnal imaginative polite',
  pig: 'clever cheerful honest',
  cow: 'placid patient curious',
  bull: 'sturdy shy determined',
  sheep: 'sociable mild daydreaming',
  goat: 'fearless nosy independent',
  horse: 'spirited reliable free',
  donkey: 'patient dry-humoured dependable',
  zebra: 'stylish sociable stubborn',
  unicorn: 'hopeful rare sincere',
  deer: 'graceful attentive gentle',
  giraffe: 'far-sighted mild elegant',
  camel: 'tough wry well-prepared',
  llama: 'dignified woolly opinionated',
  elephant: 'wise warm unforgetting',
  rhino: 'sturdy shy sweet',
  ram: 'sturdy stubborn cheerful',
  pegasus: 'free-spirited brave sincere',
  fawn: 'shy curious light-footed',
  lioness: 'resolute warm watchful',
  hippo: 'jolly relaxed loyal',
};

/**
 * Never drawn by lot. A photo may be of anybody, and nobody shall be told unasked that they are a monkey, a pig or a
 * sloth; and in any other colours some do not look like themselves.
 */
const ONLY_ASKED_FOR: ReadonlySet<SpeciesName> = new Set([
  'cow',
  'badger',
  'bat',
  'goat',
  'monkey',
  'mouse',
  'sheep',
  'sloth',
  'bull',
  'pig',
  'camel',
  'donkey',
  'elephant',
  'giraffe',
  'gorilla',
  'hippo',
  'polarbear',
  'rhino',
  'fawn',
  'lioness',
  'pegasus',
  'ram',
  'unicorn',
  'zebra',
]);

const WORDS: Partial<Record<SpeciesName, readonly [string, string]>> = {
  polarbear: ['polar bear', 'polar bears'],
  fox: ['fox', 'foxes'],
  wolf: ['wolf', 'wolves'],
  mouse: ['mouse', 'mice'],
  sheep: ['sheep', 'sheep'],
  deer: ['deer', 'deer'],
  lioness: ['lioness', 'lionesses'],
  pegasus: ['pegasus', 'pegasuses'],
};

export const KINDS: readonly Kind[] = (Object.keys(SPECIES) as SpeciesName[]).map((name) => {
  const [one, many] = WORDS[name] ?? [name, `${name}s`];
  const [first, second, third] = (TRAITS[name] ?? 'kind curious dependable').split(' ');
  return {
    name,
    one,
    many,
    traits: [first!, second!, third!],
    drawnByLot: name in TRAITS && !ONLY_ASKED_FOR.has(name),
  };
});

export function speciesOf(name: SpeciesName): Species {
  return SPECIES[name];
}
