import { EngineRefusal } from '../engine-refusal.js';
import { isUnsafe } from './idea/safety.js';

/** @throws EngineRefusal IDEA_UNSAFE */
export function refuseUnsafeTitle(title: string): void {
  if (!isUnsafe(title)) return;
  throw new EngineRefusal(
    'IDEA_UNSAFE',
    'This title has a word in it that we do not print, because the pages go to children.',
    'title',
  );
}
