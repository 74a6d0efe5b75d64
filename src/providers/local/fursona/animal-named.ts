import type { SpeciesName } from '../drawing/figures/species.js';
import { LONGEST_PHRASE, matchAt } from '../drawing/idea/match.js';
import { EngineRefusal } from '../engine-refusal.js';

/**
 * The animal that somebody wrote, in their word for it.
 * @returns undefined where nothing is written
 * @throws EngineRefusal where it is nothing that can be drawn
 */
export function animalNamed(
  wish: string,
): { animal: SpeciesName; word: string; plural: boolean } | undefined {
  const words = wish
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{L}+/gu);
  if (wish.trim() === '') return undefined;
  for (let at = 0; words && at < words.length; at++) {
    const match = matchAt(words.slice(at, at + LONGEST_PHRASE), 0);
    const thing = match?.entry.thing;
    if (thing?.kind !== 'animal') continue;
    return { animal: thing.name, word: match!.word, plural: match!.plural };
  }
  throw new EngineRefusal(
    'ANIMAL_UNKNOWN',
    `We cannot draw “${shortened(wish)}” as a fursona yet. Try a fox, wolf, cat, dog, rabbit, bear, deer, otter or tiger, in English, or leave it empty to be surprised.`,
    'animal',
  );
}

function shortened(text: string): string {
  const tidy = text.replace(/\s+/gu, ' ').trim();
  return tidy.length > 40 ? `${tidy.slice(0, 39)}…` : tidy;
}
