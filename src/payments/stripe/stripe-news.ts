import type Stripe from 'stripe';
import type { GatewayEvent, PaymentNews } from '../payment-gateway.js';

/** By this name our id of a payment stands in Stripe's objects. */
export const PAYMENT_KEY = 'payment_id';

/** The messages that we go by; Stripe has some two hundred more. */
export const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
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
    default:
      return null;
  }
}

/** What a session says of its payment; undefined while it is open, and where it is not one of ours. */
export function newsOfSession(session: Stripe.Checkout.Session): PaymentNews | undefined {
  const paymentId = session.metadata?.[PAYMENT_KEY];
  if (!paymentId) return undefined;
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
