import type { ReactNode } from 'react';

interface LabelledPictureProps {
  /** Undefined where there will never be one. */
  label: ReactNode;
  children: ReactNode;
}

/**
 * A picture and words on it, which are said when they change. They stand below it, where they cover nothing, in a line
 * that has its room before they come, so that nothing moves under somebody's finger.
 */
export function LabelledPicture({ label, children }: LabelledPictureProps) {
  return (
    <>
      {children}
      {label !== undefined && (
        <p role="status" className="mt-2 min-h-5 text-center text-sm font-semibold text-muted">
          {label}
        </p>
      )}
    </>
  );
}
