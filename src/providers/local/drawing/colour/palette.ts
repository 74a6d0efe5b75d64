import type { ScenePicture } from '../layout/compose.js';
import type { SettingName } from '../scenery/settings.js';
import { darker, lighter, mixed } from './tints.js';

/** Of the sky, the water or the wall behind everything, by the tint that it has there: above and below. */
const BACKDROPS: Readonly<Record<string, readonly [string, string]>> = {
  '#d5ecf7': ['#7cc6f0', '#eaf7fc'],
  '#cbd8e2': ['#93a9bd', '#e3ebf0'],
  '#4d5b92': ['#1b2557', '#6c78b8'],
  '#dcebf6': ['#86bbe4', '#e9f4fb'],
  '#bfe3f3': ['#8edcf2', '#2f86bd'],
  '#3f4680': ['#171a45', '#5a5fae'],
};

export function backdrop(tint: string): readonly [string, string] {
  return BACKDROPS[tint] ?? [darker(tint, 0.06), lighter(tint, 0.4)];
}

/** What shines by itself: stars, the moon, lanterns. */
const SHINING = new Set(['#fbe08a', '#fbe9b0', '#f6c945', '#f6d365']);
const GLASS = '#cfe6f2';
const LIT = '#ffe08a';
/** At night it is light in there. */
const INDOORS = new Set<SettingName>(['room', 'party', 'space', 'underwater']);

/** The colours of a picture by what they are by day. */
export function lightOf({ night, setting }: ScenePicture): (tint: string, near: boolean) => string {
  if (!night || INDOORS.has(setting)) return (tint) => tint;
  return (tint, near) => {
    if (SHINING.has(tint)) return tint;
    if (tint === GLASS && !near) return LIT;
    return near ? mixed(tint, '#2f3b7a', 0.2) : mixed(tint, '#1e2a63', 0.5);
  };
}
