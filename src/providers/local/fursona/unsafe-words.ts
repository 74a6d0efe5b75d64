import { isUnsafe } from '../drawing/idea/safety.js';
import { EngineRefusal } from '../engine-refusal.js';

/** @throws EngineRefusal IDEA_UNSAFE at the first of these texts that has such a word in it */
export function refuseUnsafeWords(texts: Readonly<Record<string, string>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (!isUnsafe(text)) continue;
    throw new EngineRefusal(
      'IDEA_UNSAFE',
      `The ${field} has a word in it that we do not use, because characters are shared with children.`,
      field,
    );
  }
}
