import type { Creature } from '../figures/creature.js';
import { CREATURES } from '../figures/creatures.js';
import { OUTFITS } from '../figures/outfits.js';
import { WITH_A_BODY, type WearName } from '../figures/wear.js';
import type { Actor } from '../idea/scene.js';
import type { Thing } from '../idea/things.js';
import { type Vehicle, VEHICLES } from '../props/vehicles.js';

/** People, animals and the like: what can wear, hold and ride something. */
export function isSomebody({ kind }: Thing): boolean {
  return kind === 'animal' || kind === 'person' || kind === 'creature';
}

/** What an actor was to wear, hold or ride and is drawn without, in the words of the idea. */
export function unshownOf(actor: Actor): string[] {
  return namesOf(actor).map((name) => actor.words[name] ?? name);
}

function namesOf({ thing, wears, holds, rides, outfit }: Actor): string[] {
  const nameOfRide = rides ? [rides.name.replaceAll('_', ' ')] : [];
  if (!isSomebody(thing)) return [...wears, ...(holds ? [holds] : []), ...nameOfRide];
  const headOnly =
    rides?.kind === 'vehicle' && (VEHICLES[rides.name] as Vehicle).seat.legs === 'head';
  // On a body of its own kind only the hat of an outfit is seen.
  const bare = outfit && thing.kind === 'creature' && OUTFITS[outfit].wears.length === 0;
  return [
    ...(bare ? [outfit] : []),
    ...(headOnly ? wears.filter((name: WearName) => WITH_A_BODY.has(name)) : []),
    ...(holds && (headOnly || !hasHands(thing)) ? [holds] : []),
  ];
}

function hasHands(thing: Thing): boolean {
  return thing.kind !== 'creature' || (CREATURES[thing.name] as Creature).hands === true;
}
