import type { ReactNode } from 'react';

/** Words on a picture, so that nothing below it moves under somebody's finger; said when they change. */
export function PictureLabel({ children }: { children: ReactNode }) {
  return (
    <span role="status">
      {children && (
        <span className="pointer-events-none absolute left-3 top-3 z-10 rounded-md bg-[#1e1b18]/78 px-2 py-0.5 text-sm font-semibold text-white">
          {children}
        </span>
      )}
    </span>
  );
}
