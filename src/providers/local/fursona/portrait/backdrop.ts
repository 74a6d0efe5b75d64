import { blob, ellipse, fill, heart, place, type Shape, star } from '../../drawing/pen/index.js';
import { type Random, seededRandom, subSeed } from '../../imaging/random.js';
import { hexOf, withChroma } from '../../imaging/lab.js';
import type { Coat } from '../colour/coat.js';
import type { Mood } from '../writing/lexicon.js';

/** Pale colours behind a character, of the hue of what it wears. */
export function backdropTints({ accent }: Coat) {
  const pale = (lightness: number, chroma: number) =>
    hexOf(withChroma([lightness, accent.lab[1], accent.lab[2]], chroma));
  return { card: pale(90, 15), disc: pale(96, 7), motif: pale(83, 22) };
}

const leaf = () => blob('0,-46! 22,-22 24,10 0,46! -24,10 -22,-22');
const drop = () => blob('0,-44! 20,-4 22,22 0,40 -22,22 -20,-4');

const MOTIFS: Record<Mood, readonly (() => Shape['area'][number])[]> = {
  playful: [() => ellipse(0, 0, 26), () => star(0, 0, 34), () => heart(0, 0, 34)],
  heroic: [() => star(0, 0, 40), () => star(0, 0, 28)],
  mysterious: [() => star(0, 0, 38, 12, 4), drop],
  cosy: [leaf, () => heart(0, 0, 32)],
};

/** Along the left side, from the top to where the swatches are; far enough from each other. */
const SPOTS = [
  [0.055, 0.06],
  [0.15, 0.055],
  [0.06, 0.165],
  [0.05, 0.72],
  [0.13, 0.81],
  [0.06, 0.9],
] as const;

/** Small shapes without lines in the corners of a card, where the character is not. */
export function motifs(
  mood: Mood,
  tint: string,
  width: number,
  height: number,
  seed: number,
): Shape[] {
  const random: Random = seededRandom(subSeed(seed, 'motifs'));
  const kinds = MOTIFS[mood];
  const spots = SPOTS.flatMap(([u, v]) => [[u, v] as const, [1 - u, v] as const]);
  return spots.flatMap(([u, v]) =>
    place([{ ...fill(kinds[Math.floor(random() * kinds.length)]!(), tint), lines: [] }], {
      x: u * width + (random() - 0.5) * 22,
      y: v * height + (random() - 0.5) * 22,
      scale: 0.7 + random() * 0.5,
      turn: (random() - 0.5) * 1.2,
    }),
  );
}
