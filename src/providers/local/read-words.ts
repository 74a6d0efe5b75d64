import { readIdea } from './drawing/idea/read-idea.js';
import { isUnsafe } from './drawing/idea/safety.js';
import { notesOf } from './drawing/notes.js';
import { styleIn } from './drawing/styles.js';
import { EngineRefusal } from './engine-refusal.js';
import { animalNamed } from './fursona/animal-named.js';

/** What is read of each recipe's words before anything is drawn. */
const READERS: Readonly<Record<string, { field: string; read: (words: string) => unknown }>> = {
  'drawn-page': { field: 'idea', read: readIdea },
  'drawn-illustration': { field: 'idea', read: readIdea },
  'fursona-describe': { field: 'animal', read: animalNamed },
};

/**
 * Why nothing can be made of what somebody wrote: by the engine's own readers, which need no photo, no network and no
 * pool. Words that are unsafe are the run's to stop, because it keeps a record of it.
 */
export function unreadableWords(
  recipe: string | undefined,
  params: Readonly<Record<string, unknown>>,
): EngineRefusal | undefined {
  const reader = recipe === undefined ? undefined : READERS[recipe];
  const words = reader && params[reader.field];
  if (typeof words !== 'string' || isUnsafe(words)) return undefined;
  try {
    reader!.read(words);
    return undefined;
  } catch (error) {
    if (error instanceof EngineRefusal) return error;
    throw error;
  }
}

/** What somebody should know of what will be made of their words; of words that say nothing, nothing. */
export function notesOfWords(
  recipe: string | undefined,
  params: Readonly<Record<string, unknown>>,
): string[] {
  const { idea, style } = params;
  const isPage = recipe === 'drawn-page';
  if (typeof idea !== 'string' || !(isPage || recipe === 'drawn-illustration')) return [];
  if (isUnsafe(idea) || unreadableWords(recipe, params)) return [];
  const isMandala = isPage && (style ?? styleIn(idea)) === 'mandala';
  return notesOf(readIdea(idea), isMandala ? 'mandala' : isPage ? 'page' : 'picture');
}
