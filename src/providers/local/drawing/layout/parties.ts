import type { Actor } from '../idea/scene.js';
import { CREWS } from '../props/crew.js';
import { isSomebody } from './unshown.js';

/** Those who are drawn as one figure: everybody for themselves, but for those who are on one vehicle together. */
export function partiesOf(actors: readonly Actor[]): Actor[][] {
  return actors.flatMap((actor) => {
    const copies = copiesOf(actor);
    const party = companyOf(actor, actors);
    if (party.length < 2 || party.length > roomOn(actor)) return copies.map((one) => [one]);
    return party[0] === actor ? [party] : [];
  });
}

/** What several were to be on together and has no room for them. */
export function crowdedOf(actors: readonly Actor[]): { word: string; room: number }[] {
  return actors.flatMap((actor) => {
    const party = companyOf(actor, actors);
    const room = roomOn(actor);
    return party[0] === actor && party.length > room ? [{ word: actor.shares!.word, room }] : [];
  });
}

function companyOf({ shares }: Actor, actors: readonly Actor[]): Actor[] {
  if (shares === undefined) return [];
  return actors
    .filter((other) => other.shares === shares && isSomebody(other.thing))
    .flatMap(copiesOf);
}

const copiesOf = (actor: Actor): Actor[] => Array.from({ length: actor.count }, () => actor);

function roomOn({ rides }: Actor): number {
  return (rides?.kind === 'vehicle' ? CREWS[rides.name]?.most : undefined) ?? 1;
}
