import clsx from 'clsx';
import { Archive, Hourglass, Timer, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';

import { useKept } from '../api/service.js';
import { type ClockFace, clockFace, type RetentionState, sentenceOf } from '../lib/retention.js';

/** The clock of a result, redrawn exactly when its text changes. */
export function useClockFace(retention: RetentionState, isFavourite: boolean): ClockFace {
  const [now, setNow] = useState(() => Date.now());
  const face = clockFace(retention, isFavourite, now, useKept());
  const look = useCallback(() => setNow(Date.now()), []);
  useEffect(() => {
    if (face.ticksIn === null) return;
    const timer = setTimeout(look, face.ticksIn);
    return () => clearTimeout(timer);
  }, [face.ticksIn, look, now]);
  useEffect(() => {
    // A clock that has just been set shows its true time at once, not from its next tick on.
    const timer = setTimeout(look);
    return () => clearTimeout(timer);
  }, [retention.expiresAt, look]);
  return face;
}

const ICONS = { kept: Archive, calm: Hourglass, soon: Timer, gone: Trash2 };

export function RetentionClock(props: { retention: RetentionState; isFavourite: boolean }) {
  const face = useClockFace(props.retention, props.isFavourite);
  const Icon = ICONS[face.tone];
  return (
    <span
      title={sentenceOf(face)}
      className={clsx(
        'inline-flex items-center gap-1 text-sm leading-tight tabular',
        face.tone === 'soon' ? 'font-semibold text-danger' : 'text-muted',
      )}
    >
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {face.text}
    </span>
  );
}
