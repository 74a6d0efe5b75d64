import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

import { useSessionState } from '../../api/session.js';
import { goBackTo, safeReturnTo } from '../../lib/return-to.js';

/** Back to where the person was, also when it was another tab that signed in. */
export function useReturnWhenSignedIn(returnTo: string | undefined): void {
  const session = useSessionState();
  const router = useRouter();
  useEffect(() => {
    if (session === 'signed-in') goBackTo(safeReturnTo(returnTo), router);
  }, [session, returnTo, router]);
}
