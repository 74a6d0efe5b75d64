import clsx from 'clsx';
import type { CSSProperties } from 'react';

/** A grey sheet in the shape of what is coming. Hidden from screen readers. */
export function Skeleton({ className, style }: { className?: string; style?: CSSProperties }) {
  return (
    <div aria-hidden="true" style={style} className={clsx('skeleton rounded-lg', className)} />
  );
}
