import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

import { ApiError } from '../../api/api-error.js';
import { beginCheckout } from '../../api/billing.js';
import { randomId } from '../../lib/random-id.js';
import { keepWayBack } from '../../lib/way-back.js';

/** Begins to buy and leaves for the payment service's page. */
export function useBuy(from: string | undefined) {
  const wish = useRef<{ item: string; key: string } | null>(null);
  const buying = useMutation({
    mutationFn: (item: string) => {
      // A try whose answer was lost is repeated, not doubled.
      if (wish.current?.item !== item) wish.current = { item, key: randomId() };
      return beginCheckout(item, wish.current.key);
    },
    onSuccess: ({ url }) => {
      keepWayBack(from);
      location.assign(url);
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status < 500 && error.status > 0) wish.current = null;
    },
  });
  return {
    buy: (item: string) => buying.mutate(item),
    /** The item that is on its way; it stays so while the browser leaves. */
    busy: buying.isPending || buying.isSuccess ? buying.variables : null,
    error: buying.error,
  };
}
