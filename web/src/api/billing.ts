import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { answer, api, sessionFetch } from './client.js';
import { saveResponse } from './save-response.js';
import type { components } from './schema.gen.js';

type Schemas = components['schemas'];
export type Pack = Schemas['PackResponse'];
export type Payment = Schemas['PaymentResponse'];
export type Gateway = Schemas['GatewayResponse'];
export type Balance = Schemas['BalanceResponse'];
export type Trust = Schemas['TrustResponse'];

const WAITING_MS = 2_000;
/** After that the page says that it will come, and stops asking. */
const PATIENCE_MS = 90_000;

export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/billing/packs', { signal })),
});

/** One's own credits, and where they lie. */
export const balanceQuery = queryOptions({
  queryKey: ['balance'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/billing/balance', { signal })),
});

/** By whom one can pay here; none: nothing can be bought. */
export const gatewaysQuery = queryOptions({
  queryKey: ['gateways'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/billing/gateways', { signal })),
});

/** What the last check of the books found. */
export const trustQuery = queryOptions({
  queryKey: ['trust'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/billing/trust', { signal })),
});

const mayChange = (payment: Payment | undefined): boolean =>
  payment?.status === 'PENDING' || (payment?.status === 'COMPLETED' && !!payment.generationId);

/** One payment; asked for again while it is open, or may yet go back because no picture comes of it. */
export const paymentQuery = (id: string, since: number) =>
  queryOptions({
    queryKey: ['payment', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/billing/payments/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      mayChange(state.data) && Date.now() - since < PATIENCE_MS ? WAITING_MS : false,
  });

export const historyQuery = infiniteQueryOptions({
  queryKey: ['payments'],
  queryFn: ({ pageParam, signal }) =>
    answer(
      api.GET('/api/v1/billing/history', {
        params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ pagination }) => pagination.nextCursor,
});

/**
 * Where the same thing can be paid for already, at the same price: who left that page by their browser's
 * Back, or has it open elsewhere, goes on there instead of having two. Undefined where there is none.
 */
export async function openCheckout(
  { item, gateway }: Schemas['CheckoutRequest'],
  amountMinor: number,
): Promise<string | undefined> {
  const { data } = await answer(
    api.GET('/api/v1/billing/history', { params: { query: { limit: 20 } } }),
  );
  const open = data.find(
    (payment) =>
      payment.checkoutUrl !== null &&
      payment.item === item &&
      payment.gateway === gateway &&
      payment.amountMinor === amountMinor,
  );
  return open?.checkoutUrl ?? undefined;
}

/** @param key the same for every try of one wish, so that it is one payment */
export function beginCheckout(
  { item, gateway }: Schemas['CheckoutRequest'],
  key: string,
): Promise<Schemas['CheckoutResponse']> {
  return answer(
    api.POST('/api/v1/billing/checkout', {
      body: { item, ...(gateway === undefined ? {} : { gateway }) },
      headers: { 'Idempotency-Key': key },
    }),
  );
}

/** Pays for one run that waits for it; `checkoutUrl` is where. */
export function payForRun(generationId: string, gateway?: Gateway['name']): Promise<Payment> {
  const body = { generationId, ...(gateway === undefined ? {} : { gateway }) };
  return answer(api.POST('/api/v1/billing/payments', { body }));
}

/** Calls off what is not paid yet. */
export function cancelPayment(id: string): Promise<Payment> {
  return answer(api.POST('/api/v1/billing/payments/{id}/cancel', { params: { path: { id } } }));
}

export function downloadReceipt({ id, receiptNo }: Payment): Promise<void> {
  const address = new URL(`/api/v1/billing/receipts/${id}`, location.origin);
  return saveResponse(() => sessionFetch(new Request(address)), `${receiptNo ?? 'receipt'}.pdf`);
}
