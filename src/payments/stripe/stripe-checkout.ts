import type Stripe from 'stripe';
import type { PlanOrder } from '../gateway-capabilities.js';
import type { CheckoutOrder, OpenedCheckout } from '../checkout-order.js';
import { calling } from './stripe-client.js';
import { PAYMENT_KEY } from './stripe-keys.js';
import { VERSION_KEY } from './stripe-subscription-news.js';

/** Opens Stripe's page for something that is paid once. */
export function openSession(stripe: Stripe, order: CheckoutOrder): Promise<OpenedCheckout> {
  const payment_intent_data = { metadata: metadataOf(order), description: order.name };
  return open(stripe, order, { mode: 'payment', payment_intent_data }, undefined);
}

/** Opens Stripe's page for a plan. */
export function openPlanSession(stripe: Stripe, order: PlanOrder): Promise<OpenedCheckout> {
  const metadata = { ...metadataOf(order), [VERSION_KEY]: order.versionId };
  const subscription = { mode: 'subscription' as const, subscription_data: { metadata } };
  return open(stripe, order, subscription, { interval: 'month' });
}

const metadataOf = ({ paymentId }: CheckoutOrder) => ({ [PAYMENT_KEY]: paymentId });

async function open(
  stripe: Stripe,
  order: CheckoutOrder,
  what: Stripe.Checkout.SessionCreateParams,
  recurring: { interval: 'month' } | undefined,
): Promise<OpenedCheckout> {
  const asked: Stripe.Checkout.SessionCreateParams = {
    ...what,
    ...(order.customerId === undefined ? {} : { customer: order.customerId }),
    client_reference_id: order.paymentId,
    metadata: metadataOf(order),
    success_url: order.returnUrl,
    cancel_url: order.cancelUrl,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency.toLowerCase(),
          unit_amount: order.amountMinor,
          product_data: { name: order.name },
          ...(recurring ? { recurring } : {}),
        },
      },
    ],
  };
  const { id, url, expires_at } = await calling(
    stripe.checkout.sessions.create(asked, { idempotencyKey: order.paymentId }),
  );
  return { checkoutId: id, url: url ?? '', expiresAt: new Date(expires_at * 1000) };
}
