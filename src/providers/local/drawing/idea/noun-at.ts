import { GARMENTS } from './costumes.js';
import { LONGEST_PHRASE, matchAt, singularPhrase } from './match.js';
import { NIGHT, PLACES } from './places.js';
import { WEARABLE } from './wearables.js';

/** How many words name something to draw, to wear or to be at. */
export function nounAt(words: readonly string[], at: number): number {
  const thing = matchAt(words, at)?.length ?? 0;
  for (let length = LONGEST_PHRASE; length > thing; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    const one = singularPhrase(phrase);
    const known = [WEARABLE, GARMENTS, PLACES].some(
      (names) => Object.hasOwn(names, phrase) || Object.hasOwn(names, one),
    );
    if (at + length <= words.length && (known || NIGHT.has(phrase))) return length;
  }
  return thing;
}
