import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export const inputClass =
  'block w-full min-h-12 rounded-xl border border-control bg-raised px-3.5 py-2.5 text-base text-ink ' +
  'placeholder:text-muted transition-colors hover:border-ink/70 focus-visible:border-primary ' +
  'focus-visible:outline-2 focus-visible:outline-offset-0 aria-invalid:border-danger';

interface FieldProps {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  aside?: ReactNode;
  children: ReactNode;
}

/** Label, control, hint and error in one order; the control names `${id}-hint` and `-error`. */
export function Field({ id, label, hint, error, aside, children }: FieldProps) {
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {aside}
      </div>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  return (
    <p
      id={`${id}-error`}
      role="alert"
      className={clsx('text-sm font-medium text-danger', error && 'mt-1.5 flex gap-1.5')}
    >
      {error && (
        <>
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>{error}</span>
        </>
      )}
    </p>
  );
}

export function describedBy(id: string, error: unknown, hint: unknown): string | undefined {
  if (error) return `${id}-error`;
  return hint ? `${id}-hint` : undefined;
}

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={clsx(inputClass, className)} />;
}
