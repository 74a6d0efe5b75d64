import { useMutation } from '@tanstack/react-query';

import { toApiError } from '../../api/api-error.js';
import { meQuery } from '../../api/me.js';
import { choosePlan, openPortal, ownPlanQuery } from '../../api/plans.js';
import { queryClient } from '../../api/query-client.js';
import { useToast } from '../../ui/toasts.js';

/** Tells the server which plan it is to be; everything that shows it is fresh afterwards. */
export function usePlanChoice({ said, onDone }: { said: string; onDone?: () => void }) {
  const say = useToast();
  return useMutation({
    mutationFn: choosePlan,
    onSuccess: (plan) => {
      queryClient.setQueryData(ownPlanQuery.queryKey, plan);
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: ['payments'] });
      say(said);
      onDone?.();
    },
    onError: (error) => {
      say(toApiError(error).message, 'bad');
      void queryClient.invalidateQueries({ queryKey: ownPlanQuery.queryKey });
      onDone?.();
    },
  });
}

/** Leaves for the payment service's page, where cards and bills are seen to. */
export function usePortal() {
  const say = useToast();
  return useMutation({
    mutationFn: openPortal,
    onSuccess: ({ url }) => location.assign(url),
    onError: (error) => say(toApiError(error).message, 'bad'),
  });
}
