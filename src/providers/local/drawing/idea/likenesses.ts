import { singularPhrase } from './match.js';
import type { Actor } from './scene.js';

/** Words for what is drawn as something that is only like it. */
const ONLY_LIKE = new Set(
  (
    'coyote,husky,jaguar,panther,lynx,red panda,porcupine,ferret,weasel,mammoth,orangutan,skunk,moose,bison,yak,' +
    'walrus,lizard,gecko,chameleon,slug,worm,wasp,beetle,puffin,vulture,heron,crane,ogre,troll,yeti,cyclops,' +
    'newspaper,comic,candle,torch,violin,banjo,flute,saxophone,horn,pear,peach,jam,' +
    'bulldozer,airship,tram,tricycle,' +
    'captain,sailor,gnome,dwarf,leprechaun,goblin,pixie,angel,jester,engineer,mechanic,detective,scout,scientist,gardener'
  ).split(','),
);

/** Something that was asked for, in the word of the idea, and what is drawn for it. */
export interface Likeness {
  readonly word: string;
  readonly drawn: string;
}

/** What is drawn as something else that is like it. */
export function likenessesOf(actors: readonly Actor[]): Likeness[] {
  const all = actors.flatMap(({ thing, word, words, outfit }): Likeness[] => [
    { word, drawn: (thing.kind === 'person' ? (thing.outfit ?? outfit) : undefined) ?? thing.name },
    ...Object.entries(words).map(([drawn, phrase]) => ({ word: phrase, drawn })),
  ]);
  return all.filter(({ word, drawn }) => word !== drawn && ONLY_LIKE.has(singularPhrase(word)));
}
