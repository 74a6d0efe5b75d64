import clsx from 'clsx';
import { type ReactNode, useId } from 'react';

interface CardProps {
  title: string;
  children: ReactNode;
  tone?: 'plain' | 'danger';
}

/** A framed section of a page, named by its heading. */
export function Card({ title, children, tone = 'plain' }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={clsx(
        'rounded-2xl border bg-raised p-6 shadow-card',
        tone === 'danger' ? 'border-danger/45' : 'border-hairline',
      )}
    >
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
