import { useMutation } from '@tanstack/react-query';

import { toApiError } from '../../api/api-error.js';
import { meQuery, updatePreferences } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import { useToast } from '../../ui/toasts.js';

/** Saves what somebody prefers, and says so. */
export function useSavePreferences(onRefused?: () => void) {
  const say = useToast();
  return useMutation({
    mutationFn: updatePreferences,
    onSuccess: (preferences) => {
      queryClient.setQueryData(meQuery.queryKey, (old) => old && { ...old, preferences });
      say('Saved.');
    },
    onError: (error) => {
      onRefused?.();
      say(toApiError(error).message, 'bad');
    },
  });
}
