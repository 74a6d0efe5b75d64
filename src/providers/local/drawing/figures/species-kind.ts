import type { Ears, Horns } from './ears.js';
import type { Muzzle } from './face.js';

/** What tells one furry animal from another; the rest is drawn alike for all. */
export interface Species {
  /** Of the coat, of its light parts, and of its marks. */
  readonly coat: string;
  readonly light: string;
  readonly marks: string;
  readonly head: 'round' | 'wide' | 'long' | 'broad';
  readonly ears: Ears;
  readonly muzzle: Muzzle;
  readonly horns?: Horns;
  readonly face?: 'mask' | 'stripes' | 'patch' | 'patches' | 'heart' | 'blaze' | 'bandit' | 'tabby';
  readonly hair?: 'mane' | 'forelock' | 'wool' | 'tuft' | 'spines' | 'beard';
  /** Colour of wool, where it is not white. */
  readonly wool?: string;
  readonly tail:
    | 'bushy'
    | 'long'
    | 'pom'
    | 'curl'
    | 'thin'
    | 'tufted'
    | 'ringed'
    | 'hair'
    | 'flat'
    | 'stub';
  readonly body?: 'stripes' | 'spots' | 'patches' | 'wool' | 'plates';
  /** Stands on four legs unless it has its hands full. */
  readonly walks?: boolean;
  readonly neck?: number;
  /** Of the body on four legs: wide and high. */
  readonly build?: readonly [number, number];
  readonly legs?: number;
  /** What grows on the back of it on four legs. */
  readonly back?: 'humps' | 'wings';
}
