import type { PaymentNews, ReversalNews } from '../payment-news.js';
import { fromPayPalMoney, type PayPalMoney } from './paypal-money.js';

/**
 * An order is closed by its name, for PayPal has no other way that lasts: what is named so is never
 * captured.
 */
const CLOSED = 'closed-';

export const closedName = (paymentId: string): string => `${CLOSED}${paymentId}`;
export const isClosedName = (name: string | undefined): boolean =>
  name?.startsWith(CLOSED) ?? false;

/** Our id of a payment, by what an order or its capture is called. */
export function paymentIdIn(name: string | undefined): string | undefined {
  return name !== undefined && isClosedName(name) ? name.slice(CLOSED.length) : name;
}

/** What of a capture we go by. The SDK's own have these names; messages are read into them. */
export interface CaptureFacts {
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly customId?: string | undefined;
  readonly amount?: PayPalMoney | undefined;
}

/** What of a refund we go by. */
export interface RefundFacts {
  readonly status?: string | undefined;
  readonly amount?: PayPalMoney | undefined;
  readonly sellerPayableBreakdown?: { totalRefundedAmount?: PayPalMoney | undefined } | undefined;
}

/** PayPal has the money in these states, whatever went back of it since. */
const TAKEN = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED']);
const FAILED = new Set(['DECLINED', 'FAILED']);

/** Undefined of captures that are none of ours. */
export function newsOfCapture(capture: CaptureFacts): PaymentNews | undefined {
  const { id, status = '', customId, amount } = capture;
  const paymentId = paymentIdIn(customId);
  if (!paymentId || !id) return undefined;
  // An order has one capture: where that one failed, its page takes no other way to pay.
  if (FAILED.has(status)) return { kind: 'declined', paymentId, isFinal: true };
  if (status === 'PENDING') return { kind: 'under-way', paymentId };
  const amountMinor = fromPayPalMoney(amount);
  if (!TAKEN.has(status) || amountMinor === undefined) return undefined;
  const currency = amount?.currencyCode ?? '';
  return { kind: 'paid', paymentId, gatewayPaymentId: id, amountMinor, currency };
}

/** What went back in all, by the refund that was made last. */
export function newsOfSum(
  gatewayPaymentId: string,
  { amount, sellerPayableBreakdown }: RefundFacts,
): ReversalNews | undefined {
  const sum = sellerPayableBreakdown?.totalRefundedAmount ?? amount;
  const refundedMinor = fromPayPalMoney(sum);
  if (!sum || !refundedMinor) return undefined;
  return { kind: 'refunded', gatewayPaymentId, refundedMinor, currency: sum.currencyCode };
}
