import type { TransformationType } from '../api/types.js';

/** What somebody has chosen and written for a type, in words. */
export function onTheTable(kind: TransformationType['inputKind'] | undefined): string {
  if (kind?.includes('photo')) return 'Your photo and your settings';
  if (kind === 'prompt') return 'Your idea and your settings';
  return 'Your settings';
}
