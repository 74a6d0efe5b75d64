import { readIdea } from './drawing/idea/read-idea.js';
import { notesOf } from './drawing/notes.js';
import { styleIn } from './drawing/styles.js';
import { refuseUnsafeTitle } from './drawing/unsafe-title.js';
import { EngineRefusal } from './engine-refusal.js';
import { animalNamed } from './fursona/animal-named.js';
import { refuseUnsafeWords } from './fursona/unsafe-words.js';

type Params = Readonly<Record<string, unknown>>;

/** What is read of each recipe's words before anything is drawn. */
const READERS: Readonly<Record<string, (params: Params) => void>> = {
  'drawn-page': ({ idea, title }) => {
    if (isText(title)) refuseUnsafeTitle(title);
    if (isText(idea)) readIdea(idea);
  },
  'drawn-illustration': ({ idea }) => {
    if (isText(idea)) readIdea(idea);
  },
  'fursona-describe': ({ name, animal }) => {
    refuseUnsafeWords({ ...(isText(name) && { name }), ...(isText(animal) && { animal }) });
    if (isText(animal)) animalNamed(animal);
  },
};

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Why nothing can or may be made of what somebody wrote: by the engine's own readers, which need no photo, no network and
 * no pool.
 */
export function refusedWords(
  recipe: string | undefined,
  params: Params,
): EngineRefusal | undefined {
  try {
    if (recipe !== undefined) READERS[recipe]?.(params);
    return undefined;
  } catch (error) {
    if (error instanceof EngineRefusal) return error;
    throw error;
  }
}

/** What somebody should know of what will be made of their words; of words that say nothing, nothing. */
export function notesOfWords(recipe: string | undefined, params: Params): string[] {
  const { idea, style } = params;
  const isPage = recipe === 'drawn-page';
  if (typeof idea !== 'string' || !(isPage || recipe === 'drawn-illustration')) return [];
  if (refusedWords(recipe, params)) return [];
  const isMandala = isPage && (style ?? styleIn(idea)) === 'mandala';
  return notesOf(readIdea(idea), isMandala ? 'mandala' : isPage ? 'page' : 'picture');
}
