import type { Point, Shape } from '../pen/index.js';
import type { WearName } from './wear.js';

/** A figure that is drawn in its own way instead of on the body that most share. */
export interface Creature {
  readonly draw: (dress: Dress) => Shape[];
  readonly where: 'ground' | 'air' | 'water';
  /** Height against that of an animal on its hind legs. */
  readonly size: number;
  /** Has hands or wings to hold something with. */
  readonly hands?: boolean;
  /** Where a rider sits, in the units of the drawing. */
  readonly seat?: Point;
}

export interface Dress {
  readonly wears: readonly WearName[];
  readonly holds?: readonly Shape[] | undefined;
  readonly raises?: readonly Shape[] | undefined;
}
