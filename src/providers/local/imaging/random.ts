/** A seeded source of numbers in [0, 1): mulberry32, a 32-bit mixer of public-domain origin. */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A seed of its own for one use of randomness, so that adding a use does not shift the others. */
export function subSeed(seed: number, use: string): number {
  let hash = seed ^ 0x9e3779b9;
  for (let i = 0; i < use.length; i++) {
    hash = Math.imul(hash ^ use.charCodeAt(i), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash | 0;
}
