import { focusManager, type Query, QueryClient } from '@tanstack/react-query';

import { ApiError } from './api-error.js';
import { onNewcomer, onSessionChange } from './session.js';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Offline is an error with words, not a spinner without end.
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (count, error) =>
        count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
      retryDelay: (count) => 400 * 2 ** count,
    },
    mutations: { networkMode: 'always' },
  },
});

// A window that was behind another one was visible all the time: coming back to it counts as well.
focusManager.setEventListener((onFocus) => {
  const look = () => onFocus();
  addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  return () => {
    removeEventListener('visibilitychange', look);
    removeEventListener('focus', look);
  };
});

/** What is the same whoever is signed in. */
const IMPERSONAL: readonly unknown[] = ['catalogue', 'sign-in-methods', 'grant', 'service'];

const isPersonal = ({ queryKey }: Query): boolean => !IMPERSONAL.includes(queryKey[0]);

// However a session ends or begins, in this tab or another: what was one person's is not the next's.
onSessionChange((state) => {
  if (state === 'signed-out') forgetPerson();
});

// And what is on the screen is read again for whoever is here now.
onNewcomer(() => void queryClient.resetQueries({ predicate: isPersonal }));

/** Drops what was fetched for a person. */
export function forgetPerson(): void {
  queryClient.removeQueries({ predicate: isPersonal });
}
