import type { GenerationEvent } from '../api/follow-generation.js';

export interface LiveProgress {
  position: number | null;
  step: string | null;
  done: number;
  of: number;
  /** How much of the step under way is done, 0 to 1. */
  part: number;
  reconnecting: boolean;
}

export const START: LiveProgress = {
  position: null,
  step: null,
  done: 0,
  of: 0,
  part: 0,
  reconnecting: false,
};

/**
 * What to show after an event. It never goes back: a stream that is joined late tells everything from
 * the start, and a run whose worker died begins again, which is no news for whoever waits.
 */
export function advance(
  shown: LiveProgress,
  event: Exclude<GenerationEvent, { kind: 'ended' | 'balance' }>,
): LiveProgress {
  if (event.kind === 'reconnecting') return { ...shown, reconnecting: true };
  const heard = { ...shown, reconnecting: false };
  if (event.kind === 'queued') {
    return shown.step === null ? { ...START, position: event.position } : heard;
  }
  const { step, done, of, part = 0 } = event;
  return furthest(heard, { ...START, step, done, of, part });
}

/** Of two states of one run the later one, with the second's word on the line; equal: the second. */
export function furthest(one: LiveProgress, other: LiveProgress): LiveProgress {
  const { reconnecting } = other;
  if (other === START) return one;
  return shareOf(one) > shareOf(other) ? { ...one, reconnecting } : other;
}

/** How much of the whole is done, 0 to 1; less where nothing has begun. */
export function shareOf({ step, done, of, part }: LiveProgress): number {
  return step === null ? -1 : (done + part) / Math.max(1, of);
}
