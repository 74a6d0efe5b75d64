/** Small words of other languages that English has not, and that are long enough to tell. */
const OTHERS = new Set(
  (
    'der das und ein eine einen einem einer mit auf im ist fur von zum zur ' +
    'un une le les des du dans avec et sur sous est ' +
    'el los las una unos con en por ' +
    'il gli nel nella sulla sul uno ' +
    'um uma com na em het een'
  ).split(' '),
);

const ENGLISH = new Set(
  (
    'the a an and or of with on in at is are was has his her their its my our your by to for from under who whose ' +
    'that this not'
  ).split(' '),
);

/**
 * Whether an idea seems to be of another language that is written in the same letters: by its small words, or because
 * hardly any word of it is known and none holds it together.
 * @param unknown how many of its words that may name something are not known
 */
export function isForeign(words: readonly string[], unknown: number): boolean {
  const all = words.filter((word) => word !== ',');
  const others = new Set(all.filter((word) => OTHERS.has(word))).size;
  const english = new Set(all.filter((word) => ENGLISH.has(word))).size;
  if (others >= 2 && others > english) return true;
  return unknown >= 3 && unknown * 2 > all.length && english === 0;
}
