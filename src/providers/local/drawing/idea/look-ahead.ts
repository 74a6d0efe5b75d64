import { LONGEST_PHRASE, type Match, matchAt } from './match.js';
import { canBeRidden } from './can-be-ridden.js';
import { NUMBERS, OWNERS, QUIET } from './words.js';

const FLYING = new Set(['flying', 'flies', 'fly']);

/** Tries phrases that begin at a word, the longest first, until one is taken; says how many words that were. */
export function longestPhrase(
  words: readonly string[],
  at: number,
  take: (phrase: string, length: number) => number,
): number {
  for (let length = LONGEST_PHRASE; length >= 1; length--) {
    const phrase = words.slice(at, at + length);
    if (phrase.length < length || phrase.includes(',')) continue;
    const taken = take(phrase.join(' '), length);
    if (taken > 0) return taken;
  }
  return 0;
}

/** The thing that follows directly, but for an article and words of quality. */
export function nextThing(words: readonly string[], from: number): Match | undefined {
  let at = from;
  while (
    at < words.length &&
    at < from + 4 &&
    (words[at]! in NUMBERS || QUIET.has(words[at]!) || words[at] === 'the')
  )
    at++;
  return matchAt(words, at);
}

/** Whoever a calling can stand before, as in `pirate cat`. */
export function isPerformer(match: Match | undefined): match is Match {
  const thing = match?.entry.thing;
  return (
    thing?.kind === 'animal' ||
    thing?.kind === 'creature' ||
    (thing?.kind === 'person' && thing.outfit === undefined)
  );
}

/**
 * Flying a kite is holding it, and flying a dragon is riding it; a flying dragon is nobody's.
 * @param follows the word stands directly after somebody
 */
export function flightAt(
  words: readonly string[],
  at: number,
  follows: boolean,
): 'hold' | 'ride' | undefined {
  if (!FLYING.has(words[at]!)) return undefined;
  const next = nextThing(words, at + 1);
  const named = words[at + 1]!;
  if (!next || !(named in NUMBERS || OWNERS.has(named) || follows)) return undefined;
  const { thing } = next.entry;
  if (thing.kind === 'prop') return 'hold';
  return canBeRidden(thing) ? 'ride' : undefined;
}
