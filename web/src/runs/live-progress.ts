import type { GenerationEvent } from '../api/follow-generation.js';

export interface LiveProgress {
  position: number | null;
  step: string | null;
  done: number;
  of: number;
  reconnecting: boolean;
}

export const START: LiveProgress = {
  position: null,
  step: null,
  done: 0,
  of: 0,
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
  const { step, done, of } = event;
  return furthest(heard, { ...START, step, done, of });
}

/** Of two states of one run the later one, with the second's word on the line; equal: the second. */
export function furthest(one: LiveProgress, other: LiveProgress): LiveProgress {
  const { reconnecting } = other;
  if (other === START) return one;
  return shareOf(one) > shareOf(other) ? { ...one, reconnecting } : other;
}

function shareOf({ step, done, of }: LiveProgress): number {
  return step === null ? -1 : done / Math.max(1, of);
}
