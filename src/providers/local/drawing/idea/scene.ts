import type { DyeName } from '../colour/dyes.js';
import type { OutfitName } from '../figures/outfits.js';
import type { WearName } from '../figures/wear.js';
import type { HeldName } from '../props/held.js';
import type { SettingName } from '../scenery/settings.js';
import type { Weather } from '../scenery/weather.js';
import type { Thing } from './things.js';

/** Something that somebody can be without, though it belongs to their costume. */
export type Bare = HeldName | WearName;

/** Colours that were asked for: of somebody themselves, and of what is with them. */
export interface Colours {
  own?: DyeName | undefined;
  /** Of the lighter parts, as in `a black and white cat`. */
  light?: DyeName | undefined;
  hair?: DyeName | undefined;
  skin?: DyeName | undefined;
  outfit?: DyeName | undefined;
  held?: DyeName | undefined;
  ridden?: DyeName | undefined;
  readonly worn: Partial<Record<WearName, DyeName>>;
}

/** Somebody or something that the idea tells of. */
export interface Actor {
  readonly thing: Thing;
  /** The word for it in the idea. */
  readonly word: string;
  count: number;
  /** 1 is as large as such things are. */
  size: number;
  /** Smaller than those who are grown up, where there are any. */
  young: boolean;
  /** In the air, whatever they are. */
  aloft: boolean;
  wears: WearName[];
  outfit: OutfitName | undefined;
  holds: HeldName | undefined;
  rides: Thing | undefined;
  /** What it is to be drawn without. */
  without: readonly Bare[];
  /** The one, in the word of the idea, that everybody with the same object here is to be on together. */
  shares: { readonly word: string } | undefined;
  readonly colours: Colours;
  /** What they wear, hold and ride, by the names here, in the words of the idea. */
  readonly words: Record<string, string>;
}

/** An idea as it was understood. */
export interface Scene {
  readonly actors: readonly Actor[];
  readonly setting: SettingName;
  /** That the idea itself names where it is. */
  readonly placeNamed: boolean;
  readonly night: boolean;
  readonly fullMoon: boolean;
  readonly weather: Weather | undefined;
  /** They are to stand side by side. */
  readonly inARow: boolean;
  /** What the idea names and the picture will not show, in its words. */
  readonly missed: readonly string[];
  /** What is done in the idea and not in the picture. */
  readonly actions: readonly string[];
  /** Colours that nothing in a picture in colour has, in the words of the idea. */
  readonly lostColours: readonly string[];
  /** Places that are drawn as what they are like. */
  readonly likened: readonly string[];
  /** More were asked for than fit. */
  readonly tooMany: readonly { word: string; asked: number; shown: number }[];
}
