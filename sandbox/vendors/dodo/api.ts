import { type z } from 'zod';

import { type Cashier, refundRequest } from './cashier.js';
import { type CheckoutDesk, checkoutRequest } from './checkout-desk.js';
import { type Pricing, PRODUCT_ID, productOf } from './objects.js';
import { invalid, missing } from './refusals.js';
import type { DodoStore } from './store.js';

export interface ApiCall {
  /** What stands in the place of `:id`. */
  id: string;
  body: unknown;
  /** Where the sandbox is, as the caller names it. */
  origin: string;
}

export interface Desks {
  store: DodoStore;
  pricing: Pricing;
  checkout: CheckoutDesk;
  cashier: Cashier;
}

type Handler = (call: ApiCall) => object;

/** Every call that the stand-in takes. */
export function apiOf({ store, pricing, checkout, cashier }: Desks): Record<string, Handler> {
  return {
    'POST /checkouts': ({ body, origin }) => {
      const { id } = checkout.create(read(checkoutRequest, body));
      return {
        session_id: id,
        checkout_url: `${origin}/dodo/session/${id}`,
        client_secret: null,
        payment_id: null,
        publishable_key: null,
      };
    },
    'GET /checkouts/:id': ({ id }) => {
      const { created_at, customer, paymentId } = store.sessions.get(id);
      return {
        id,
        created_at,
        customer_email: customer?.email ?? null,
        customer_name: customer?.name ?? null,
        payment_id: paymentId,
        payment_status: store.payments.find(paymentId)?.status ?? null,
      };
    },
    'GET /payments/:id': ({ id }) => store.payments.get(id),
    'POST /refunds': ({ body }) => cashier.refund(read(refundRequest, body)),
    'GET /refunds/:id': ({ id }) => store.refunds.get(id),
    'GET /products/:id': ({ id }) => {
      if (id !== PRODUCT_ID) throw missing('product');
      return productOf(pricing);
    },
  };
}

/** @throws DodoRefusal */
function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
}
