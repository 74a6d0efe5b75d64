import type { Actor, Scene } from './scene.js';

/** More would be too small to colour in. */
const MOST_OF_ONE = 6;
const MOST_OF_ALL = 8;

/** Takes back how many there are to what fits on a page, and tells of whom there are fewer than asked for. */
export function limitCount(actors: readonly Actor[]): Scene['tooMany'] {
  const tooMany: { word: string; asked: number; shown: number }[] = [];
  let left = MOST_OF_ALL;
  for (const [i, actor] of actors.entries()) {
    const asked = actor.count;
    const others = actors.length - i - 1;
    actor.count = Math.max(0, Math.min(asked, MOST_OF_ONE, left - Math.min(others, left - 1)));
    left -= actor.count;
    if (actor.count < asked) tooMany.push({ word: actor.word, asked, shown: actor.count });
  }
  return tooMany;
}
