import { likenessesOf } from './idea/likenesses.js';
import type { Scene } from './idea/scene.js';
import { crowdedOf } from './layout/parties.js';
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

/** What is made of an idea, and what somebody does with whom it shows. */
const PRODUCTS = {
  page: { where: 'on the page', purpose: 'to colour' },
  picture: { where: 'in the picture', purpose: 'to be seen well' },
} as const;

export type Product = keyof typeof PRODUCTS | 'mandala';

/**
 * What a person should know of what was drawn from their idea, in words.
 * @param product a page to colour in, one in the form of a mandala, or a picture in colour
 */
export function notesOf(scene: Scene, product: Product): string[] {
  const { actors, setting, missed, likened, tooMany } = scene;
  // What is to be coloured in has no colours yet.
  const unshown = [...scene.actions, ...(product === 'picture' ? scene.lostColours : [])];
  const isMandala = product === 'mandala';
  const { where, purpose } = PRODUCTS[isMandala ? 'page' : product];
  const notes: string[] = [];
  if (missed.length > 0) {
    notes.push(`Not ${where}, because we cannot draw it yet: ${listed(missed)}.`);
  }
  if (unshown.length > 0) notes.push(`Not shown: ${joined(unshown)}.`);
  for (const { word, room } of crowdedOf(actors)) {
    notes.push(
      `There is room for ${room === 1 ? 'one' : room} on the “${word}”, so each has one of its own.`,
    );
  }
  for (const actor of actors) {
    const without = unshownOf(actor);
    if (without.length > 0) notes.push(`“${actor.word}” is drawn without: ${listed(without)}.`);
  }
  for (const { word, drawn } of likenessesOf(actors)) {
    notes.push(`For “${word}” we drew ${/^[aeiou]/.test(drawn) ? 'an' : 'a'} ${drawn}.`);
  }
  if (isMandala) return [...new Set([...notes, ...outsideMandala(scene)])];
  for (const place of likened) {
    notes.push(
      `For “${place}” we drew ${PLACE_WORDS[setting] ?? 'a place like it'}, without what is special about it.`,
    );
  }
  for (const { word, asked, shown } of tooMany) {
    notes.push(
      `You asked for ${asked} ${word}; there are ${shown}, so that each is large enough ${purpose}.`,
    );
  }
  // Each of a family is an actor of its own, and is told of by the same word.
  return [...new Set(notes)];
}

/** It has no place around those whom it shows, and the rings repeat each of them anyway. */
function outsideMandala({ actors, placeNamed, night, weather }: Scene): string[] {
  const around = [
    ...(placeNamed ? ['the place'] : []),
    ...(night ? ['the night'] : []),
    ...(weather ? ['the weather'] : []),
  ];
  return [
    ...(around.length > 0 ? [`A mandala does not show ${joined(around)}.`] : []),
    ...(actors.some(({ count }) => count > 1)
      ? ['Of several who are alike, a mandala shows one.']
      : []),
  ];
}

function listed(words: readonly string[]): string {
  return joined(words.map((word) => `“${word}”`));
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1)!;
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
