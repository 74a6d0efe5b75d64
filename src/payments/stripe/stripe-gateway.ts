import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { Clock } from '../../platform/clock.js';
import { InvalidFieldError } from '../../platform/errors/index.js';
import type { StripeAccess, VendorMode } from '../../platform/vendors/index.js';
import {
  type ChargeOutcome,
  type CheckoutOrder,
  type CustomerRequest,
  type GatewayEvent,
  type OpenedCheckout,
  PaymentGateway,
  type PaymentNews,
  type PlanChange,
  type RefundOrder,
  type ReversalNews,
  type SubscriptionNews,
} from '../payment-gateway.js';
import { calling, isMissing, stripeClient } from './stripe-client.js';
import { isCharge, StripeCharges } from './stripe-charges.js';
import { PAYMENT_KEY, REFUND_KEY } from './stripe-keys.js';
import { EVENT_TYPES, newsOf, newsOfCharge, newsOfRefund, newsOfSession } from './stripe-news.js';
import { StripeSubscriptions } from './stripe-subscriptions.js';
import { VERSION_KEY } from './stripe-subscription-news.js';

/**
 * How old a signature may be, and how far ahead of our clock. The SDK checks only the first, and
 * checks nothing with a tolerance of 0.
 */
const TOLERANCE_SECONDS = 300;
const EVENTS_PAGE = 100;
/** As many refunds as a payment can sensibly have. */
const REFUNDS_PAGE = 100;

/** Stripe: hosted checkout, paid by webhook. */
export class StripeGateway extends PaymentGateway {
  override readonly name = 'stripe';
  override readonly mode: VendorMode;
  private readonly stripe: Stripe;
  private readonly webhookSecret: string;
  private readonly subscriptions: StripeSubscriptions;
  private readonly charges: StripeCharges;

  /** @param silenceMs for how long Stripe may say nothing */
  constructor(
    access: StripeAccess,
    private readonly clock: Clock,
    silenceMs?: number,
  ) {
    super();
    this.mode = access.mode;
    this.webhookSecret = access.webhookSecret;
    this.stripe = stripeClient(access, silenceMs);
    this.charges = new StripeCharges(this.stripe);
    this.subscriptions = new StripeSubscriptions(this.stripe, clock);
  }

  override async openCustomer({ userId, email }: CustomerRequest): Promise<string> {
    const fields = { metadata: { user_id: userId }, ...(email === null ? {} : { email }) };
    // Another address is another request: Stripe refuses one key for two of them.
    const address = createHash('sha256')
      .update(email ?? '')
      .digest('hex');
    const { id } = await calling(
      this.stripe.customers.create(fields, {
        idempotencyKey: `customer:${userId}:${address.slice(0, 16)}`,
      }),
    );
    return id;
  }

