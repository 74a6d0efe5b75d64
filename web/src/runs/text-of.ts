import type { Generation } from '../api/types.js';

/** What was written, where that is what a run is for. */
export function textOf({ artifacts }: Partial<Pick<Generation, 'artifacts'>>): string | undefined {
  return artifacts?.find(({ text }) => text)?.text ?? undefined;
}
