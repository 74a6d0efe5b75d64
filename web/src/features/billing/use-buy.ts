import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

import { ApiError } from '../../api/api-error.js';
import { beginCheckout, type Gateway } from '../../api/billing.js';
import { randomId } from '../../lib/random-id.js';
import { keepWayBack } from '../../lib/way-back.js';

interface Wish {
  item: string;
  gateway: Gateway['name'];
}

/** Begins to buy and leaves for the payment service's page. */
export function useBuy(from: string | undefined) {
  const wish = useRef<(Wish & { key: string }) | null>(null);
  const buying = useMutation({
    mutationFn: (wanted: Wish) => {
      const before = wish.current;
      // A try whose answer was lost is repeated, not doubled.
      const isSame = before?.item === wanted.item && before.gateway === wanted.gateway;
      wish.current = isSame ? before : { ...wanted, key: randomId() };
      return beginCheckout(wanted, wish.current.key);
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
    buy: (item: string, gateway: Gateway['name']) => buying.mutate({ item, gateway }),
    /** The item that is on its way; it stays so while the browser leaves. */
    busy: buying.isPending || buying.isSuccess ? buying.variables.item : null,
    error: buying.error,
  };
}