  override async forgetCustomer(customerId: string): Promise<void> {
    await calling(this.stripe.customers.del(customerId)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  override async openCheckout(order: CheckoutOrder): Promise<OpenedCheckout> {
    const metadata = { [PAYMENT_KEY]: order.paymentId };
    const { plan } = order;
    const { id, url, expires_at } = await calling(
      this.stripe.checkout.sessions.create(
        {
          ...(plan
            ? {
                mode: 'subscription' as const,
                subscription_data: { metadata: { ...metadata, [VERSION_KEY]: plan.versionId } },
              }
            : {
                mode: 'payment' as const,
                payment_intent_data: { metadata, description: order.name },
              }),
          customer: order.customerId,
          client_reference_id: order.paymentId,
          metadata,
          success_url: order.returnUrl,
          cancel_url: order.cancelUrl,
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: order.currency.toLowerCase(),
                unit_amount: order.amountMinor,
                product_data: { name: order.name },
                ...(plan ? { recurring: { interval: 'month' as const } } : {}),
              },
            },
          ],
        },
        { idempotencyKey: order.paymentId },
      ),
    );
    return { checkoutId: id, url: url ?? '', expiresAt: new Date(expires_at * 1000) };
  }

  override openCharge(order: CheckoutOrder): Promise<string> {
    return this.charges.open(order);
  }

  override confirmCharge(
    chargeId: string,
    method: string,
    returnUrl: string,
  ): Promise<ChargeOutcome> {
    return this.charges.confirm(chargeId, method, returnUrl);
  }

  override async closeCheckout(checkoutId: string): Promise<void> {
    if (isCharge(checkoutId)) return this.charges.close(checkoutId);
    const session = await calling(this.stripe.checkout.sessions.retrieve(checkoutId));
    if (session.status === 'open') await calling(this.stripe.checkout.sessions.expire(checkoutId));
  }

  override async look(checkoutId: string): Promise<PaymentNews | undefined> {
    if (isCharge(checkoutId)) return this.charges.look(checkoutId);
    const session = await calling(
      this.stripe.checkout.sessions.retrieve(checkoutId, { expand: ['payment_intent'] }),
    );
    return newsOfSession(session);
  }

  override lookAtSubscription(gatewaySubscriptionId: string): Promise<SubscriptionNews[]> {
    return this.subscriptions.look(gatewaySubscriptionId);
  }

  override changePlan(change: PlanChange): Promise<void> {
    return this.subscriptions.change(change);
  }

  override endAtPeriodEnd(gatewaySubscriptionId: string, ends: boolean): Promise<void> {
    return this.subscriptions.endAtPeriodEnd(gatewaySubscriptionId, ends);
  }

  override async openPortal(customer: string, returnUrl: string): Promise<string> {
    const asked = { customer, return_url: returnUrl };
    const { url } = await calling(this.stripe.billingPortal.sessions.create(asked));
    return url;
  }

  override endSubscription(gatewaySubscriptionId: string): Promise<void> {
    return this.subscriptions.end(gatewaySubscriptionId);
  }

  override paymentOfInvoice(gatewayInvoiceId: string): Promise<string | undefined> {
    return this.subscriptions.paymentOf(gatewayInvoiceId);
  }

  /** Stripe forgets keys after a day: so what may have been made is looked for before. */
  override async refund(order: RefundOrder): Promise<ReversalNews[]> {
    const made = order.isRepeated ? await this.madeRefund(order) : undefined;
    const refund = made ?? (await this.makeRefund(order));
    const { charge } = refund;
    const news = [
      newsOfRefund(refund),
      typeof charge === 'object' && charge ? newsOfCharge(charge) : undefined,
    ];
    return news.filter((each) => each !== undefined);
  }

  private async madeRefund(order: RefundOrder): Promise<Stripe.Refund | undefined> {
    const { data } = await calling(
      this.stripe.refunds.list({
        payment_intent: order.gatewayPaymentId,
        limit: REFUNDS_PAGE,
        expand: ['data.charge'],
      }),
    );
    return data.find(({ metadata }) => metadata?.[REFUND_KEY] === order.refundId);
  }

  private makeRefund({ refundId, gatewayPaymentId, amountMinor }: RefundOrder) {
    const asked: Stripe.RefundCreateParams = {
      payment_intent: gatewayPaymentId,
      amount: amountMinor,
      reason: 'requested_by_customer',
      metadata: { [REFUND_KEY]: refundId },
      expand: ['charge'],
    };
    return calling(this.stripe.refunds.create(asked, { idempotencyKey: refundId }));
  }

  override readWebhook(
    body: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): GatewayEvent {
    const signature = headers['stripe-signature'];
    if (typeof signature !== 'string') throw unsigned('The header is missing.');
    const now = this.clock.now().getTime();
    let event: Stripe.Event;
    try {
      event = this.stripe.webhooks.constructEvent(
        body,
        signature,
        this.webhookSecret,
        TOLERANCE_SECONDS,
        undefined,
        now,
      );
    } catch {
      throw unsigned('The signature does not fit, or is too old.');
    }
    const time = Number(/(?:^|,)t=(\d+)(?:,|$)/.exec(signature)?.[1]);
    if (!(time - now / 1000 <= TOLERANCE_SECONDS))
      throw unsigned('The signature is of the future.');
    return newsOf(event);
  }

  override async *eventsSince(since: Date): AsyncIterable<GatewayEvent> {
    const asked = {
      created: { gte: Math.floor(since.getTime() / 1000) },
      types: [...EVENT_TYPES],
      limit: EVENTS_PAGE,
    };
    for (let after: string | undefined; ;) {
      const page = await calling(
        this.stripe.events.list({ ...asked, ...(after ? { starting_after: after } : {}) }),
      );
      for (const event of page.data) yield newsOf(event);
      after = page.data.at(-1)?.id;
      if (!page.has_more || after === undefined) return;
    }
  }
}

function unsigned(problem: string): InvalidFieldError {
  return new InvalidFieldError('Stripe-Signature', problem);
}
