import { createLink } from '@tanstack/react-router';
import clsx from 'clsx';
import type { ComponentProps } from 'react';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';
type ButtonSize = 'normal' | 'large' | 'small';

/** The look shared by buttons and by links that act like one. */
export function buttonClass(look: ButtonLook = 'plain', size: ButtonSize = 'normal'): string {
  return clsx(
    'inline-flex max-w-full select-none items-center justify-center gap-2 rounded-xl text-center font-semibold leading-tight',
    'transition-[background-color,border-color,color,transform,box-shadow] duration-150 ease-out',
    'active:translate-y-px disabled:translate-y-0 disabled:opacity-55 aria-disabled:translate-y-0 aria-disabled:opacity-55',
    '[&_svg]:size-[1.15em] [&_svg]:shrink-0',
    size === 'large' && 'min-h-13 px-6 text-lg',
    size === 'normal' && 'min-h-11 px-4 text-base',
    size === 'small' && 'min-h-11 px-3 text-sm',
    look === 'primary' &&
      'bg-primary text-on-primary shadow-[inset_0_-3px_0_rgb(0_0_0/0.16)] enabled:hover:bg-primary-deep [a&]:hover:bg-primary-deep active:shadow-none',
    look === 'plain' &&
      'border border-hairline bg-raised text-ink enabled:hover:border-control [a&]:hover:border-control',
    look === 'quiet' && 'enabled:hover:bg-ink/6 [a&]:hover:bg-ink/6',
    look === 'danger' &&
      'border border-danger/45 bg-raised text-danger enabled:hover:border-danger enabled:hover:bg-danger/8',
  );
}

export interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook;
  size?: ButtonSize;
  /** Shows that the press has been heard; the button keeps its width and stays focusable. */
  busy?: boolean;
}

export function Button({ look, size, busy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      onClick={(event) => {
        // The second press of a double click is not a second wish.
        if (busy || event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
      aria-busy={busy || undefined}
      className={clsx(buttonClass(look, size), className)}
    >
      {busy && <Scribble />}
      {children}
    </button>
  );
}

interface ButtonAnchorProps extends ComponentProps<'a'> {
  look?: ButtonLook;
  size?: ButtonSize;
}

function ButtonAnchor({ look, size, className, ...rest }: ButtonAnchorProps) {
  return <a {...rest} className={clsx(buttonClass(look, size), className)} />;
}

/** A link inside the app that looks like a button, typed by the routes. */
export const ButtonLink = createLink(ButtonAnchor);

function Scribble() {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path
        d="M3 14 8 8l2 7 5-8 1 8 5-5"
        pathLength={1}
        stroke="currentColor"
        strokeWidth={2.4}
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeDasharray={1}
        className="animate-[scribble_1.1s_ease-in-out_infinite]"
      />
    </svg>
  );
}
