import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { useSessionState } from '../api/session.js';
import { PagePending } from './page-pending.js';

/** Shows its children to signed-in people; sends others to sign in, and back here after. */
export function RequireSession({
  children,
  pending = <PagePending />,
}: {
  children: ReactNode;
  pending?: ReactNode;
}) {
  const session = useSessionState();
  const here = useRouterState({ select: (state) => state.location.href });
  if (session === 'unknown') return pending;
  if (session === 'signed-out')
    return <Navigate to="/sign-in" search={{ returnTo: here }} replace />;
  return children;
}
