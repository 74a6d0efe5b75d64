import { Navigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';

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
  if (session === 'unknown') return pending;
  return session === 'signed-out' ? <ToSignIn /> : children;
}

function ToSignIn() {
  const router = useRouter();
  // Taken once: while the next page loads, this one still shows under the new address.
  const [here] = useState(router.state.location.href);
  return <Navigate to="/sign-in" search={{ returnTo: here }} replace />;
}
