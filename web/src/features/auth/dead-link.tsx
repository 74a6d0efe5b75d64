import type { ReactNode } from 'react';

import type { ApiError } from '../../api/api-error.js';
import { AuthCard } from './auth-card.js';

/** Whether a link by mail opens nothing any more, rather than something else having gone wrong. */
export function isDeadLink(error: ApiError | null): error is ApiError {
  return error?.code === 'AUTH_EXPIRED' || error?.code === 'AUTH_INVALID';
}

interface DeadLinkProps {
  error: ApiError;
  /** The way to another one. */
  children: ReactNode;
  footer: ReactNode;
}

/** In the place of a page whose link was used, was replaced, or is too old. */
export function DeadLink({ error, children, footer }: DeadLinkProps) {
  const title =
    error.code === 'AUTH_EXPIRED' ? 'This link is too old' : 'This link does not work any more';
  // The server's words say for themselves what the heading says here.
  const why = error.message.replace(`${title}. `, '');
  return (
    <AuthCard title={title} lead={<p role="alert">{why}</p>} error={null} footer={footer}>
      {children}
    </AuthCard>
  );
}
