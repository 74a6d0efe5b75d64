import { EngineRefusal } from '../../engine-refusal.js';
import { isForeign } from './foreign.js';
import { IdeaReader } from './idea-reader.js';
import { leaveOutUnwanted } from './leave-out.js';
import { isUnsafe } from './safety.js';
import type { Scene } from './scene.js';

/**
 * Reads an idea in English: who is there, how many and how large, what they wear, hold and ride, and where it is.
 * @throws EngineRefusal IDEA_UNSAFE, IDEA_UNREADABLE where it is written in another script or language, and IDEA_UNKNOWN where
 * nothing of it can be drawn
 */
export function readIdea(idea: string): Scene {
  if (isUnsafe(idea)) {
    throw new EngineRefusal(
      'IDEA_UNSAFE',
      'This idea has something in it that we do not draw, because the pages go to children. Please try another one.',
      'idea',
    );
  }
  refuseOtherScripts(idea);
  const words = wordsOf(idea);
  const reader = new IdeaReader(leaveOutUnwanted(words));
  const scene = reader.read();
  const isEmpty = scene.actors.length === 0 && !scene.placeNamed;
  if (isForeign(words, isEmpty ? 0 : reader.unknown)) throw notEnglish();
  if (isEmpty) {
    throw new EngineRefusal(
      'IDEA_UNKNOWN',
      'There is nothing in this idea that we know how to draw. Try animals, people, vehicles or fairy-tale figures, such as “two foxes riding a train through the snow”.',
      'idea',
    );
  }
  return scene;
}

function refuseOtherScripts(idea: string): void {
  const letters = idea.match(/\p{L}/gu) ?? [];
  const latin = idea.match(/\p{sc=Latin}/gu) ?? [];
  if (latin.length > 0 && latin.length >= letters.length * 0.6) return;
  if (letters.length > 0) throw notEnglish();
  throw new EngineRefusal(
    'IDEA_UNREADABLE',
    'Please say in words what should be on the page.',
    'idea',
  );
}

const notEnglish = () =>
  new EngineRefusal(
    'IDEA_UNREADABLE',
    'Only ideas written in English can be read here. Please write it in English.',
    'idea',
  );

/** Small letters, with commas for what parts a sentence. Names that were given are left out. */
function wordsOf(idea: string): string[] {
  return idea
    .replace(/\b(?:named|called) \p{Lu}\p{L}*/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/\b(snow|rain|thunder)[- ](storm|fall|drop)/g, '$1$2')
    .replace(/\bt[- ]rex(es)?\b/g, 't rex')
    .replace(/[^a-z0-9' ]+/g, (mark) => (/[-_]/.test(mark) ? ' ' : ' , '))
    .split(/\s+/)
    .filter((word) => word !== '');
}
