import type { Scene } from './idea/scene.js';
import { unshownOf } from './layout/unshown.js';
import type { SettingName } from './scenery/settings.js';

const PLACE_WORDS: Partial<Record<SettingName, string>> = {
  meadow: 'a meadow',
  forest: 'a forest',
  savanna: 'a savanna',
  sea: 'the sea',
  space: 'space',
  desert: 'a desert',
  city: 'a city',
  winter: 'a winter day',
  room: 'a room',
  party: 'a party',
};

/** What a person should know of a page that was drawn from their idea, in words. */
export function notesOf({ actors, setting, missed, likened, tooMany }: Scene): string[] {
  const notes: string[] = [];
  if (missed.length > 0) {
    notes.push(`Not on the page, because we cannot draw it yet: ${listed(missed)}.`);
  }
  for (const actor of actors) {
    const without = unshownOf(actor);
    if (without.length > 0) notes.push(`“${actor.word}” is drawn without: ${listed(without)}.`);
  }
  for (const place of likened) {
    notes.push(
      `For “${place}” we drew ${PLACE_WORDS[setting] ?? 'a place like it'}, without what is special about it.`,
    );
  }
  for (const { word, asked, shown } of tooMany) {
    notes.push(
      `You asked for ${asked} ${word}; there are ${shown}, so that each is large enough to colour.`,
    );
  }
  return notes;
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  const last = quoted.at(-1)!;
  return quoted.length === 1 ? last : `${quoted.slice(0, -1).join(', ')} and ${last}`;
}
