import { singular } from './singular.js';
import { type Entry, WORDS } from './things.js';

export const LONGEST_PHRASE = 4;

export interface Match {
  readonly entry: Entry;
  readonly word: string;
  readonly length: number;
  readonly plural: boolean;
}

/** The thing that is named from a word on, by the longest phrase for one. */
export function matchAt(all: readonly string[], at: number): Match | undefined {
  for (let length = LONGEST_PHRASE; length >= 1; length--) {
    const words = all.slice(at, at + length);
    if (words.length < length || words.includes(',')) continue;
    const phrase = words.join(' ');
    const one = singularPhrase(phrase);
    const entry = WORDS.get(phrase) ?? WORDS.get(one);
    if (entry) return { entry, word: phrase, length, plural: one !== phrase && !WORDS.has(phrase) };
  }
  return undefined;
}

export function singularPhrase(phrase: string): string {
  const words = phrase.split(' ');
  return [...words.slice(0, -1), singular(words.at(-1)!)].join(' ');
}
