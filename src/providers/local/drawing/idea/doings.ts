import type { Actor } from './scene.js';
import { WORDS } from './things.js';

/** What somebody does, and with it what they hold or ride though nobody names it. */
export interface Doing {
  readonly actors: readonly Actor[];
  readonly hold?: string;
  readonly ride?: string;
  readonly aloft?: true;
}

/** Gives to those who do something what it takes, where they have nothing of the kind yet. */
export function settleDoings(doings: readonly Doing[], all: readonly Actor[]): void {
  for (const { actors, hold, ride, aloft } of doings) {
    for (const actor of actors.length > 0 ? actors : all.slice(0, 1)) {
      const held = hold !== undefined ? WORDS.get(hold)?.thing : undefined;
      if (held?.kind === 'prop') actor.holds ??= held.name;
      const ridden = ride !== undefined ? WORDS.get(ride)?.thing : undefined;
      if (ridden) actor.rides ??= ridden;
      if (aloft) actor.aloft = true;
    }
  }
}
