import { Navigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';

import { ApiError } from '../api/api-error.js';
import { sessionReady, useSessionState } from '../api/session.js';
import { PagePending } from './page-pending.js';
import { ErrorState } from './page-state.js';

/** Shows its children to signed-in people; sends others to sign in, and back here after. */
export function RequireSession({
  children,
  pending = <PagePending />,
}: {
  children: ReactNode;
  pending?: ReactNode;
}) {
  const session = useSessionState();
  if (session === 'unknown') return pending;
  if (session === 'unreachable') {
    return (
      <ErrorState
        error={ApiError.unreachable()}
        onRetry={() => void sessionReady().catch(() => undefined)}
      />
    );
  }
  return session === 'signed-out' ? <ToSignIn /> : children;
}

function ToSignIn() {
  const router = useRouter();
  // Taken once: while the next page loads, this one still shows under the new address.
  const [here] = useState(router.state.location.href);
  return <Navigate to="/sign-in" search={{ returnTo: here }} replace />;
}
