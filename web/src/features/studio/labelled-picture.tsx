import clsx from 'clsx';
import type { ReactNode } from 'react';

import { isStrip } from '../../ui/is-strip.js';

interface LabelledPictureProps {
  ratio: number;
  label: ReactNode;
  children: ReactNode;
}

/**
 * A picture with words on it, so that nothing below it moves under somebody's finger; said when they change. On a strip
 * there is no room for them: they have a line of their own below it, whether or not there are any.
 */
export function LabelledPicture({ ratio, label, children }: LabelledPictureProps) {
  const strip = isStrip(ratio);
  return (
    <div className="relative">
      {children}
      <span role="status" className={clsx(strip && 'mt-2 block min-h-6 text-center')}>
        {label && (
          <span
            className={clsx(
              'pointer-events-none text-sm font-semibold',
              strip
                ? 'text-muted'
                : 'absolute left-3 top-3 z-10 rounded-md bg-[#1e1b18]/78 px-2 py-0.5 text-white',
            )}
          >
            {label}
          </span>
        )}
      </span>
    </div>
  );
}
