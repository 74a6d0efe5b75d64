import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** A link below a card of signing in, large enough for a thumb. */
export const AuthLink = createLink((props: ComponentProps<'a'>) => (
  <a
    {...props}
    className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
  />
));
