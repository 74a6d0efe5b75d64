import type Stripe from 'stripe';
import type { GatewayEvent, PaymentNews, ReversalNews } from '../payment-news.js';
import { newsOfIntent } from './stripe-charges.js';
import { PAYMENT_KEY, REFUND_KEY } from './stripe-keys.js';
import { newsOfInvoice, newsOfSubscription, timeOf } from './stripe-subscription-news.js';

/** The messages that we go by; Stripe has some two hundred more. */
export const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.closed',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refund.updated',
  'invoice.paid',
  'invoice.payment_failed',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
] as const;

/** What an event says, without anything of the person. */
export function newsOf(event: Stripe.Event): GatewayEvent {
  return { eventId: event.id, type: event.type, news: newsIn(event) };
}

function newsIn(event: Stripe.Event): PaymentNews | null {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return newsOfSession(event.data.object) ?? null;
    case 'checkout.session.async_payment_failed':
    case 'payment_intent.payment_failed': {
      const paymentId = event.data.object.metadata?.[PAYMENT_KEY];
      return paymentId ? { kind: 'declined', paymentId } : null;
    }
    case 'payment_intent.succeeded':
    case 'payment_intent.canceled':
      return newsOfIntent(event.data.object) ?? null;
    case 'charge.refunded':
      return newsOfCharge(event.data.object, event.created) ?? null;
    case 'charge.dispute.created':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.closed':
      return newsOfDispute(event.data.object) ?? null;
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated':
      return newsOfRefund(event.data.object) ?? null;
    case 'invoice.paid':
    case 'invoice.payment_failed':
      return newsOfInvoice(event.data.object, event.created) ?? null;
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted':
      return newsOfSubscription(event.data.object, event.created) ?? null;
    default:
      return null;
  }
}

/**
 * How much of a charge has gone back by now; undefined where nothing has.
 * @param at when that was so, in Stripe's seconds
 */
export function newsOfCharge(charge: Stripe.Charge, at?: number): ReversalNews | undefined {
  const gatewayPaymentId = idOf(charge.payment_intent);
  if (gatewayPaymentId === undefined || charge.amount_refunded === 0) return undefined;
  return {
    kind: 'refunded',
    gatewayPaymentId,
    refundedMinor: charge.amount_refunded,
    currency: charge.currency.toUpperCase(),
    ...(at === undefined ? {} : { at: timeOf(at) }),
  };
}

/**
 * What became of a refund; undefined while it is under way, and where one that was made in Stripe's
 * dashboard is there: of those the charge tells.
 */
export function newsOfRefund(refund: Stripe.Refund): ReversalNews | undefined {
  const refundId = refund.metadata?.[REFUND_KEY];
  const gatewayPaymentId = idOf(refund.payment_intent);
  if (gatewayPaymentId === undefined) return undefined;
  const isOver = refund.status === 'failed' || refund.status === 'canceled';
  if (!refundId) return isOver ? undoneRefund(refund, gatewayPaymentId) : undefined;
  if (refund.status === 'succeeded') return { kind: 'refund-made', gatewayPaymentId, refundId };
  return isOver ? { kind: 'refund-failed', gatewayPaymentId, refundId } : undefined;
}

const undoneRefund = (refund: Stripe.Refund, gatewayPaymentId: string): ReversalNews => ({
  kind: 'refund-undone',
  gatewayPaymentId,
  gatewayRefundId: refund.id,
  amountMinor: refund.amount,
  currency: refund.currency.toUpperCase(),
});

/** Where a bank only asks (`warning_…`), no money has moved and there is nothing to go by. */
function newsOfDispute(dispute: Stripe.Dispute): ReversalNews | undefined {
  const gatewayPaymentId = idOf(dispute.payment_intent);
  if (gatewayPaymentId === undefined || dispute.status.startsWith('warning_')) return undefined;
  return {
    kind: DISPUTE_ENDS[dispute.status] ?? 'disputed',
    gatewayPaymentId,
    disputeId: dispute.id,
    amountMinor: dispute.amount,
    currency: dispute.currency.toUpperCase(),
  };
}

const DISPUTE_ENDS: Readonly<Record<string, 'dispute-won' | 'dispute-lost'>> = {
  won: 'dispute-won',
  lost: 'dispute-lost',
};

/** What a session says of its payment; undefined while it is open, and where it is not one of ours. */
export function newsOfSession(session: Stripe.Checkout.Session): PaymentNews | undefined {
  const paymentId = session.metadata?.[PAYMENT_KEY];
  if (!paymentId) return undefined;
  const gatewaySubscriptionId = idOf(session.subscription);
  if (session.status === 'complete' && gatewaySubscriptionId !== undefined) {
    return { kind: 'subscribed', paymentId, gatewaySubscriptionId };
  }
  const gatewayPaymentId = idOf(session.payment_intent);
  if (session.payment_status === 'paid' && gatewayPaymentId !== undefined) {
    return {
      kind: 'paid',
      paymentId,
      gatewayPaymentId,
      amountMinor: session.amount_total ?? 0,
      currency: (session.currency ?? '').toUpperCase(),
    };
  }
  if (session.status === 'expired') return { kind: 'expired', paymentId };
  const intent = session.payment_intent;
  const wasDeclined = typeof intent === 'object' && intent?.last_payment_error != null;
  return wasDeclined ? { kind: 'declined', paymentId } : undefined;
}

function idOf(reference: string | { id: string } | null): string | undefined {
  return typeof reference === 'string' ? reference : reference?.id;
}
