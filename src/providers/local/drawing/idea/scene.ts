import type { OutfitName } from '../figures/outfits.js';
import type { WearName } from '../figures/wear.js';
import type { HeldName } from '../props/held.js';
import type { SettingName } from '../scenery/settings.js';
import type { Weather } from '../scenery/weather.js';
import type { Thing } from './things.js';

/** Something that somebody can be without, though it belongs to their costume. */
export type Bare = HeldName | WearName;

/** Somebody or something that the idea tells of. */
export interface Actor {
  readonly thing: Thing;
  /** The word for it in the idea. */
  readonly word: string;
  count: number;
  /** 1 is as large as such things are. */
  size: number;
  wears: WearName[];
  outfit: OutfitName | undefined;
  holds: HeldName | undefined;
  rides: Thing | undefined;
  /** What it is to be drawn without. */
  without: readonly Bare[];
  /** The one, in the word of the idea, that everybody with the same object here is to be on together. */
  shares: { readonly word: string } | undefined;
}

/** An idea as it was understood. */
export interface Scene {
  readonly actors: readonly Actor[];
  readonly setting: SettingName;
  /** That the idea itself names where it is. */
  readonly placeNamed: boolean;
  readonly night: boolean;
  readonly weather: Weather | undefined;
  /** They are to stand side by side. */
  readonly inARow: boolean;
  /** What the idea names and the picture will not show, in its words. */
  readonly missed: readonly string[];
  /** What is done in the idea and not in the picture. */
  readonly actions: readonly string[];
  /** Places that are drawn as what they are like. */
  readonly likened: readonly string[];
  /** More were asked for than fit. */
  readonly tooMany: readonly { word: string; asked: number; shown: number }[];
}
