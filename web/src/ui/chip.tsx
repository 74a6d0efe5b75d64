import clsx from 'clsx';
import type { ComponentProps } from 'react';

export function Chip({
  pressed,
  className,
  ...rest
}: ComponentProps<'button'> & { pressed: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={clsx(
        'inline-flex min-h-11 shrink-0 items-center gap-2 rounded-full border px-4 text-sm font-semibold transition-colors duration-150',
        pressed
          ? 'border-ink bg-ink text-ground'
          : 'border-hairline bg-raised text-ink hover:border-control',
        className,
      )}
    />
  );
}

/** The crayon dot of a product, beside its name. */
export function CategoryDot() {
  return (
    <span
      aria-hidden="true"
      className="size-2.5 shrink-0 rounded-full bg-accent ring-2 ring-accent/25"
    />
  );
}
