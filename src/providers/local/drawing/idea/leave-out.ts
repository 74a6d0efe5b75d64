import { asUnwanted } from './bare.js';
import { nounAt } from './noun-at.js';
import { DOINGS, NUMBERS, QUIET, RELATIONS, SIZES } from './words.js';

const ARTICLES = new Set(['a', 'an', 'the', 'any']);
const NOT = new Set(['not', "don't", 'dont', "doesn't", "isn't", 'never']);
const WISHES = new Set(['draw', 'want', 'make', 'like', 'show', 'include', 'add', 'have']);
const DEGREES = new Set(['too', 'very', 'so', 'that', 'really', 'at', 'all', 'a', 'bit']);
const JOINS = new Set(['and', 'or', 'nor', 'but', 'while', 'who', 'which']);
/** What a relation asks for comes after it: with `riding no horse`, nothing is ridden. */
const ASKING = new Set(['wear', 'hold', 'ride', 'as']);

/**
 * The words of an idea without what it says shall not be there: `no cats`, `without a hat`, `not a dragon`, `not
 * riding a horse`. Whoever reads on neither draws it nor misses it; the names of it are kept with a mark, for whom a
 * costume would give it to.
 */
export function leaveOutUnwanted(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length;) {
    const quality = endOfQuality(words, at);
    const end = isNegation(words, at) ? endOfUnwanted(words, at + 1) : (quality ?? at);
    if (end === at) {
      kept.push(words[at++]!);
      continue;
    }
    const relation = Object.hasOwn(RELATIONS, kept.at(-1) ?? '') && RELATIONS[kept.at(-1)!];
    if (relation && ASKING.has(relation)) kept.pop();
    if (end !== quality) kept.push(...namesIn(words, at, end).map(asUnwanted));
    at = end;
  }
  return kept;
}

function isNegation(words: readonly string[], at: number): boolean {
  const [word, next] = [words[at]!, words[at + 1]];
  if (word === 'no') return next !== 'longer';
  if (word === 'without') return true;
  // `not very happy` is a quality, and `not only a cat` is a cat.
  return (
    NOT.has(word) &&
    next !== undefined &&
    (ARTICLES.has(next) ||
      WISHES.has(next) ||
      isDoing(next) ||
      nounAt(words, at + 1) > 0 ||
      // `does not breathe fire`; but in `a not scary monster` the monster is wanted.
      (unknownAt(words, at + 1) > 0 && !ARTICLES.has(words[at - 1] ?? '')))
  );
}

/** `not scary`, `not too scary` before somebody who is wanted: where the quality that they have not ends. */
function endOfQuality(words: readonly string[], at: number): number | undefined {
  if (!NOT.has(words[at]!) && words[at] !== 'non') return undefined;
  let end = at + 1;
  while (end < words.length && DEGREES.has(words[end]!)) end++;
  return unknownAt(words, end) > 0 ? end + 1 : undefined;
}

function namesIn(words: readonly string[], from: number, to: number): string[] {
  const names: string[] = [];
  for (let at = from; at < to;) {
    const length = nounAt(words, at);
    if (length > 0) names.push(words.slice(at, at + length).join(' '));
    at += length || 1;
  }
  return names;
}

/** Where what is not wanted ends: the doing, if any, its thing, and those that `or` adds. */
function endOfUnwanted(words: readonly string[], from: number): number {
  let at = from;
  if (at < words.length && (isDoing(words[at]!) || WISHES.has(words[at]!))) at++;
  let noun = at;
  while (isBeforeNoun(words, noun)) noun++;
  at = endOfNoun(words, noun) ?? at;
  const join = words[at];
  const goesOn =
    at > from &&
    (join === 'or' || join === 'nor' || (join === 'and' && nounAt(words, at + 1) > 0)) &&
    words[at + 1] !== 'no';
  return goesOn ? endOfUnwanted(words, at + 1) : at;
}

/** Articles, numbers and qualities; a phrase such as `ice cream` begins with none. */
function isBeforeNoun(words: readonly string[], at: number): boolean {
  const word = words[at];
  if (word === undefined || JOINS.has(word) || nounAt(words, at) > 0) return false;
  return ARTICLES.has(word) || Object.hasOwn(NUMBERS, word) || isQuality(word);
}

const isQuality = (word: string) => Object.hasOwn(SIZES, word) || QUIET.has(word);

/** `no pirate cats` and `no water bottle` are one each. */
function endOfNoun(words: readonly string[], from: number): number | undefined {
  let at = from;
  for (let length = nounAt(words, at) || unknownAt(words, at); length > 0;) {
    at += length;
    length = nounAt(words, at) || unknownAt(words, at);
  }
  return at > from ? at : undefined;
}

function unknownAt(words: readonly string[], at: number): number {
  const word = words[at];
  if (word === undefined || word === ',' || JOINS.has(word) || isDoing(word)) return 0;
  const counts = Object.hasOwn(NUMBERS, word) || /^\d/.test(word);
  return counts || isQuality(word) || /(?:ing|ed|ly)$/.test(word) ? 0 : 1;
}

/** Also what is not known, as in `not dancing`, by its ending. */
const isDoing = (word: string) =>
  Object.hasOwn(RELATIONS, word) || Object.hasOwn(DOINGS, word) || /^[a-z]{3,}ing$/.test(word);
