import { BIRDS } from './birds.js';
import type { Creature } from './creature.js';
import { FANTASY } from './fantasy.js';
import { INSECTS } from './insects.js';
import { SEA } from './sea.js';

export const CREATURES = {
  ...BIRDS,
  ...SEA,
  ...INSECTS,
  ...FANTASY,
} as const satisfies Record<string, Creature>;

export type CreatureName = keyof typeof CREATURES;
