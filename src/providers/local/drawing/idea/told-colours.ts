import type { DyeName } from '../colour/dyes.js';
import type { SettingName } from '../scenery/settings.js';
import { COLOURS_OF_PLACES, NATURAL_COLOURS, SKIN_COLOURS } from './colour-words.js';
import type { Actor } from './scene.js';
import type { Thing } from './things.js';

/** Who wears armour or is all covered: a colour is of what they wear. */
const COVERED = new Set(['knight', 'wizard', 'ninja']);

/** Colours that an idea told of, until it is clear of what they are. */
export class ToldColours {
  private told: { word: string; dye: DyeName }[] = [];
  /** Those that no picture shows, in the words of the idea. */
  readonly lost: string[] = [];

  add(word: string, dye: DyeName): void {
    this.told.push({ word, dye });
  }

  /** For what is taken now, as many as it can have; no picture shows the others. */
  take(most: number): DyeName[] {
    const { told } = this;
    this.told = [];
    this.lost.push(...told.slice(most).map(({ word }) => word));
    return told.slice(0, most).map(({ dye }) => dye);
  }

  /** Nothing that a picture shows has them. */
  lose(): void {
    this.take(0);
  }

  /** They were of something that is not shown at all, which is told already. */
  drop(): void {
    this.told = [];
  }

  /** What a place has anyway. */
  leaveOfPlace(setting: SettingName): void {
    const usual = COLOURS_OF_PLACES[setting] ?? [];
    this.told = this.told.filter(({ dye }) => !usual.includes(dye));
  }

  /** A red fox is no redder than others. */
  leaveNatural({ name }: Thing): void {
    const natural = NATURAL_COLOURS[name as keyof typeof NATURAL_COLOURS];
    if (natural && this.told.every(({ dye }) => natural.includes(dye))) this.told = [];
  }

  giveTo({ thing, colours }: Actor, hair: DyeName | undefined): void {
    this.leaveNatural(thing);
    if (thing.kind === 'animal') [colours.own, colours.light] = this.take(2);
    else if (thing.kind !== 'person') [colours.own] = this.take(1);
    else {
      colours.hair = hair;
      const dye = this.told[0]?.dye;
      if (dye === 'blonde') [colours.hair] = this.take(1);
      else if (dye && SKIN_COLOURS.has(dye) && !COVERED.has(thing.outfit ?? ''))
        [colours.skin] = this.take(1);
      else if (thing.outfit) [colours.outfit] = this.take(1);
    }
  }
}
