import type { Creature } from '../figures/creature.js';
import { CREATURES } from '../figures/creatures.js';
import { SPECIES, type Species } from '../figures/species.js';
import type { Thing } from './things.js';

export function canBeRidden(thing: Thing): boolean {
  if (thing.kind === 'vehicle') return true;
  if (thing.kind === 'animal') return (SPECIES[thing.name] as Species).walks === true;
  return thing.kind === 'creature' && (CREATURES[thing.name] as Creature).seat !== undefined;
}
