import { fractionDigits } from '../money.js';
import type { PaymentNews, ReversalNews } from '../payment-news.js';
import {
  AMOUNT_KEY,
  type DodoDispute,
  type DodoPayment,
  type DodoRefund,
  type DodoRefundItem,
  PAYMENT_KEY,
  REFUND_KEY,
} from './dodo-words.js';

type NewsOfPayment = Extract<PaymentNews, { kind: 'paid' | 'declined' | 'under-way' | 'expired' }>;

/** What a payment says; undefined while it is open, and where it is not one of ours. */
export function newsOfPayment(payment: DodoPayment): NewsOfPayment | undefined {
  const paymentId = payment.metadata[PAYMENT_KEY];
  if (typeof paymentId !== 'string') return undefined;
  switch (payment.status) {
    case 'succeeded':
      return {
        kind: 'paid',
        paymentId,
        gatewayPaymentId: payment.payment_id,
        amountMinor: priceOf(payment),
        currency: payment.currency,
      };
    case 'failed':
      return { kind: 'declined', paymentId };
    case 'processing':
      return { kind: 'under-way', paymentId };
    case 'cancelled':
      return { kind: 'expired', paymentId };
    default:
      return undefined;
  }
}

/**
 * What was paid for the thing itself. Dodo sells in its own name and collects the tax: in the price,
 * then the total is what we asked for, or on top of it, then the total is that and exactly the tax
 * that Dodo names. Whatever else was paid is not what we asked for, and stands here as it was paid.
 */
export function priceOf({ total_amount: total, tax, metadata }: DodoPayment): number {
  const asked = Number(metadata[AMOUNT_KEY]);
  const added = total - asked;
  return added > 0 && added === tax ? asked : total;
}

/** How much has gone back in all, without the tax on top that went with it. */
export function newsOfRefunds(
  payment: DodoPayment,
  refunds: readonly DodoRefundItem[],
): Extract<ReversalNews, { kind: 'refunded' }> | undefined {
  const gone = refundedBy(payment, refunds, ['succeeded']);
  if (gone.gross === 0) return undefined;
  return {
    kind: 'refunded',
    gatewayPaymentId: payment.payment_id,
    refundedMinor: gone.price,
    currency: payment.currency,
  };
}

/** What became of a refund of ours; undefined while it is under way, and for those of other people. */
export function newsOfRefund(refund: DodoRefund): ReversalNews | undefined {
  const refundId = refund.metadata[REFUND_KEY];
  if (typeof refundId !== 'string') return undefined;
  const gatewayPaymentId = refund.payment_id;
  if (refund.status === 'succeeded') return { kind: 'refund-made', gatewayPaymentId, refundId };
  return refund.status === 'failed'
    ? { kind: 'refund-failed', gatewayPaymentId, refundId }
    : undefined;
}

/** Before it is a dispute (`pre_dispute`) no money has moved, unless it was given back right then. */
export function newsOfDispute(
  dispute: DodoDispute,
  payment: DodoPayment,
): ReversalNews | undefined {
  const kind = DISPUTE_KINDS[dispute.dispute_status];
  const isBefore = dispute.dispute_stage === 'pre_dispute';
  if (!kind || (isBefore && kind !== 'dispute-lost')) return undefined;
  if (isBefore && dispute.dispute_status === 'dispute_expired') return undefined;
  return {
    kind,
    gatewayPaymentId: dispute.payment_id,
    disputeId: dispute.dispute_id,
    amountMinor: Math.min(priceOf(payment), withoutTax(payment, minorOf(dispute))),
    currency: dispute.currency.toUpperCase(),
  };
}

const DISPUTE_KINDS: Readonly<Record<string, 'disputed' | 'dispute-lost' | 'dispute-won'>> = {
  dispute_opened: 'disputed',
  dispute_challenged: 'disputed',
  dispute_won: 'dispute-won',
  /** Whoever complained thought better of it. */
  dispute_cancelled: 'dispute-won',
  dispute_lost: 'dispute-lost',
  dispute_accepted: 'dispute-lost',
  /** Nobody answered the bank in time. */
  dispute_expired: 'dispute-lost',
};

/** The refunds with this one as it is by now. */
export function withRefund(
  { refunds }: DodoPayment,
  refund: DodoRefundItem,
): readonly DodoRefundItem[] {
  return [...refunds.filter(({ refund_id }) => refund_id !== refund.refund_id), refund];
}

/**
 * What was given back by these refunds: with its tax, and what of the price that is. Each is reckoned by
 * itself, as it was asked for, so that parts add up to the whole.
 */
export function refundedBy(
  payment: DodoPayment,
  refunds: readonly DodoRefundItem[],
  statuses: readonly string[],
): { gross: number; price: number } {
  const parts = refunds
    .filter(({ status }) => statuses.includes(status))
    .map(({ amount, is_partial }) => amount ?? (is_partial ? 0 : payment.total_amount));
  const gross = parts.reduce((sum, part) => sum + part, 0);
  const price = parts.reduce((sum, part) => sum + withoutTax(payment, part), 0);
  return { gross, price: gross === payment.total_amount ? priceOf(payment) : price };
}

/** What of money with tax on top is ours. */
function withoutTax(payment: DodoPayment, minor: number): number {
  const price = priceOf(payment);
  const { total_amount: total } = payment;
  return price === total ? minor : Math.round((minor * price) / total);
}

/** `990`, of the smallest unit; were it ever `9.90`, the same is meant. */
function minorOf({ amount, currency }: DodoDispute): number {
  const value = Number(amount);
  return Math.round(amount.includes('.') ? value * 10 ** fractionDigits(currency) : value);
}
