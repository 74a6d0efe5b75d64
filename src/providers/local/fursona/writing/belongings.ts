import type { WearName } from '../../drawing/figures/wear.js';
import type { HeldName } from '../../drawing/props/held.js';
import type { Mood } from './lexicon.js';

/** Something to wear: the drawing of it, the colour there that becomes the accent, and its words. */
export interface Worn {
  readonly wear: WearName;
  readonly recolours: readonly string[];
  /** `{accent}` with the colour's name in it, or without. */
  readonly words: string;
  /** Covers what grows on a head. */
  readonly hat?: boolean;
}

const RED = '#d9534f';

export const WORN_BY_MOOD: Record<Mood, readonly Worn[]> = {
  playful: [
    { wear: 'cap', recolours: [RED], words: '{accent} cap', hat: true },
    { wear: 'bow tie', recolours: [RED], words: '{accent} bow tie' },
    { wear: 'headphones', recolours: ['#6f7dba'], words: 'pair of {accent} headphones' },
    { wear: 'bow', recolours: ['#e880a6'], words: 'large {accent} bow' },
  ],
  heroic: [
    { wear: 'cape', recolours: [RED], words: '{accent} cape' },
    { wear: 'scarf', recolours: [RED], words: '{accent} flying scarf' },
    { wear: 'goggles', recolours: ['#8a6748'], words: 'pair of {accent} goggles', hat: true },
    { wear: 'necklace', recolours: [RED], words: 'medal with {a accent} heart' },
  ],
  mysterious: [
    { wear: 'hood', recolours: ['#c0392b'], words: '{accent} hood' },
    { wear: 'wizard hat', recolours: ['#6a5acd'], words: 'pointed {accent} hat', hat: true },
    { wear: 'top hat', recolours: [RED], words: 'top hat with {a accent} band', hat: true },
    { wear: 'necklace', recolours: [RED], words: 'necklace with {a accent} charm' },
  ],
  cosy: [
    { wear: 'scarf', recolours: [RED], words: 'hand-knitted {accent} scarf' },
    { wear: 'straw hat', recolours: [RED], words: 'straw hat with {a accent} band', hat: true },
    { wear: 'flower crown', recolours: ['#b39ddb', '#f4a3c0'], words: 'crown of {accent} flowers' },
    { wear: 'glasses', recolours: [], words: 'pair of round glasses' },
  ],
};

/** Something to carry in both hands or held up. */
export interface Keepsake {
  readonly prop: HeldName;
  readonly words: string;
}

export const KEEPSAKES_BY_MOOD: Record<Mood, readonly Keepsake[]> = {
  playful: [
    { prop: 'balloon', words: 'balloon on a string' },
    { prop: 'lollipop', words: 'lollipop' },
    { prop: 'trumpet', words: 'trumpet' },
    { prop: 'ball', words: 'beach ball' },
  ],
  heroic: [
    { prop: 'map', words: 'well-worn map' },
    { prop: 'lantern', words: 'storm lantern' },
    { prop: 'telescope', words: 'brass telescope' },
    { prop: 'star', words: 'lucky star' },
  ],
  mysterious: [
    { prop: 'key', words: 'large key' },
    { prop: 'gem', words: 'stone that glows' },
    { prop: 'book', words: 'book without a title' },
    { prop: 'envelope', words: 'unopened envelope' },
  ],
  cosy: [
    { prop: 'cup', words: 'favourite cup' },
    { prop: 'teddy', words: 'much-loved teddy' },
    { prop: 'cookie', words: 'oat biscuit' },
    { prop: 'flowers', words: 'bunch of garden flowers' },
  ],
};
