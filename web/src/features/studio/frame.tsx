import type { ReactNode } from 'react';

/** Keeps any shape within the screen's height, without cropping it. */
export function Frame({ ratio, children }: { ratio: number | undefined; children: ReactNode }) {
  return (
    <div
      className="mount mx-auto"
      style={ratio ? { maxWidth: `max(11rem, max(20rem, 100dvh - 20rem) * ${ratio})` } : undefined}
    >
      {children}
    </div>
  );
}
