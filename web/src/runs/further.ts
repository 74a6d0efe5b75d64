import type { Generation, TransformationType } from '../api/types.js';
import { photoOf } from './photo-of.js';

type Work = Pick<Generation, 'type' | 'artifacts'>;

/** What makes a picture bigger; undefined where that would be too large, or where it has a file of vectors anyway. */
export function biggerOf(
  work: Work,
  types: readonly TransformationType[],
): TransformationType | undefined {
  const photo = photoOf(work);
  if (!photo || work.artifacts.some(({ mime }) => mime === 'image/svg+xml')) return undefined;
  return types.find((type) => {
    if (!isReady(type) || !type.enlarged) return false;
    const { by, maxPixels } = type.enlarged;
    const least = Math.min(...timesOf(type, by));
    return photo.width * photo.height * least * least <= maxPixels;
  });
}

/** A look that a picture has not had yet: the first of those that show at once what they would make of it. */
export function lookFor(
  work: Work,
  types: readonly TransformationType[],
): TransformationType | undefined {
  if (!photoOf(work)) return undefined;
  return types.find((type) => isReady(type) && type.previewable && type.slug !== work.type);
}

function isReady({ inputKind, availability }: TransformationType): boolean {
  return inputKind === 'photo' && availability === 'ready';
}

function timesOf({ inputSchema }: TransformationType, by: string): number[] {
  const { properties = {} } = inputSchema as { properties?: Record<string, { enum?: unknown[] }> };
  return (properties[by]?.enum ?? []).map(Number);
}
