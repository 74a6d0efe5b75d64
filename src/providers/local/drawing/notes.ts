import type { Scene } from './idea/scene.js';

/** What a person should know of a page that was drawn from their idea, in words. */
export function notesOf({ missed, tooMany }: Scene): string[] {
  const notes: string[] = [];
  if (missed.length > 0) {
    const words = missed.map((word) => `“${word}”`);
    const list =
      words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
    notes.push(`Not on the page, because we cannot draw it yet: ${list}.`);
  }
  for (const { word, asked, shown } of tooMany) {
    notes.push(
      `You asked for ${asked} ${word}; there are ${shown}, so that each is large enough to colour.`,
    );
  }
  return notes;
}
