import { z } from 'zod';

/** In Dodo's metadata: our name for a payment, and what we asked for it. */
export const PAYMENT_KEY = 'payment_id';
export const AMOUNT_KEY = 'amount_minor';
/** Our name for a refund. */
export const REFUND_KEY = 'refund_id';

const metadata = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Of Dodo's objects only what we go by: it stays in their hands who paid with what. */
const refundItem = z.object({
  refund_id: z.string(),
  payment_id: z.string(),
  status: z.string(),
  amount: z.int().nullish(),
  currency: z.string().nullish(),
  is_partial: z.boolean(),
});
export type DodoRefundItem = z.output<typeof refundItem>;

export const refund = refundItem.extend({ metadata });
export type DodoRefund = z.output<typeof refund>;

export const dispute = z.object({
  dispute_id: z.string(),
  payment_id: z.string(),
  amount: z.string(),
  currency: z.string(),
  dispute_stage: z.string(),
  dispute_status: z.string(),
});
export type DodoDispute = z.output<typeof dispute>;

export const payment = z.object({
  payment_id: z.string(),
  status: z.string().nullish(),
  /** With the tax, be it in the price or on top of it. */
  total_amount: z.int(),
  tax: z.int().nullish(),
  currency: z.string(),
  metadata,
  refunds: z.array(refundItem),
  disputes: z.array(dispute).default([]),
  product_cart: z.array(z.object({ product_id: z.string() })).nullish(),
});
export type DodoPayment = z.output<typeof payment>;

export const openedSession = z.object({ session_id: z.string(), checkout_url: z.url() });
export const session = z.object({
  created_at: z.iso.datetime({ offset: true }),
  payment_id: z.string().nullish(),
});

export const product = z.object({
  price: z.object({
    type: z.string(),
    currency: z.string().nullish(),
    pay_what_you_want: z.boolean().nullish(),
    purchasing_power_parity: z.boolean().nullish(),
    discount: z.number().nullish(),
    discount_bps: z.number().nullish(),
  }),
});

export const message = z.object({ type: z.string().max(120), data: z.unknown() });
export type DodoMessage = z.output<typeof message>;
