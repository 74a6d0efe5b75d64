import type Stripe from 'stripe';
import { InvalidFieldError } from '../../platform/errors/index.js';
import type { ChargeOutcome, ChargesDirectly } from '../gateway-capabilities.js';
import type { CheckoutOrder } from '../checkout-order.js';
import { GatewayError } from '../payment-gateway.js';
import type { PaymentNews } from '../payment-news.js';
import { calling } from './stripe-client.js';
import { DIRECT_KEY, PAYMENT_KEY } from './stripe-keys.js';

/** Whether an id is that of a charge without a page. */
export const isCharge = (id: string): boolean => id.startsWith('pi_');

/** Charges without a page of Stripe's: payment intents, confirmed by what the client named. */
export class StripeCharges implements ChargesDirectly {
  constructor(private readonly stripe: Stripe) {}

  async open(order: CheckoutOrder): Promise<string> {
    const asked: Stripe.PaymentIntentCreateParams = {
      amount: order.amountMinor,
      currency: order.currency.toLowerCase(),
      ...(order.customerId === undefined ? {} : { customer: order.customerId }),
      description: order.name,
      metadata: { [PAYMENT_KEY]: order.paymentId, [DIRECT_KEY]: 'yes' },
    };
    // A key of its own: the page for the same payment would be another request.
    const idempotencyKey = `charge:${order.paymentId}`;
    const { id } = await calling(this.stripe.paymentIntents.create(asked, { idempotencyKey }));
    return id;
  }

  /** An intent is paid once, so it may be confirmed again where an answer was lost. */
  async confirm(id: string, method: string, returnUrl: string): Promise<ChargeOutcome> {
    const asked = { payment_method: method, return_url: returnUrl };
    try {
      return outcomeOf(await calling(this.stripe.paymentIntents.confirm(id, asked)));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.failure !== 'declined' && error.failure !== 'rejected') throw error;
      const outcome = outcomeOf(await calling(this.stripe.paymentIntents.retrieve(id)));
      if (outcome.news?.kind === 'paid' || error.failure === 'declined') return outcome;
      throw new InvalidFieldError(
        'paymentMethodId',
        'The payment service does not know this way to pay.',
      );
    }
  }

  async look(id: string): Promise<PaymentNews | undefined> {
    return newsOfIntent(await calling(this.stripe.paymentIntents.retrieve(id)));
  }

  async close(id: string): Promise<void> {
    const { status } = await calling(this.stripe.paymentIntents.retrieve(id));
    if (status === 'succeeded' || status === 'canceled' || status === 'processing') return;
    await calling(this.stripe.paymentIntents.cancel(id));
  }
}

/** What an intent of ours says; undefined while it is open, and of those that pages made. */
export function newsOfIntent(intent: Stripe.PaymentIntent): PaymentNews | undefined {
  const paymentId = intent.metadata[PAYMENT_KEY];
  if (!paymentId || intent.metadata[DIRECT_KEY] === undefined) return undefined;
  if (intent.status === 'succeeded') {
    return {
      kind: 'paid',
      paymentId,
      gatewayPaymentId: intent.id,
      amountMinor: intent.amount_received,
      currency: intent.currency.toUpperCase(),
    };
  }
  if (intent.status === 'canceled') return { kind: 'expired', paymentId };
  const wasDeclined = intent.status === 'requires_payment_method' && intent.last_payment_error;
  return wasDeclined ? { kind: 'declined', paymentId } : undefined;
}

function outcomeOf(intent: Stripe.PaymentIntent): ChargeOutcome {
  const news = newsOfIntent(intent);
  const url = intent.status === 'requires_action' ? intent.next_action?.redirect_to_url?.url : null;
  return { ...(news ? { news } : {}), ...(url ? { url } : {}) };
}
