import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { ApiError } from '../../api/api-error.js';
import { beginCheckout, type Gateway, openCheckout } from '../../api/billing.js';
import { randomId } from '../../lib/random-id.js';
import { keepWayBack } from '../../lib/way-back.js';

interface Wish {
  item: string;
  gateway: Gateway['name'];
  /** What it is sold for on the page. */
  amountMinor: number;
}

/** Begins to buy and leaves for the payment service's page. */
export function useBuy(from: string | undefined) {
  const wish = useRef<(Wish & { key: string }) | null>(null);
  const buying = useMutation({
    mutationFn: async (wanted: Wish) => {
      const before = wish.current;
      // A try whose answer was lost is repeated, not doubled.
      const isSame = before?.item === wanted.item && before.gateway === wanted.gateway;
      const { key } = (wish.current = isSame ? before : { ...wanted, key: randomId() });
      const open = await openCheckout(wanted, wanted.amountMinor);
      return open === undefined ? beginCheckout(wanted, key) : { url: open };
    },
    onSuccess: ({ url }) => {
      keepWayBack(from);
      location.assign(url);
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status < 500 && error.status > 0) wish.current = null;
    },
  });
  const { reset } = buying;
  useEffect(() => {
    // Back from there: browsers that keep pages show this one as it was left, on its way.
    const shown = ({ persisted }: PageTransitionEvent) => persisted && reset();
    addEventListener('pageshow', shown);
    return () => removeEventListener('pageshow', shown);
  }, [reset]);
  return {
    buy: (wish: Wish) => buying.mutate(wish),
    /** The item that is on its way; it stays so while the browser leaves. */
    busy: buying.isPending || buying.isSuccess ? buying.variables.item : null,
    error: buying.error,
  };
}
