import { useEffect, useRef, useState } from 'react';

import { toApiError } from '../api/api-error.js';
import { cancelGeneration } from '../api/generations.js';
import { plural, stepWords } from '../lib/format.js';
import { Button } from '../ui/button.js';
import { useToast } from '../ui/toasts.js';
import { type LiveProgress, shareOf } from './live-progress.js';

/** What is happening right now: the place in the line, the step, how far, and a way out. */
export function RunProgress({ id, progress }: { id: string; progress: LiveProgress }) {
  const say = useToast();
  const [stopping, setStopping] = useState(false);
  const share = progress.step ? Math.max(0.06, shareOf(progress)) : 0;

  const cancel = async () => {
    setStopping(true);
    try {
      await cancelGeneration(id);
    } catch (error) {
      setStopping(false);
      say(toApiError(error).message, 'bad');
    }
  };

  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that started it is gone, and the focus with it: go on from here.
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div
      ref={panel}
      tabIndex={-1}
      role="group"
      aria-label="Progress"
      className="mx-auto max-w-[54rem] rounded-2xl border border-hairline bg-raised p-5 shadow-card outline-none"
    >
      <div className="flex items-center justify-between gap-4">
        <div role="status" className="min-w-0">
          <p className="display text-lg">{headline(progress)}</p>
          <p className="mt-0.5 text-sm text-muted tabular">{detail(progress)}</p>
        </div>
        <Button size="small" busy={stopping} onClick={() => void cancel()}>
          {stopping ? 'Stopping' : 'Cancel'}
        </Button>
      </div>
      <svg
        viewBox="0 0 400 22"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-4 h-4 w-full"
      >
        <path d={WAVE} fill="none" stroke="var(--hairline)" strokeWidth={5} strokeLinecap="round" />
        <path
          d={WAVE}
          fill="none"
          pathLength={1}
          stroke="var(--accent, var(--photo))"
          strokeWidth={5}
          strokeLinecap="round"
          strokeDasharray="1 2"
          strokeDashoffset={1 - share}
          opacity={share === 0 ? 0 : 1}
          className="transition-[stroke-dashoffset] duration-500"
        />
      </svg>
    </div>
  );
}

const WAVE =
  'M4 12c12-9 24-9 36 0s24 9 36 0 24-9 36 0 24 9 36 0 24-9 36 0 24 9 36 0 24-9 36 0 24 9 36 0 24-9 36 0 24 9 36 0 24-9 32 0';

function headline(progress: LiveProgress): string {
  if (progress.step) return stepWords(progress.step);
  return progress.position ? 'Waiting in line' : 'Starting';
}

function detail(progress: LiveProgress): string {
  if (progress.reconnecting) return 'The line dropped; listening again. Your picture goes on.';
  if (progress.step) return `Step ${Math.min(progress.done + 1, progress.of)} of ${progress.of}`;
  return progress.position
    ? `${plural(progress.position, 'picture')} before yours`
    : 'You are next';
}
